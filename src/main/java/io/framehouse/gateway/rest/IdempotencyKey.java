package io.framehouse.gateway.rest;

import io.framehouse.shared.DomainException;
import org.jspecify.annotations.Nullable;

/** The rule of the header {@code Idempotency-Key}: 1 to 255 printable ASCII characters. */
final class IdempotencyKey {
    private static final int MAX_LENGTH = 255;

    private IdempotencyKey() {}

    static @Nullable String check(@Nullable String header) {
        if (header == null) {
            return null;
        }
        boolean printable = header.chars().allMatch(unit -> unit >= 0x20 && unit < 0x7f);
        if (header.isBlank() || header.length() > MAX_LENGTH || !printable) {
            throw DomainException.invalid(
                    "Idempotency-Key",
                    "malformed",
                    "Idempotency-Key has "
                            + header.length()
                            + " characters; it must be 1 to 255 printable ASCII characters.");
        }
        return header;
    }
}
