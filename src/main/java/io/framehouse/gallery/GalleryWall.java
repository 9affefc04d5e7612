package io.framehouse.gallery;

import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A team's videos in pages that cost the same however deep they lie, forwards and backwards. Every
 * method requires {@code view_assets}. Refused with INVALID_REQUEST: a filter out of its bounds, a
 * cursor of another order or of nobody.
 */
public interface GalleryWall {
    /** The most parts of one call. */
    int MOST_PARTS = 60;

    /**
     * One page.
     *
     * @param place {@link WallPage#before()} or {@link WallPage#after()} of another page of the
     *     same filter and order, which tells the direction; null for the first page
     * @param limit 1 to 200
     */
    WallPage page(TeamId team, WallFilter filter, WallSort sort, @Nullable String place, int limit);

    /**
     * All that lies in some parts of the wall now: a part is the same one again, whatever came into
     * it or left it meanwhile.
     *
     * @param parts up to {@link #MOST_PARTS}
     * @param limit 1 to 200 for each part
     * @return for each part, in their order, a page whose {@link WallPage#after()} tells where it
     *     goes on if there is more of it, and which has no {@link WallPage#before()}
     */
    List<WallPage> parts(
            TeamId team, WallFilter filter, WallSort sort, List<WallPart> parts, int limit);

    /** The first page that begins with the videos made before a moment; for newest first only. */
    WallPage from(TeamId team, WallFilter filter, Instant before, int limit);

    /** These videos again, in no order; those that the filter no longer finds are left out. */
    List<WallCard> again(TeamId team, WallFilter filter, List<UUID> videos);

    /** Counts what the filter finds, and stops at a number. */
    WallCount count(TeamId team, WallFilter filter, int most);

    /** Months that have videos, newest first, in the team's time zone; the latest 120. */
    List<YearMonth> months(TeamId team, WallFilter filter, ZoneId zone);

    /** The video before (-1) or after (1) another one in that order. */
    Optional<UUID> neighbour(TeamId team, WallFilter filter, WallSort sort, UUID video, int step);

    /**
     * Whether words of videos are still being put in, so that some are not found by their words
     * yet: in big houses for some time after the first start of a version that searches by words.
     */
    boolean wordsDue(TeamId team);

    /** Labels that begin with these letters, most used first, up to 20. */
    List<String> labels(TeamId team, String beginning);
}
