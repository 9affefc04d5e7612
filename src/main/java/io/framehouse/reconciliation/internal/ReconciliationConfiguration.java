package io.framehouse.reconciliation.internal;

import java.security.SecureRandom;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The plan of the loops. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {
    @Bean
    PollPlan pollPlan() {
        return new PollPlan(new SecureRandom());
    }

    @Bean
    LatePlan latePlan(
            @Value("${framehouse.reconciliation.late-check-seconds:300}") int leastSeconds) {
        return new LatePlan(Duration.ofSeconds(leastSeconds));
    }
}
