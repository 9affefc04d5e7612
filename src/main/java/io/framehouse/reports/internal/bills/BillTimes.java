package io.framehouse.reports.internal.bills;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of one bill. Without a pattern: ISO 8601 with or without zone, the same with a
 * blank or slashes, days with points, and seconds or milliseconds since 1970. What depends on the
 * country, such as 03/04/2026, needs a pattern. For one file only: the form that fitted last is
 * tried first.
 */
final class BillTimes {
    private static final Pattern EPOCH = Pattern.compile("\\d{10}(\\d{3})?");
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);
    private static final List<DateTimeFormatter> USUAL =
            List.of(
                    form(
                            "uuuu-MM-dd['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][ ][XXX][XX][X]"),
                    form("uuuu-MM-dd HH:mm[:ss]' UTC'"),
                    form("uuuu-MM-dd"),
                    form("uuuu/M/d[' 'H:mm[:ss]]"),
                    form("d.M.uuuu[[','] H:mm[:ss]]"),
                    form("d MMM uuuu[[','] H:mm[:ss]]"),
                    form("uuuuMMdd"));

    private final List<DateTimeFormatter> forms;
    private final ZoneId zone;
    private final boolean usual;
    private int last;

    BillTimes(@Nullable String pattern, ZoneId zone) {
        this.forms = pattern == null ? USUAL : List.of(form(pattern));
        this.zone = zone;
        this.usual = pattern == null;
    }

    /**
     * A time, or only a day.
     *
     * @param at null where only the day is known
     * @param day in the bill's zone
     */
    record Moment(@Nullable Instant at, LocalDate day) {}

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    Optional<Moment> parse(String text) {
        if (usual && EPOCH.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return moment(
                    text.length() == 13
                            ? Instant.ofEpochMilli(number)
                            : Instant.ofEpochSecond(number));
        }
        for (int i = 0; i < forms.size(); i++) {
            int which = (last + i) % forms.size();
            Optional<Moment> read = read(forms.get(which), text);
            if (read.isPresent()) {
                last = which;
                return read;
            }
        }
        return Optional.empty();
    }

    private Optional<Moment> read(DateTimeFormatter form, String text) {
        try {
            ParsePosition place = new ParsePosition(0);
            if (form.parseUnresolved(text, place) == null || place.getIndex() < text.length()) {
                return Optional.empty();
            }
            return moment(form.parse(text), text.endsWith(" UTC"));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private Optional<Moment> moment(TemporalAccessor read, boolean utc) {
        LocalDate day = read.query(TemporalQueries.localDate());
        LocalTime time = read.query(TemporalQueries.localTime());
        if (day == null || day.isBefore(FIRST) || day.isAfter(LAST)) {
            return Optional.empty();
        }
        if (time == null) {
            return Optional.of(new Moment(null, day));
        }
        if (read.isSupported(ChronoField.OFFSET_SECONDS)) {
            return moment(
                    LocalDateTime.of(day, time)
                            .toInstant(
                                    ZoneOffset.ofTotalSeconds(
                                            read.get(ChronoField.OFFSET_SECONDS))));
        }
        ZoneId named = read.query(TemporalQueries.zone());
        ZoneId in = utc ? ZoneOffset.UTC : named == null ? zone : named;
        return moment(LocalDateTime.of(day, time).atZone(in).toInstant());
    }

    private Optional<Moment> moment(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return day.isBefore(FIRST) || day.isAfter(LAST)
                ? Optional.empty()
                : Optional.of(new Moment(at, day));
    }
}
