package io.framehouse.gallery.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The videos that a filter finds, as parts of SQL: only the conditions that are set, so that each
 * kind of question has a plan of its own.
 *
 * @param found a common table expression of that name, or empty
 * @param from where the video is {@code i}
 * @param time and {@code id}: the columns by which time is ordered
 * @param values parameters
 */
record WallSelect(
        String found,
        String from,
        String where,
        String time,
        String id,
        Map<String, @Nullable Object> values) {
    private static final String ITEMS = "gallery_item i";

    WallSelect {
        values = new HashMap<>(values);
    }

    /** Every video, looked at in the order of the wall. */
    static WallSelect straight(WallConditions conditions, List<Narrowing> narrowings) {
        return new WallSelect(
                "",
                ITEMS,
                where(conditions, narrowings),
                "i.at",
                "i.id",
                values(conditions, narrowings));
    }

    /** The few videos that one narrowing knows, sorted afterwards. */
    static WallSelect few(WallConditions conditions, List<Narrowing> narrowings, Narrowing rarest) {
        List<Narrowing> others = others(narrowings, rarest);
        return new WallSelect(
                "found as materialized (" + rarest.ids() + ")",
                ITEMS,
                where(conditions, others) + " and i.id in (select item_id from found)",
                "i.at",
                "i.id",
                values(conditions, narrowings));
    }

    /** The many videos of a word, read in the order of their times. */
    static WallSelect along(WallConditions conditions, List<Narrowing> narrowings, Narrowing way) {
        return new WallSelect(
                "",
                way.from() + " join gallery_item i on i.team_id = :team and i.id = x.item_id",
                way.where() + " and " + where(conditions, others(narrowings, way)),
                "x.at",
                "x.item_id",
                values(conditions, narrowings));
    }

    /** Ordered rows from a place on. */
    String ordered(String columns, WallOrder order, @Nullable WallPlace place, int limit) {
        String column = order.byTime() ? time : "i." + order.column();
        boolean rising = place == null ? !order.falling() : place.rising();
        String direction = rising ? " asc" : " desc";
        String beyond =
                place == null
                        ? ""
                        : " and (%s, %s) %s (%s, :placeId)"
                                .formatted(
                                        column, id, rising ? ">" : "<", order.cast("placeValue"));
        return "select %s from %s where %s%s order by %s%s, %s%s limit %d"
                .formatted(columns, from, where, beyond, column, direction, id, direction, limit);
    }

    /** Rows of a part of the order, in it. */
    String ordered(String columns, WallOrder order, WallSpan span, int limit) {
        String column = order.byTime() ? time : "i." + order.column();
        String direction = order.falling() ? " desc" : " asc";
        return "select %s from %s where %s%s order by %s%s, %s%s limit %d"
                .formatted(
                        columns,
                        from,
                        where,
                        span.sql(column, id),
                        column,
                        direction,
                        id,
                        direction,
                        limit);
    }

    /** Rows in no order. */
    String unordered(String columns) {
        return "select %s from %s where %s".formatted(columns, from, where);
    }

    /** The statement's beginning, to which further expressions may be added. */
    String with(String... more) {
        List<String> parts = new ArrayList<>();
        if (!found.isEmpty()) {
            parts.add(found);
        }
        parts.addAll(List.of(more));
        return parts.isEmpty() ? "" : "with recursive " + String.join(", ", parts) + " ";
    }

    /** The parameters with those of a place. */
    Map<String, @Nullable Object> valuesAt(@Nullable WallPlace place) {
        Map<String, @Nullable Object> all = new HashMap<>(values);
        if (place != null) {
            all.put("placeValue", place.order().parameter(place.value()));
            all.put("placeId", place.id());
        }
        return all;
    }

    private static String where(WallConditions conditions, List<Narrowing> narrowings) {
        List<String> all = new ArrayList<>(conditions.sql());
        narrowings.forEach(narrowing -> all.add(narrowing.has()));
        return String.join(" and ", all);
    }

    private static Map<String, @Nullable Object> values(
            WallConditions conditions, List<Narrowing> narrowings) {
        Map<String, @Nullable Object> all = new HashMap<>(conditions.values());
        narrowings.forEach(narrowing -> all.putAll(narrowing.values()));
        return all;
    }

    private static List<Narrowing> others(List<Narrowing> narrowings, Narrowing but) {
        return narrowings.stream().filter(narrowing -> narrowing != but).toList();
    }
}
