package io.framehouse.gallery.internal;

import io.framehouse.gallery.WallSort;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** How an order of the wall reads in SQL: one column, then the id in the same direction. */
enum WallOrder {
    /** By the time of the video, latest first. */
    NEWEST(WallSort.NEWEST, "at", "timestamptz", true),
    /** The same backwards. */
    OLDEST(WallSort.OLDEST, "at", "timestamptz", false),
    /** By what it cost. */
    COST(WallSort.COST, "cost_micros", "bigint", true),
    /** By its length; what has none yet comes last. */
    LENGTH(WallSort.LENGTH, "duration_ms", "int", true),
    /** By its rating. */
    RATING(WallSort.RATING, "rating", "smallint", true);

    private static final long LATEST = micros(Instant.parse("9999-12-31T00:00:00Z"));

    private final WallSort sort;
    private final String column;
    private final String type;
    private final boolean falling;

    WallOrder(WallSort sort, String column, String type, boolean falling) {
        this.sort = sort;
        this.column = column;
        this.type = type;
        this.falling = falling;
    }

    static WallOrder of(WallSort sort) {
        return Arrays.stream(values())
                .filter(order -> order.sort == sort)
                .findFirst()
                .orElseThrow();
    }

    static Optional<WallOrder> named(String word) {
        return Arrays.stream(values()).filter(order -> order.word().equals(word)).findFirst();
    }

    String word() {
        return sort.word();
    }

    /** Of {@code gallery_item}. */
    String column() {
        return column;
    }

    /** Whether the rows of a word lie in this order. */
    boolean byTime() {
        return column.equals("at");
    }

    /** Whether values fall from one page to the next. */
    boolean falling() {
        return falling;
    }

    /** Whether a value can stand in the column at all. */
    boolean takes(long value) {
        return switch (this) {
            case NEWEST, OLDEST -> value >= 0 && value <= LATEST;
            case COST -> true;
            case LENGTH -> value >= 0 && value <= Integer.MAX_VALUE;
            case RATING -> value >= 0 && value <= 5;
        };
    }

    /** A value beyond all rows, at the end that the order comes to last. */
    long last() {
        return switch (this) {
            case NEWEST, LENGTH, RATING -> 0;
            case OLDEST -> LATEST;
            case COST -> Long.MIN_VALUE;
        };
    }

    /** As a parameter of its column's type. */
    Object parameter(long value) {
        return byTime()
                ? Instant.EPOCH.plus(value, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC)
                : value;
    }

    /** The parameter in SQL, of the column's own type, so that an index on it serves. */
    String cast(String parameter) {
        return "cast(:" + parameter + " as " + type + ")";
    }

    /** What stands in the column, as SQL of a whole number. */
    String number(String table) {
        String value = table + "." + column;
        return byTime() ? "(extract(epoch from " + value + ") * 1000000)::bigint" : value;
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
