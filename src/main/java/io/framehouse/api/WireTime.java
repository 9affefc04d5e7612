package io.framehouse.api;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Times as RFC 3339 writes them: the year has four digits, which every table can keep. */
public final class WireTime {
    private static final int LAST_YEAR = 9_999;

    private WireTime() {}

    /**
     * Reads a time.
     *
     * @throws DateTimeException where it is malformed or its year is not 1 to 9999
     */
    public static OffsetDateTime parse(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        if (time.getYear() < 1 || time.getYear() > LAST_YEAR) {
            throw new DateTimeException("The year is not 1 to 9999");
        }
        return time;
    }
}
