package io.framehouse.shared;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The id of a person: opaque to callers, a version 7 UUID when made by the platform. */
public record UserId(UUID value) {
    public UserId {
        Objects.requireNonNull(value, "'value' must not be null");
    }

    /**
     * Reads an id from its text form; empty where the text is no id, which callers answer as not
     * found.
     */
    public static Optional<UserId> parse(String text) {
        return Ids.parse(text).map(UserId::new);
    }

    public static UserId random() {
        return new UserId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
