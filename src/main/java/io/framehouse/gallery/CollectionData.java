package io.framehouse.gallery;

/**
 * What a person edits of a collection.
 *
 * @param name 1 to 80 characters on one line; no two of a team, or of a person's private ones, have
 *     the same but for upper and lower case
 * @param description up to 500 characters, may be empty
 */
public record CollectionData(String name, String description, Visibility visibility) {
    /** The longest name, in characters. */
    public static final int LONGEST_NAME = 80;

    /** The longest description, in characters. */
    public static final int LONGEST_DESCRIPTION = 500;

    /** Who sees a collection. */
    public enum Visibility {
        /** Everybody who sees the team's videos. */
        TEAM,
        /** Its owner alone. */
        PRIVATE
    }
}
