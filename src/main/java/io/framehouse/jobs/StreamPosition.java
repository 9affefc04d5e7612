package io.framehouse.jobs;

import io.framehouse.shared.Ids;
import java.util.Optional;
import java.util.UUID;

/**
 * A place in the stream of a team's changes; good in this database only.
 *
 * @param transaction number of the change's transaction, not negative
 * @param event id of its line in the timeline
 */
public record StreamPosition(long transaction, UUID event) {
    private static final int MOST_DIGITS = 18;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** The place before all changes of a transaction. */
    public static StreamPosition before(long transaction) {
        return new StreamPosition(transaction, BEFORE_ALL);
    }

    /** The place as the {@code id:} of a message has it. */
    public String text() {
        return transaction + "-" + event;
    }

    /** Whether it cannot have been told yet where the other place is the present one. */
    public boolean isAfter(StreamPosition now) {
        return transaction > now.transaction;
    }

    /** Reads {@link #text()}; empty for anything else. */
    public static Optional<StreamPosition> parse(String text) {
        int split = text.indexOf('-');
        if (split < 1 || split > MOST_DIGITS) {
            return Optional.empty();
        }
        String number = text.substring(0, split);
        boolean digits = number.chars().allMatch(unit -> unit >= '0' && unit <= '9');
        return digits
                ? Ids.parse(text.substring(split + 1))
                        .map(event -> new StreamPosition(Long.parseLong(number), event))
                : Optional.empty();
    }
}
