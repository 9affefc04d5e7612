package io.framehouse.shared;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The id of a team: opaque to callers, a version 7 UUID when made by the platform. */
public record TeamId(UUID value) {
    /**
     * No team: the place of files that are over all teams and belong to none. No team has this id,
     * and nobody has a role in it.
     */
    public static final TeamId HOUSE = new TeamId(new UUID(0, 0));

    public TeamId {
        Objects.requireNonNull(value, "'value' must not be null");
    }

    /**
     * Reads an id from its text form; empty where the text is no id, which callers answer as not
     * found.
     */
    public static Optional<TeamId> parse(String text) {
        return Ids.parse(text).map(TeamId::new);
    }

    public static TeamId random() {
        return new TeamId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
