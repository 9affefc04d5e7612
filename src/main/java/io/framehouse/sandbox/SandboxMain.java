package io.framehouse.sandbox;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs the sandbox as a process of its own: {@code SandboxMain PORT WORK_DIRECTORY}. */
public final class SandboxMain {
    private SandboxMain() {}

    /** Serves until the process is ended; prints its address as the first line. */
    public static void main(String[] args) throws InterruptedException {
        if (args.length != 2) {
            System.err.println("usage: SandboxMain PORT WORK_DIRECTORY (port 0 takes a free one)");
            System.exit(2);
        }
        SandboxSettings settings =
                SandboxSettings.defaults(Path.of(args[1])).withPort(Integer.parseInt(args[0]));
        SandboxProvider provider = SandboxProvider.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(provider::close, "sandbox-stop"));
        System.out.println(provider.baseUrl());
        System.out.flush();
        new CountDownLatch(1).await();
    }
}
