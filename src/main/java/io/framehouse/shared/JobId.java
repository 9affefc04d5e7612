package io.framehouse.shared;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The id of a job: opaque to callers, a version 7 UUID when made by the platform. */
public record JobId(UUID value) {
    public JobId {
        Objects.requireNonNull(value, "'value' must not be null");
    }

    /**
     * Reads an id from its text form; empty where the text is no id, which callers answer as not
     * found.
     */
    public static Optional<JobId> parse(String text) {
        return Ids.parse(text).map(JobId::new);
    }

    public static JobId random() {
        return new JobId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
