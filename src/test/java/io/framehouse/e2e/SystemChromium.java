package io.framehouse.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Installs the system's own Chromium where we may: as root on Debian or Ubuntu. */
final class SystemChromium {
    private static final int MOST_MINUTES = 10;

    private SystemChromium() {}

    /** False where it cannot be installed from here. */
    static boolean install() {
        if (!"root".equals(System.getProperty("user.name"))
                || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return false;
        }
        return run(List.of("apt-get", "update", "-qq"))
                && run(List.of("apt-get", "install", "-y", "-qq", "chromium"));
    }

    private static boolean run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            return process.waitFor(MOST_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException failure) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
