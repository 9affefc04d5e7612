package io.framehouse.shared;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** What the settings need from the machine: a free port, and a directory to write in. */
final class PortAndDirectory {
    private PortAndDirectory() {}

    static void require(Environment settings) {
        requireDirectory(settings.getProperty("framehouse.data-dir", "./data"));
        int port = settings.getProperty("server.port", Integer.class, 8080);
        boolean web = !"none".equals(settings.getProperty("spring.main.web-application-type"));
        if (web && port > 0) {
            requireFree(settings.getProperty("server.address"), port);
        }
    }

    private static void requireDirectory(String setting) {
        Path directory = Path.of(setting).toAbsolutePath().normalize();
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw notWritable(directory);
        }
        if (!Files.isWritable(directory)) {
            throw notWritable(directory);
        }
    }

    private static SettingRefused notWritable(Path directory) {
        return new SettingRefused(
                "FRAMEHOUSE_DATA_DIR is '" + directory + "', where nothing can be written.",
                "Set it to a directory that the user of this process may write in.");
    }

    private static void requireFree(@Nullable String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    address == null
                            ? new InetSocketAddress(port)
                            : new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (IOException taken) {
            throw new SettingRefused(
                    "SERVER_PORT is "
                            + port
                            + ", and nothing can listen there: "
                            + taken.getMessage()
                            + ".",
                    "End the program that uses the port, or start with another one, such as"
                            + " SERVER_PORT=8081.");
        }
    }
}
