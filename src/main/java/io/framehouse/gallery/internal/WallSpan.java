package io.framehouse.gallery.internal;

import io.framehouse.gallery.WallPart;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All rows from one place of an order to another, however many have come and gone there since: a
 * place after a row has that row above it, a place before a row has it below.
 *
 * @param from null for the beginning
 * @param until null for the end
 */
record WallSpan(@Nullable WallPlace from, @Nullable WallPlace until) {
    static WallSpan of(WallOrder order, WallPart part) {
        return new WallSpan(
                WallPlace.decode(order, part.from()), WallPlace.decode(order, part.until()));
    }

    /** What a row has to fulfil, beginning with {@code and}; empty where it is everything. */
    String sql(String column, String id) {
        return bound(column, id, from, "from", true) + bound(column, id, until, "until", false);
    }

    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        put(values, "from", from);
        put(values, "until", until);
        return values;
    }

    private static String bound(
            String column, String id, @Nullable WallPlace place, String name, boolean below) {
        if (place == null) {
            return "";
        }
        WallOrder order = place.order();
        String comparison = (below == order.falling() ? "<" : ">") + orEqual(place, below);
        return " and (%s, %s) %s (%s, :%sId)"
                .formatted(column, id, comparison, order.cast(name + "Value"), name);
    }

    private static String orEqual(WallPlace place, boolean below) {
        return place.before() == below ? "=" : "";
    }

    private static void put(Map<String, Object> values, String name, @Nullable WallPlace place) {
        if (place != null) {
            values.put(name + "Value", place.order().parameter(place.value()));
            values.put(name + "Id", place.id());
        }
    }
}
