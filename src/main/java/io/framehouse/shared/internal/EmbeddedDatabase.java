package io.framehouse.shared.internal;

import io.framehouse.shared.StartupConsole;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL 18 that the application starts for itself, with its data kept in the data directory
 * over restarts and crashes. For first runs and small houses; several nodes need a server of their
 * own.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final String DATABASE = "framehouse";

    private final EmbeddedPostgres server;
    private final FileChannel lockFile;

    private EmbeddedDatabase(EmbeddedPostgres server, FileChannel lockFile) {
        this.server = server;
        this.lockFile = lockFile;
    }

    /**
     * Starts the server on a free loopback port.
     *
     * @throws DataDirectoryInUseException where another process works with the same directory
     */
    static EmbeddedDatabase start(Path dataDirectory) {
        Path home = dataDirectory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            FileChannel lockFile = lock(home);
            Path data = home.resolve("postgres");
            LeftoverServer.stop(data);
            if (Files.exists(data) && !Files.exists(data.resolve("PG_VERSION"))) {
                // An earlier first start was ended before the cluster was complete: nothing is in
                // it.
                FileSystemUtils.deleteRecursively(data);
            }
            boolean first = !Files.exists(data);
            StartupConsole.say(
                    first
                            ? "creating the database in " + data + " (a few seconds, once)"
                            : "starting the database in " + data);
            EmbeddedDatabase database = new EmbeddedDatabase(launch(home, data), lockFile);
            database.prepare();
            return database;
        } catch (IOException failure) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start", failure);
        } catch (SQLException failure) {
            throw new IllegalStateException("The embedded PostgreSQL did not answer", failure);
        }
    }

    String jdbcUrl() {
        return server.getJdbcUrl("framehouse_app", DATABASE).replaceAll("\\?.*$", "");
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            lockFile.close();
        }
    }

    private static FileChannel lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        home.resolve("framehouse.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new DataDirectoryInUseException(home);
            }
        } catch (java.nio.channels.OverlappingFileLockException sameProcess) {
            channel.close();
            throw new DataDirectoryInUseException(home);
        }
        return channel;
    }

    private static EmbeddedPostgres launch(Path home, Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(home.resolve("postgres-binaries").toFile())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("max_connections", "120")
                .setServerConfig("fsync", "on")
                // The library turns this off for tests; a sent attempt must outlive a power cut.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
    }

    private void prepare() throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(DatabaseRoles.script());
            try (ResultSet found =
                    statement.executeQuery(
                            "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + DATABASE + " owner framehouse_owner");
        }
    }
}
