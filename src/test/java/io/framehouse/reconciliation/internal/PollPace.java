package io.framehouse.reconciliation.internal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Lets a benchmark hurry: every pause between questions is divided. */
@TestConfiguration(proxyBeanMethods = false)
public class PollPace {
    /** By what pauses are divided; 1 is life. */
    public static final AtomicInteger HURRY = new AtomicInteger(1);

    @Bean
    @Primary
    PollPlan hurriedPlan() {
        return new PollPlan(RandomGenerator.getDefault(), HURRY::get);
    }
}
