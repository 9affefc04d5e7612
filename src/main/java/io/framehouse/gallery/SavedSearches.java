package io.framehouse.gallery;

import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.UUID;

/** Filters that people keep for themselves or for their team. For people only. */
public interface SavedSearches {
    /** The longest name, in characters. */
    int LONGEST_NAME = 80;

    /** The longest query, in characters. */
    int LONGEST_QUERY = 2_000;

    /** The most that one person has in one team. */
    int MOST = 50;

    /** One's own and those that others share, by name. */
    List<SavedSearch> list(TeamId team);

    /**
     * Keeps a search; one of the same name of the same person is replaced, whether its letters are
     * small or not.
     *
     * @param name 1 to {@link #LONGEST_NAME} characters on one line
     * @param query up to {@link #LONGEST_QUERY} characters
     * @param shared needs the right to edit videos
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST naming {@code name} or {@code
     *     query}, or where there are {@link #MOST} already
     */
    SavedSearch save(TeamId team, String name, String query, boolean shared);

    /**
     * Gives one's own search another name, or shares it, or no longer; what it finds stays.
     *
     * @param name as for {@link #save}; that of another search of one's own is refused
     * @param shared needs the right to edit videos
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST naming {@code name}, FORBIDDEN
     *     where it is somebody else's
     */
    SavedSearch change(TeamId team, UUID search, String name, boolean shared);

    /** Deletes one's own, or as an admin of the team a shared one of anybody. */
    void delete(TeamId team, UUID search);
}
