package io.framehouse.reconciliation.internal;

import io.framehouse.jobs.JobWork.Wake;
import io.framehouse.providers.CallbackDoor.Refusal;
import io.framehouse.shared.Wire;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts callbacks: how many came, which were refused and why, and what the others did. */
@Component
class CallbackMetrics {
    private final MeterRegistry metrics;
    private final Counter received;

    CallbackMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        this.received =
                Counter.builder("framehouse.callbacks.received")
                        .description("Callbacks of providers, good or bad")
                        .register(metrics);
        for (Wake wake : Wake.values()) {
            verified(wake);
        }
        for (Refusal why : Refusal.values()) {
            refused(why);
        }
    }

    void countReceived() {
        received.increment();
    }

    void count(Refusal why) {
        refused(why).increment();
    }

    void count(Wake wake) {
        verified(wake).increment();
    }

    private Counter refused(Refusal why) {
        return Counter.builder("framehouse.callbacks.refused")
                .description("Callbacks that were not believed, by reason")
                .tag("reason", Wire.of(why))
                .register(metrics);
    }

    private Counter verified(Wake wake) {
        return Counter.builder("framehouse.callbacks.verified")
                .description("Callbacks that were believed to come from the provider, by effect")
                .tag("effect", Wire.of(wake))
                .register(metrics);
    }
}
