package io.framehouse.credits;

import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;

/**
 * Closes months of the books, for platform finance. A closed month never changes: what comes later
 * is booked in the first open one.
 */
public interface MonthBook {
    /**
     * Freezes a month, and with it the empty ones between the last closed one and it. Settlements,
     * refunds and adjustments wait from when the notes are asked for until the transaction's end.
     * Joins a running platform transaction or opens one.
     *
     * @param notes asked when nobody books any more: looks at the last closed month and answers
     *     what is kept with the close, as a JSON object, or refuses
     * @throws io.framehouse.shared.DomainException wrong_state where bookings did not end within 10
     *     s, where the month is closed already, or where an earlier one with lines is not
     */
    void close(YearMonth month, Function<Optional<YearMonth>, String> notes);
}
