package io.framehouse.providers.internal;

import io.framehouse.providers.http.CallLimits;
import io.framehouse.providers.http.ProviderHttp;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The HTTP client of the dialects. */
@Configuration(proxyBeanMethods = false)
class ProvidersConfiguration {
    @Bean(destroyMethod = "close")
    ProviderHttp providerHttp(Clock clock) {
        return new ProviderHttp(CallLimits.DEFAULT, clock);
    }
}
