package io.framehouse.access.internal;

import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** Makes the filters that a program passes: whose key it is, then how often it came. */
@Component
final class KeyDoor {
    private final KeyAuthenticator keys;
    private final WrongKeys wrongKeys;
    private final RequestLimits limits;
    private final Refusals refusals;
    private final SecurityContextHolderStrategy contexts;

    KeyDoor(
            KeyAuthenticator keys,
            WrongKeys wrongKeys,
            RequestLimits limits,
            Refusals refusals,
            SecurityContextHolderStrategy contexts) {
        this.keys = keys;
        this.wrongKeys = wrongKeys;
        this.limits = limits;
        this.refusals = refusals;
        this.contexts = contexts;
    }

    KeyAuthenticationFilter authentication() {
        return new KeyAuthenticationFilter(keys, wrongKeys, refusals, contexts);
    }

    RateLimitFilter limit() {
        return new RateLimitFilter(limits, refusals, contexts);
    }
}
