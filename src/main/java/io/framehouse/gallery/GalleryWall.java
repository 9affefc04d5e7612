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
    /**
     * One page.
     *
     * @param place {@link WallPage#before()} or {@link WallPage#after()} of another page of the
     *     same filter and order, which tells the direction; null for the first page
     * @param limit 1 to 200
     */
    WallPage page(TeamId team, WallFilter filter, WallSort sort, @Nullable String place, int limit);

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

    /** Labels that begin with these letters, most used first, up to 20. */
    List<String> labels(TeamId team, String beginning);
}
