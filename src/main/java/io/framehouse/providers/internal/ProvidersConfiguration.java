package io.framehouse.providers.internal;

import io.framehouse.providers.http.CallLimits;
import io.framehouse.providers.http.ProviderHttp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The HTTP client of the dialects. */
@Configuration(proxyBeanMethods = false)
class ProvidersConfiguration {
    private static final String SUBMIT_TIMEOUT = "framehouse.providers.submit-timeout-seconds";

    /**
     * @param submitSeconds a whole submit, 1 to 600; providers that answer late need more
     */
    @Bean(destroyMethod = "close")
    ProviderHttp providerHttp(
            @Value("${" + SUBMIT_TIMEOUT + ":60}") int submitSeconds, Clock clock) {
        if (submitSeconds < 1 || submitSeconds > 600) {
            throw new InvalidConfigurationPropertyValueException(
                    SUBMIT_TIMEOUT, submitSeconds, "It must be 1 to 600 seconds.");
        }
        CallLimits usual = CallLimits.DEFAULT;
        return new ProviderHttp(
                new CallLimits(usual.connect(), Duration.ofSeconds(submitSeconds), usual.other()),
                clock);
    }
}
