package io.framehouse.credits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which month a line of the books belongs to by its time. Where that month is closed, the SQL
 * function {@code open_book_month} gives the first open one; whoever writes a line asks it in the
 * same statement.
 *
 * @see "Decision 0039: how a month is closed"
 */
@Component
public class BookMonths {
    private final ZoneId zone;

    BookMonths(@Value("${framehouse.time-zone:UTC}") ZoneId zone) {
        this.zone = zone;
    }

    /** The zone in which months begin and end: the platform's. */
    public ZoneId zone() {
        return zone;
    }

    /** The first day of the month that an instant lies in. */
    public LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, zone()).withDayOfMonth(1);
    }
}
