package io.framehouse.notices;

import io.framehouse.MutableClock;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock to move, and requests that a test makes up. */
@TestConfiguration(proxyBeanMethods = false)
public class NoticesContext {
    public static final Instant START = Instant.parse("2026-11-18T10:15:00Z");

    @Bean
    @Primary
    MutableClock movableClock() {
        return new MutableClock(START);
    }

    @Bean
    @Primary
    FakeBudgetRequests budgetRequests() {
        return new FakeBudgetRequests();
    }
}
