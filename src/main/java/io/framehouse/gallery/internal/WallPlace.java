package io.framehouse.gallery.internal;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The place between two videos of one order, and which side of it is meant.
 *
 * @param before whether the page ends there, instead of beginning there
 * @param value what the video at the place has in the order's column
 */
record WallPlace(WallOrder order, boolean before, long value, UUID id) {
    private static final UUID LEAST = new UUID(0, 0);
    private static final UUID GREATEST = new UUID(-1, -1);

    /** What follows a row. */
    static WallPlace after(WallOrder order, long value, UUID id) {
        return new WallPlace(order, false, value, id);
    }

    /** What stands before a row. */
    static WallPlace before(WallOrder order, long value, UUID id) {
        return new WallPlace(order, true, value, id);
    }

    /** Everything, read from its end. */
    static WallPlace end(WallOrder order) {
        return before(order, order.last(), order.falling() ? LEAST : GREATEST);
    }

    /** What was made before a moment, newest first. */
    static WallPlace madeBefore(long micros) {
        return after(WallOrder.NEWEST, micros, LEAST);
    }

    /** Whether values rise from row to row as they are read from here. */
    boolean rising() {
        return order.falling() == before;
    }

    String encode() {
        String text = "%s_%s_%d_%s".formatted(order.word(), before ? "b" : "a", value, id);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a place that {@link #encode} wrote.
     *
     * @throws DomainException INVALID_REQUEST where it is none, or one of another order
     */
    static @Nullable WallPlace decode(WallOrder wanted, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        WallPlace place = parse(text);
        if (place.order != wanted) {
            throw DomainException.invalid(
                    "cursor",
                    "other_order",
                    "The cursor belongs to the order '%s'; this list is in the order '%s'. Leave it"
                                    .formatted(place.order.word(), wanted.word())
                            + " out to start again.");
        }
        return place;
    }

    private static WallPlace parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split("_", -1);
            if (parts.length != 4 || !parts[1].matches("[ab]")) {
                throw new IllegalArgumentException("not four parts");
            }
            WallOrder order = WallOrder.named(parts[0]).orElseThrow(WallPlace::unknown);
            long value = Long.parseLong(parts[2]);
            if (!order.takes(value)) {
                throw unknown();
            }
            UUID id = Ids.parse(parts[3]).orElseThrow(WallPlace::unknown);
            return new WallPlace(order, parts[1].equals("b"), value, id);
        } catch (IllegalArgumentException bad) {
            throw unknown();
        }
    }

    private static DomainException unknown() {
        return DomainException.invalid(
                "cursor",
                "malformed",
                "The cursor is not one this list gave. Leave it out to start again.");
    }
}
