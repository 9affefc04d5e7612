package io.framehouse;

import static java.util.Map.entry;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/** One PostgreSQL server for the whole test run, one database a Spring context. */
public final class TestDatabases
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Queue<ConfigurableApplicationContext> OPENED =
            new ConcurrentLinkedQueue<>();
    private static final EmbeddedPostgres SERVER = start();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        OPENED.add(context);
        context.addApplicationListener(new RestingTimers());
        ContextsFirst.databasesUsed();
        Map<String, Object> settings =
                Map.ofEntries(
                        entry("spring.datasource.url", createMigrated()),
                        entry("spring.datasource.username", "framehouse_app"),
                        entry("spring.datasource.password", ""),
                        entry("spring.flyway.user", "framehouse_owner"),
                        entry("spring.flyway.password", ""),
                        entry("spring.datasource.hikari.maximum-pool-size", "12"),
                        entry(
                                "framehouse.secret-key",
                                "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktMTI="),
                        entry("framehouse.data-dir", temporaryDirectory().toString()),
                        entry("framehouse.demo", "false"),
                        entry("framehouse.sandbox", "false"),
                        entry("framehouse.previews.enabled", "false"));
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        sources.addLast(new MapPropertySource("test-database", settings));
        // Every start hashes one password, which takes a third of a second as people's are hashed.
        context.addBeanFactoryPostProcessor(
                beans -> beans.addBeanPostProcessor(new QuickPasswords(context.getEnvironment())));
    }

    /** Closes every context that has a database here, all at once. */
    static void closeContexts() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            OPENED.forEach(context -> threads.submit(context::close));
        }
    }

    /** Makes an empty database with the production roles and gives its JDBC address. */
    public static String create() {
        return create("test_" + NUMBER.incrementAndGet(), "template1");
    }

    /** The same with all migrations done, which are done once for the process and copied. */
    public static String createMigrated() {
        return create("test_" + NUMBER.incrementAndGet(), Migrated.NAME);
    }

    private static String create(String name, String like) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create database %s owner framehouse_owner template %s".formatted(name, like));
            statement.execute("alter database " + name + " set timezone to 'Asia/Kathmandu'");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return "jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/" + name;
    }

    /** A database that nobody uses but as a pattern; made when it is first asked for. */
    private static final class Migrated {
        static final String NAME = make();

        private Migrated() {}

        private static String make() {
            String name = "migrated";
            Flyway.configure()
                    .dataSource(create(name, "template1"), "framehouse_owner", "")
                    .locations("classpath:db/migration")
                    .placeholders(Map.of("app_role", "framehouse_app", "time_zone", "UTC"))
                    .load()
                    .migrate();
            return name;
        }
    }

    /**
     * Lets the planner know a table as it is now; otherwise the background does so at some moment,
     * and what a test counts depends on which.
     */
    public static void analyze(DataSource database, String table) {
        try (Connection ours = database.getConnection();
                Connection connection = superuser(ours.getMetaData().getURL());
                Statement statement = connection.createStatement()) {
            statement.execute("analyze " + table);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The superuser's connection to a database made here, for looking behind the walls. */
    public static Connection superuser(String jdbcUrl) throws SQLException {
        String name = jdbcUrl.substring(jdbcUrl.lastIndexOf('/') + 1);
        return SERVER.getDatabase("postgres", name).getConnection();
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("framehouse-test");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static EmbeddedPostgres start() {
        try (InputStream roles =
                Objects.requireNonNull(TestDatabases.class.getResourceAsStream("/db/roles.sql"))) {
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder()
                            .setServerConfig("max_connections", "300")
                            .setServerConfig("fsync", "off")
                            .setServerConfig("synchronous_commit", "off")
                            .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(new String(roles.readAllBytes(), StandardCharsets.UTF_8));
            }
            return server;
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException("The test PostgreSQL did not start", failure);
        }
    }
}
