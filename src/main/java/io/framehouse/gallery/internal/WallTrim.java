package io.framehouse.gallery.internal;

import io.framehouse.gallery.WallCard;
import io.framehouse.gallery.WallPage;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one page, and where those on both sides of it are asked. What was read beyond the limit
 * tells only that there is more.
 */
record WallTrim(List<WallRow> rows, @Nullable String before, @Nullable String after) {
    /**
     * @param place from where was read, or null for the beginning
     * @param read in the order's own direction, up to one more than the limit
     */
    static WallTrim of(WallOrder order, @Nullable WallPlace place, List<WallRow> read, int limit) {
        boolean backwards = place != null && place.before();
        boolean more = read.size() > limit;
        if (read.isEmpty()) {
            return beyond(order, place, backwards);
        }
        List<WallRow> rows =
                !more ? read : backwards ? read.subList(1, read.size()) : read.subList(0, limit);
        // Whoever came from a place came from a row, which lies on its other side.
        boolean above = backwards ? more : place != null;
        boolean below = backwards || more;
        return new WallTrim(
                rows,
                above ? rows.getFirst().place(order, true).encode() : null,
                below ? rows.getLast().place(order, false).encode() : null);
    }

    /** Nothing lies there any more: the other way leads back to what is left. */
    private static WallTrim beyond(WallOrder order, @Nullable WallPlace place, boolean backwards) {
        return new WallTrim(
                List.of(), place == null || backwards ? null : WallPlace.end(order).encode(), null);
    }

    <T> List<T> map(Function<WallRow, T> card) {
        return rows.stream().map(card).toList();
    }

    WallPage page(Function<WallRow, WallCard> card) {
        return new WallPage(map(card), before, after);
    }
}
