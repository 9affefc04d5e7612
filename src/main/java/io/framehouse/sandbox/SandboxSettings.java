package io.framehouse.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * How the sandbox provider behaves.
 *
 * @param port loopback port; 0 takes any free one
 * @param workDirectory where tasks, images and rendered files are kept over a restart
 * @param ffmpeg the ffmpeg program; its folder is also searched for shared libraries
 * @param queueTime how long a task waits before it starts (short, so that a demo stays lively)
 * @param processingTime how long a task runs at least; rendering may take longer
 * @param linkLifeSeconds life of result links; 0 takes the dialect's documented one (24 h for
 *     {@code vidu}, 3600 s for the others)
 * @param startingCredits the account's balance in provider credits before any task
 * @param concurrencyLimit tasks that run at once; more of them wait in the queue
 * @param apiKeys the keys that are accepted
 * @param clock decides when tasks move on and links expire
 * @param load films, latency and off-peak time
 */
public record SandboxSettings(
        int port,
        Path workDirectory,
        Path ffmpeg,
        Duration queueTime,
        Duration processingTime,
        int linkLifeSeconds,
        long startingCredits,
        int concurrencyLimit,
        Set<String> apiKeys,
        Clock clock,
        SandboxLoad load) {

    /** The key that every sandbox accepts unless told otherwise. */
    public static final String DEFAULT_API_KEY = "sandbox-key";

    public SandboxSettings {
        apiKeys = Set.copyOf(apiKeys);
    }

    /**
     * Any free port, the bundled ffmpeg, half a second in the queue, two seconds at work, 1,000,000
     * credits, five tasks at once, {@value #DEFAULT_API_KEY}.
     */
    public static SandboxSettings defaults(Path workDirectory) {
        return new SandboxSettings(
                0,
                workDirectory,
                BundledPrograms.ffmpeg(),
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                0,
                1_000_000,
                5,
                Set.of(DEFAULT_API_KEY),
                Clock.systemUTC(),
                SandboxLoad.demo());
    }

    /** The same settings on another port. */
    public SandboxSettings withPort(int other) {
        return new SandboxSettings(
                other,
                workDirectory,
                ffmpeg,
                queueTime,
                processingTime,
                linkLifeSeconds,
                startingCredits,
                concurrencyLimit,
                apiKeys,
                clock,
                load);
    }

    /** The same settings with other waiting times. */
    public SandboxSettings withTimes(Duration queue, Duration processing) {
        return new SandboxSettings(
                port,
                workDirectory,
                ffmpeg,
                queue,
                processing,
                linkLifeSeconds,
                startingCredits,
                concurrencyLimit,
                apiKeys,
                clock,
                load);
    }

    /** The same settings with another life of result links, in seconds. */
    public SandboxSettings withLinkLifeSeconds(int seconds) {
        return new SandboxSettings(
                port,
                workDirectory,
                ffmpeg,
                queueTime,
                processingTime,
                seconds,
                startingCredits,
                concurrencyLimit,
                apiKeys,
                clock,
                load);
    }

    /** The same settings with another balance and concurrency limit. */
    public SandboxSettings withAccount(long credits, int concurrency) {
        return new SandboxSettings(
                port,
                workDirectory,
                ffmpeg,
                queueTime,
                processingTime,
                linkLifeSeconds,
                credits,
                concurrency,
                apiKeys,
                clock,
                load);
    }

    /** The same settings with other accepted keys. */
    public SandboxSettings withApiKeys(Set<String> keys) {
        return new SandboxSettings(
                port,
                workDirectory,
                ffmpeg,
                queueTime,
                processingTime,
                linkLifeSeconds,
                startingCredits,
                concurrencyLimit,
                keys,
                clock,
                load);
    }

    /** The same settings with another clock. */
    public SandboxSettings withClock(Clock other) {
        return new SandboxSettings(
                port,
                workDirectory,
                ffmpeg,
                queueTime,
                processingTime,
                linkLifeSeconds,
                startingCredits,
                concurrencyLimit,
                apiKeys,
                other,
                load);
    }

    /** The same settings with other films, latency and off-peak time. */
    public SandboxSettings withLoad(SandboxLoad other) {
        return new SandboxSettings(
                port,
                workDirectory,
                ffmpeg,
                queueTime,
                processingTime,
                linkLifeSeconds,
                startingCredits,
                concurrencyLimit,
                apiKeys,
                clock,
                other);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "SandboxSettings[" + port + ", " + workDirectory + "]";
    }
}
