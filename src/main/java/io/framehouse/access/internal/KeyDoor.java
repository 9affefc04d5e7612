package io.framehouse.access.internal;

import java.time.Clock;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/**
 * Makes the filters that a program passes: whose key it is, what comes of the call, how often it
 * came.
 */
@Component
final class KeyDoor {
    private final KeyAuthenticator keys;
    private final WrongKeys wrongKeys;
    private final RequestLimits limits;
    private final Refusals refusals;
    private final SecurityContextHolderStrategy contexts;
    private final CallWriter calls;
    private final Clock clock;

    KeyDoor(
            KeyAuthenticator keys,
            WrongKeys wrongKeys,
            RequestLimits limits,
            Refusals refusals,
            SecurityContextHolderStrategy contexts,
            CallWriter calls,
            Clock clock) {
        this.keys = keys;
        this.wrongKeys = wrongKeys;
        this.limits = limits;
        this.refusals = refusals;
        this.contexts = contexts;
        this.calls = calls;
        this.clock = clock;
    }

    KeyAuthenticationFilter authentication() {
        return new KeyAuthenticationFilter(keys, wrongKeys, refusals, contexts);
    }

    KeyCallFilter calls() {
        return new KeyCallFilter(calls, contexts, clock);
    }

    RateLimitFilter limit() {
        return new RateLimitFilter(limits, refusals, contexts);
    }
}
