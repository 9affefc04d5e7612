package io.framehouse.gallery.ui;

import com.vaadin.flow.router.QueryParameters;
import io.framehouse.gallery.WallFilter;
import io.framehouse.gallery.WallSort;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Ids;
import io.framehouse.shared.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the wall shows, as the address carries it: {@code ?q=&model=&by=&ratio=9:16&cost=50..100&
 * month=2026-11&sort=}.
 */
record GalleryFilter(Map<GalleryField, String> values, WallSort sort) {
    private static final GalleryFilter NONE = new GalleryFilter(Map.of(), WallSort.NEWEST);

    GalleryFilter {
        values = Map.copyOf(values);
    }

    static GalleryFilter none() {
        return NONE;
    }

    /** Reads an address; what is unknown or out of bounds in it is left out. */
    static GalleryFilter of(QueryParameters query) {
        GalleryFilter filter = NONE;
        for (GalleryField field : GalleryField.values()) {
            filter = filter.with(field, query.getSingleParameter(field.word()).orElse(""));
        }
        String word = query.getSingleParameter("sort").orElse("");
        return filter.sorted(
                Arrays.stream(WallSort.values())
                        .filter(sort -> sort.word().equals(word))
                        .findFirst()
                        .orElse(WallSort.NEWEST));
    }

    /** The open video of an address. */
    static Optional<UUID> itemOf(QueryParameters query) {
        return query.getSingleParameter("item").flatMap(Ids::parse);
    }

    QueryParameters toQuery(@Nullable UUID item) {
        Map<String, String> query = new LinkedHashMap<>();
        for (GalleryField field : GalleryField.values()) {
            if (has(field)) {
                query.put(field.word(), value(field));
            }
        }
        if (sort != WallSort.NEWEST) {
            query.put("sort", sort.word());
        }
        if (item != null) {
            query.put("item", item.toString());
        }
        return QueryParameters.simple(query);
    }

    /** The same with another value; what is empty or no value of the field takes it away. */
    GalleryFilter with(GalleryField field, String value) {
        Map<GalleryField, String> next = new EnumMap<>(GalleryField.class);
        next.putAll(values);
        next.remove(field);
        String stripped = value.strip();
        if (field.accepts(stripped)) {
            next.put(field, stripped);
        }
        return new GalleryFilter(next, sort);
    }

    /** The same with these values of a field that takes several. */
    GalleryFilter withParts(GalleryField field, Collection<String> parts) {
        return with(field, GalleryField.join(parts));
    }

    GalleryFilter without(GalleryField field) {
        return with(field, "");
    }

    GalleryFilter sorted(WallSort newSort) {
        return new GalleryFilter(values, newSort);
    }

    /** No filter, in the same order. */
    GalleryFilter cleared() {
        return new GalleryFilter(Map.of(), sort);
    }

    boolean has(GalleryField field) {
        return values.containsKey(field);
    }

    /** Empty where the field does not narrow. */
    String value(GalleryField field) {
        return values.getOrDefault(field, "");
    }

    /** The values of a field that takes several, as written. */
    Set<String> parts(GalleryField field) {
        return new LinkedHashSet<>(GalleryField.parts(value(field)));
    }

    Optional<ValueRange> range(GalleryField field) {
        return ValueRange.parse(value(field));
    }

    boolean isActive() {
        return !values.isEmpty();
    }

    boolean inTrash() {
        return has(GalleryField.TRASH);
    }

    /** What to clear, in words, such as {@code the search words, Model and Cost}. */
    String activeWords() {
        List<String> names = new ArrayList<>();
        for (GalleryField field : GalleryField.values()) {
            if (has(field)) {
                names.add(field == GalleryField.TEXT ? "the search words" : field.title());
            }
        }
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /**
     * As the wall is asked.
     *
     * @param me who {@code by=me} means; null where nobody is signed in as a person
     */
    WallFilter toWall(@Nullable UserId me, ZoneId zone) {
        Optional<ValueRange> length = range(GalleryField.LENGTH);
        Optional<ValueRange> cost = range(GalleryField.COST);
        Optional<DayRange> month =
                read(GalleryField.MONTH, YearMonth::parse)
                        .map(one -> new DayRange(one.atDay(1), one.atEndOfMonth()));
        Optional<DayRange> made = DayRange.parse(value(GalleryField.MADE));
        return new WallFilter(
                read(GalleryField.TEXT, Function.identity()).orElse(null),
                parts(GalleryField.MODEL),
                person(me),
                id(GalleryField.KEY),
                parts(GalleryField.LABEL),
                read(GalleryField.COST_CENTER, Function.identity()).orElse(null),
                read(GalleryField.RESOLUTION, Function.identity()).orElse(null),
                read(GalleryField.RATIO, Function.identity()).orElse(null),
                length.map(ValueRange::from).map(GalleryFilter::millis).orElse(null),
                length.map(ValueRange::to).map(GalleryFilter::millis).orElse(null),
                read(GalleryField.SEED, Long::valueOf).orElse(null),
                parts(GalleryField.STATE),
                days(month, made, DayRange::from)
                        .max(Comparator.naturalOrder())
                        .map(first -> start(first, zone))
                        .orElse(null),
                days(month, made, DayRange::to)
                        .min(Comparator.naturalOrder())
                        .map(last -> start(last.plusDays(1), zone))
                        .orElse(null),
                cost.map(ValueRange::from).map(GalleryFilter::credits).orElse(null),
                cost.map(ValueRange::to).map(GalleryFilter::credits).orElse(null),
                id(GalleryField.BATCH),
                id(GalleryField.COLLECTION),
                has(GalleryField.STARRED),
                has(GalleryField.TRASH));
    }

    private @Nullable UUID person(@Nullable UserId me) {
        return value(GalleryField.BY).equals(GalleryField.ME)
                ? me == null ? null : me.value()
                : id(GalleryField.BY);
    }

    private @Nullable UUID id(GalleryField field) {
        return Ids.parse(value(field)).orElse(null);
    }

    private <T> Optional<T> read(GalleryField field, Function<String, T> reader) {
        return has(field) ? Optional.of(reader.apply(value(field))) : Optional.empty();
    }

    private static Stream<LocalDate> days(
            Optional<DayRange> month,
            Optional<DayRange> made,
            Function<DayRange, @Nullable LocalDate> side) {
        return Stream.of(month, made)
                .flatMap(Optional::stream)
                .flatMap(range -> {
                    LocalDate day = side.apply(range);
                    return day == null ? Stream.empty() : Stream.of(day);
                });
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static long millis(BigDecimal seconds) {
        return seconds.movePointRight(3).longValue();
    }

    private static Credits credits(BigDecimal amount) {
        return Credits.parse(amount.toPlainString());
    }
}
