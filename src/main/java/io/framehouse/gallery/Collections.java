package io.framehouse.gallery;

import io.framehouse.gallery.KeptVideo.CollectionName;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Videos that people put together. A private collection does not exist for anybody but its owner,
 * the admins of the team included; only the file that a team takes its data away in holds all.
 * Every method checks the current actor.
 */
public interface Collections {
    /** The most that a team has, and of private ones a person. */
    int MOST_COLLECTIONS = 200;

    /** The most videos of one. */
    int MOST_VIDEOS = 10_000;

    /** The team's and one's own, by name. */
    List<VideoCollection> list(TeamId team);

    VideoCollection get(TeamId team, UUID id);

    /** Those that any of these videos is in and the current actor sees, by name. */
    List<CollectionName> holding(TeamId team, Set<UUID> videos);

    /**
     * Makes one.
     *
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST naming {@code name}, {@code
     *     description} or {@code visibility}
     */
    VideoCollection create(TeamId team, CollectionData data);

    /**
     * Changes one; who sees it, only its owner changes. Where it becomes private, its links to the
     * outside end at once.
     *
     * @param version the one that the editor saw
     * @throws org.springframework.dao.OptimisticLockingFailureException where it is another one
     */
    VideoCollection change(TeamId team, UUID id, CollectionData data, long version);

    /** The same over whatever is there by now, for programs that name only what they change. */
    VideoCollection change(TeamId team, UUID id, CollectionChange change);

    /**
     * Deletes a collection and leaves its videos as they are; for its owner, the admins of the
     * team, and where nobody owns it for everybody who may edit.
     */
    void delete(TeamId team, UUID id);

    /**
     * Adds videos; those that it holds already stay where they are.
     *
     * @param videos 1 to {@link GalleryKeeping#MOST_AT_ONCE}, all of the team, else none is added
     */
    void add(TeamId team, UUID id, Set<UUID> videos);

    /** Takes videos out; those that it does not hold are passed over. */
    void remove(TeamId team, UUID id, Set<UUID> videos);
}
