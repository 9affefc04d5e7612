package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.SandboxSettings;

/** Lets in only the account's keys. */
final class Access {
    private Access() {}

    static String keyOf(Dialect dialect, Exchange exchange, SandboxSettings settings) {
        String key = dialect.apiKey(exchange);
        if (!settings.apiKeys().contains(key)) {
            throw new Refusal(RefusalKind.KEY_WRONG, "", "the key is not valid");
        }
        return key;
    }
}
