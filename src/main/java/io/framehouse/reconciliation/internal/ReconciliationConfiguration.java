package io.framehouse.reconciliation.internal;

import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The plan of the loops. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {
    @Bean
    PollPlan pollPlan() {
        return new PollPlan(new SecureRandom());
    }
}
