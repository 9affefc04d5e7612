package io.framehouse.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the sandbox as a process of its own: {@code SandboxMain PORT WORK_DIRECTORY [films=canned]
 * [latency-millis=20] [off-peak-hour-millis=500] [mix=submit_500:3,poll_hang:1] [seed=7]}.
 */
public final class SandboxMain {
    private static final List<String> NAMES =
            List.of("films", "latency-millis", "off-peak-hour-millis", "mix", "seed");

    private SandboxMain() {}

    /** Serves until the process is ended; prints its address as the first line. */
    public static void main(String[] args) throws InterruptedException {
        if (args.length < 2) {
            System.err.println(
                    "usage: SandboxMain PORT WORK_DIRECTORY [NAME=VALUE ...] (port 0 takes a free"
                            + " one; names: "
                            + NAMES
                            + ")");
            System.exit(2);
        }
        Map<String, String> more = settings(List.of(args).subList(2, args.length));
        SandboxLoad load =
                new SandboxLoad(
                        more.getOrDefault("films", "own").equals("canned"),
                        millis(more, "latency-millis", "0"),
                        millis(more, "off-peak-hour-millis", "500"));
        FaultMix mix =
                FaultMix.parse(
                        more.getOrDefault("mix", ""),
                        Long.parseLong(more.getOrDefault("seed", "0")));
        SandboxProvider provider =
                SandboxProvider.start(
                        SandboxSettings.defaults(Path.of(args[1]))
                                .withPort(Integer.parseInt(args[0]))
                                .withLoad(load));
        provider.faults().mix(mix);
        Runtime.getRuntime().addShutdownHook(new Thread(provider::close, "sandbox-stop"));
        System.out.println(provider.baseUrl());
        System.out.flush();
        new CountDownLatch(1).await();
    }

    private static Duration millis(Map<String, String> settings, String name, String otherwise) {
        return Duration.ofMillis(Long.parseLong(settings.getOrDefault(name, otherwise)));
    }

    private static Map<String, String> settings(List<String> arguments) {
        Map<String, String> settings = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length < 2 || !NAMES.contains(parts[0])) {
                throw new IllegalArgumentException(
                        argument + " must be NAME=VALUE with one of the names " + NAMES);
            }
            settings.put(parts[0], parts[1]);
        }
        return settings;
    }
}
