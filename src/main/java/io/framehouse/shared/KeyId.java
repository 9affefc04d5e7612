package io.framehouse.shared;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The id of a API key: opaque to callers, a version 7 UUID when made by the platform. */
public record KeyId(UUID value) {
    public KeyId {
        Objects.requireNonNull(value, "'value' must not be null");
    }

    /**
     * Reads an id from its text form; empty where the text is no id, which callers answer as not
     * found.
     */
    public static Optional<KeyId> parse(String text) {
        return Ids.parse(text).map(KeyId::new);
    }

    public static KeyId random() {
        return new KeyId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
