package io.framehouse.access.internal;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of this application only: what {@code ?next=} may lead to after sign-in. */
final class OwnPath {
    // One slash, then no slash or backslash, which browsers read as the start of a host name.
    private static final Pattern OWN =
            Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,1999}");

    private OwnPath() {}

    static Optional<String> of(@Nullable String text) {
        return Optional.ofNullable(text).filter(path -> OWN.matcher(path).matches());
    }
}
