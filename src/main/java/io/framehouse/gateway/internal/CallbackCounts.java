package io.framehouse.gateway.internal;

import io.framehouse.outbound.OutboundPost;
import io.framehouse.shared.Wire;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what became of callbacks to callers: each sending, and how each promise ended. */
@Component
final class CallbackCounts {
    private final MeterRegistry metrics;

    CallbackCounts(MeterRegistry metrics) {
        this.metrics = metrics;
        for (CallbackRule rule : CallbackRule.values()) {
            for (OutboundPost.Outcome outcome : OutboundPost.Outcome.values()) {
                sent(rule, outcome);
            }
            for (CallbackEnd end : CallbackEnd.values()) {
                ended(rule, end);
            }
        }
    }

    void countSent(CallbackRule rule, OutboundPost.Outcome outcome) {
        sent(rule, outcome).increment();
    }

    void countEnded(CallbackRule rule, CallbackEnd end) {
        ended(rule, end).increment();
    }

    private Counter sent(CallbackRule rule, OutboundPost.Outcome outcome) {
        return Counter.builder("framehouse.caller.callbacks.sent")
                .description("Callbacks sent to callers, by what their receivers said")
                .tag("dialect", rule.dialect())
                .tag("outcome", Wire.of(outcome))
                .register(metrics);
    }

    private Counter ended(CallbackRule rule, CallbackEnd end) {
        return Counter.builder("framehouse.caller.callbacks.ended")
                .description("Callers who were told the end, were given up, or had no job")
                .tag("dialect", rule.dialect())
                .tag("outcome", Wire.of(end))
                .register(metrics);
    }
}
