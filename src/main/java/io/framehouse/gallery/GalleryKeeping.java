package io.framehouse.gallery;

import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people keep of videos: labels, ratings, stars, titles, notes, and the trash. Videos are
 * named by 1 to {@link #MOST_AT_ONCE} ids; a call changes all of them or none: one id that is wrong
 * or of another team is refused with NOT_FOUND. Every method checks the current actor.
 *
 * @see "Decision 0037: what people keep of videos"
 */
public interface GalleryKeeping {
    /** The most videos of one call. */
    int MOST_AT_ONCE = 500;

    /** The longest label, in characters. */
    int LONGEST_LABEL = 120;

    /** The most labels a video has. */
    int MOST_LABELS = 30;

    /** The longest title, in characters. */
    int LONGEST_TITLE = 200;

    /** The longest note, in characters. */
    int LONGEST_NOTE = 2_000;

    /** The most notes a video has. */
    int MOST_NOTES = 200;

    /** The best rating. */
    int BEST_RATING = 5;

    /** What is kept of one video; for everybody who may see it. */
    KeptVideo get(TeamId team, UUID video);

    /** Labels that any of these has, in the order of the alphabet; for everybody who may see. */
    List<String> labels(TeamId team, Set<UUID> videos);

    /**
     * Adds labels; those that a video has already stay.
     *
     * @param labels 1 to {@link #MOST_LABELS}, each 1 to {@link #LONGEST_LABEL} characters on one
     *     line; blanks around are cut
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST naming {@code labels}
     */
    void label(TeamId team, Set<UUID> videos, Set<String> labels);

    /** Takes labels away; those that a video does not have are passed over. */
    void unlabel(TeamId team, Set<UUID> videos, Set<String> labels);

    /**
     * Puts these labels in place of all that a video has.
     *
     * @param labels 0 to {@link #MOST_LABELS}, each as for {@link #label}
     * @return the labels as they stand now, in the order of the alphabet
     */
    List<String> relabel(TeamId team, UUID video, Set<String> labels);

    /**
     * Rates for the whole team; the newest rating counts.
     *
     * @param rating 1 to {@link #BEST_RATING}, or 0 for none
     */
    void rate(TeamId team, Set<UUID> videos, int rating);

    /** Marks them as favourites of the current person; for people only. */
    void star(TeamId team, Set<UUID> videos);

    /** The opposite; for people only. */
    void unstar(TeamId team, Set<UUID> videos);

    /**
     * Gives a title in place of the first words of the prompt.
     *
     * @param title up to {@link #LONGEST_TITLE} characters on one line, or null for none
     * @param version the one that the editor saw
     * @throws org.springframework.dao.OptimisticLockingFailureException where somebody else gave
     *     another title since
     */
    void title(TeamId team, UUID video, @Nullable String title, long version);

    /**
     * Adds a note to each.
     *
     * @param text 1 to {@link #LONGEST_NOTE} characters
     */
    void note(TeamId team, Set<UUID> videos, String text);

    /** Deletes a note: one's own, or as an admin of the team anybody's. */
    void deleteNote(TeamId team, UUID note);

    /** What {@link #trash} would do, for the question before it; changes nothing. */
    Trashed beforeTrash(TeamId team, Set<UUID> videos);

    /**
     * Puts videos into the trash, where they lie for the time that the team's settings say and then
     * go for good; their links end at once. What they cost stays. Those that lie there already stay
     * as they are.
     */
    Trashed trash(TeamId team, Set<UUID> videos);

    /** Takes videos out of the trash; those that do not lie there stay as they are. */
    void restore(TeamId team, Set<UUID> videos);
}
