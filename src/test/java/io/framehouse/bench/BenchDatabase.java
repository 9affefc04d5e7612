package io.framehouse.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A PostgreSQL as the product starts it: each commit waits for the disk. */
final class BenchDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final EmbeddedPostgres SERVER = start();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> settings;
        try {
            settings =
                    Map.of(
                            "spring.datasource.url", url(),
                            "spring.datasource.username", "framehouse_app",
                            "spring.datasource.password", "",
                            "spring.flyway.user", "framehouse_owner",
                            "spring.flyway.password", "",
                            "framehouse.secret-key", "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktMTI=",
                            "framehouse.data-dir", Files.createTempDirectory("bench").toString(),
                            "framehouse.demo", "false",
                            "framehouse.sandbox", "false");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource("bench-database", settings));
    }

    /** A connection that sees all teams for as long as it lives, which costs a query nothing. */
    static Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url(), "framehouse_app", "");
        try (Statement statement = connection.createStatement()) {
            statement.execute("set role framehouse_platform");
        }
        return connection;
    }

    /** A connection without any role yet, as the pool of the product gives them. */
    static Connection connectBare() throws SQLException {
        return DriverManager.getConnection(url(), "framehouse_app", "");
    }

    /** Puts what was submitted to where it waits for the provider's last word. */
    static void run() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("update job set state = 'running' where state = 'held'");
        }
    }

    /** A connection that no wall stops. */
    static Connection superuser() throws SQLException {
        return SERVER.getDatabase("postgres", "bench").getConnection();
    }

    static void tidy() throws SQLException {
        try (Connection connection = SERVER.getDatabase("postgres", "bench").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private static String url() {
        return "jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/bench";
    }

    private static EmbeddedPostgres start() {
        try (InputStream roles =
                Objects.requireNonNull(BenchDatabase.class.getResourceAsStream("/db/roles.sql"))) {
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder()
                            .setServerConfig("max_connections", "120")
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("max_wal_size", "4GB")
                            .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(new String(roles.readAllBytes(), StandardCharsets.UTF_8));
                statement.execute("create database bench owner framehouse_owner");
            }
            return server;
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(
                    "The PostgreSQL of the benchmark did not start", failure);
        }
    }
}
