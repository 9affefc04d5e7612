package io.framehouse.sandbox.internal;

/** Reads a key from the Authorization header in the scheme that a dialect wants. */
final class Bearer {
    private Bearer() {}

    static String key(Exchange exchange, String scheme) {
        String header = exchange.header("Authorization");
        if (header.isEmpty()) {
            throw new Refusal(
                    RefusalKind.KEY_MISSING, "", "Authorization: " + scheme + " KEY is missing");
        }
        if (!header.startsWith(scheme + " ")) {
            throw new Refusal(
                    RefusalKind.KEY_WRONG,
                    "",
                    "Authorization must have the form " + scheme + " KEY");
        }
        return header.substring(scheme.length() + 1).strip();
    }
}
