package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.FaultMix;
import io.framehouse.sandbox.SandboxLoad;
import io.framehouse.sandbox.SandboxProvider;
import io.framehouse.sandbox.SandboxSettings;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the sandbox with the application unless {@code framehouse.sandbox=false}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "framehouse.sandbox", havingValue = "true", matchIfMissing = true)
class SandboxConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxConfiguration.class);

    @Bean(destroyMethod = "close")
    SandboxProvider sandboxProvider(
            @Value("${framehouse.sandbox-port:8099}") int port,
            @Value("${framehouse.data-dir:./data}") String dataDirectory,
            @Value("${framehouse.sandbox-films:own}") String films,
            @Value("${framehouse.sandbox-latency-millis:0}") long latencyMillis,
            @Value("${framehouse.sandbox-off-peak-hour-millis:500}") long offPeakHourMillis,
            @Value("${framehouse.sandbox-mix:}") String mix,
            @Value("${framehouse.sandbox-seed:0}") long seed) {
        SandboxLoad load =
                new SandboxLoad(
                        films.equals("canned"),
                        Duration.ofMillis(latencyMillis),
                        Duration.ofMillis(offPeakHourMillis));
        SandboxSettings settings =
                SandboxSettings.defaults(Path.of(dataDirectory, "sandbox")).withLoad(load);
        FaultMix faults = FaultMix.parse(mix, seed);
        SandboxProvider provider = startNear(settings.withPort(port));
        provider.faults().mix(faults);
        LOG.info("sandbox provider listens on {}", provider.baseUrl());
        return provider;
    }

    private static SandboxProvider startNear(SandboxSettings settings) {
        try {
            return SandboxProvider.start(settings);
        } catch (UncheckedIOException failure) {
            if (!(failure.getCause() instanceof BindException)) {
                throw failure;
            }
            LOG.warn("sandbox port {} is taken, another one is used", settings.port());
            return SandboxProvider.start(settings.withPort(0));
        }
    }
}
