package io.framehouse.reports;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which usage is counted: what has any of the values of every dimension that is named. A dimension
 * that is not named lets all pass.
 *
 * @param values never empty for a named dimension; {@link #NONE} stands for what has no value there
 * @param offPeak only off-peak, only the others, or null for both
 */
public record UsageFilter(Map<Dimension, Set<String>> values, @Nullable Boolean offPeak) {
    /** Stands for no value: no person, no key, no label. No value of a dimension is empty. */
    public static final String NONE = "";

    /** Lets all pass. */
    public static final UsageFilter ALL = new UsageFilter(Map.of(), null);

    /** The word of {@link #offPeak} on the wire and in addresses. */
    public static final String OFF_PEAK = "off_peak";

    /** So many values of one dimension may be named. */
    public static final int MOST_VALUES = 200;

    private static final int LONGEST_VALUE = 300;

    /**
     * What can be filtered, by the words that it is grouped by.
     *
     * @see UsageReport#totals
     */
    public enum Dimension {
        MODEL("model", false),
        MEMBER("member", true),
        KEY("key", true),
        COST_CENTER("cost_center", false),
        LABEL("label", false),
        RESOLUTION("resolution", false),
        /** A provider account; over all teams only. */
        PROVIDER("provider", true),
        /** Over all teams only. */
        TEAM("team", true);

        private final String word;
        private final boolean ids;

        Dimension(String word, boolean ids) {
            this.word = word;
            this.ids = ids;
        }

        /** The word on the wire, in addresses and of the grouping. */
        public String word() {
            return word;
        }

        /** Whether its values are ids. */
        public boolean hasIds() {
            return ids;
        }

        public boolean isOfThePlatform() {
            return this == PROVIDER || this == TEAM;
        }

        public static Optional<Dimension> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }
    }

    public UsageFilter {
        Map<Dimension, Set<String>> copy = new EnumMap<>(Dimension.class);
        values.forEach((dimension, named) -> {
            if (!named.isEmpty()) {
                copy.put(dimension, checked(dimension, named));
            }
        });
        values = Map.copyOf(copy);
    }

    /** What is named of a dimension; empty where all pass. */
    public Set<String> of(Dimension dimension) {
        return values.getOrDefault(dimension, Set.of());
    }

    public boolean isAll() {
        return values.isEmpty() && offPeak == null;
    }

    /** The same, with these values of one dimension in place of what was named; none lets pass. */
    public UsageFilter with(Dimension dimension, Set<String> named) {
        Map<Dimension, Set<String>> changed = new EnumMap<>(Dimension.class);
        changed.putAll(values);
        changed.put(dimension, named);
        return new UsageFilter(changed, offPeak);
    }

    /** The same for off-peak jobs only, for others only, or for both. */
    public UsageFilter withOffPeak(@Nullable Boolean only) {
        return new UsageFilter(values, only);
    }

    /**
     * The filter behind one row of a grouping: the same, narrowed to the row's own value.
     *
     * @param group a word of the grouping; of days, weeks and months the filter knows nothing and
     *     stays as it is
     * @param id the row's id of that group, null for the row of what has none
     */
    public UsageFilter narrowed(String group, @Nullable String id) {
        if (group.equals(OFF_PEAK)) {
            return withOffPeak(Boolean.valueOf(id));
        }
        return Dimension.of(group)
                .map(dimension -> with(dimension, Set.of(id == null ? NONE : id)))
                .orElse(this);
    }

    /**
     * The filter as text, always the same for the same filter: parameters of an address such as
     * {@code model=q3&off_peak=true}, each value of its own; empty where all passes.
     */
    public String toText() {
        List<String> parts = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            of(dimension).stream()
                    .sorted()
                    .forEach(value ->
                            parts.add(
                                    dimension.word
                                            + "="
                                            + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
        if (offPeak != null) {
            parts.add(OFF_PEAK + "=" + offPeak);
        }
        return String.join("&", parts);
    }

    /** Reads what {@link #toText} gave. */
    public static UsageFilter ofText(String text) {
        UsageFilter filter = ALL;
        for (String part : text.isEmpty() ? new String[0] : text.split("&", -1)) {
            int equals = part.indexOf('=');
            String word = part.substring(0, equals);
            String value = URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8);
            filter =
                    word.equals(OFF_PEAK)
                            ? filter.withOffPeak(Boolean.valueOf(value))
                            : filter.also(Dimension.of(word).orElseThrow(), value);
        }
        return filter;
    }

    private UsageFilter also(Dimension dimension, String value) {
        Set<String> more = new TreeSet<>(of(dimension));
        more.add(value);
        return with(dimension, more);
    }

    /** Refuses dimensions of the platform. */
    public void requireOfATeam() {
        values.keySet().stream()
                .filter(Dimension::isOfThePlatform)
                .findFirst()
                .ifPresent(dimension -> {
                    throw DomainException.invalid(
                            dimension.word,
                            "not_of_a_team",
                            "%s filters over all teams only. Leave it out."
                                    .formatted(dimension.word));
                });
    }

    /** The ids that are named of a dimension, without {@link #NONE}. */
    public List<UUID> ids(Dimension dimension) {
        return of(dimension).stream()
                .filter(value -> !value.equals(NONE))
                .map(UUID::fromString)
                .toList();
    }

    private static Set<String> checked(Dimension dimension, Set<String> named) {
        if (named.size() > MOST_VALUES) {
            throw DomainException.invalid(
                    dimension.word,
                    "too_many",
                    "%s has %d values; name at most %d."
                            .formatted(dimension.word, named.size(), MOST_VALUES));
        }
        return named.stream()
                .map(value -> dimension.ids ? id(dimension, value) : text(dimension, value))
                .collect(Collectors.toSet());
    }

    private static String text(Dimension dimension, String value) {
        if (value.length() > LONGEST_VALUE || value.indexOf(0) >= 0) {
            throw DomainException.invalid(
                    dimension.word,
                    "malformed",
                    "%s has %d characters; a value has at most %d, and none of them is zero."
                            .formatted(dimension.word, value.length(), LONGEST_VALUE));
        }
        return value;
    }

    private static String id(Dimension dimension, String value) {
        if (value.equals(NONE)) {
            return value;
        }
        return Ids.parse(value)
                .map(UUID::toString)
                .orElseThrow(() ->
                        DomainException.invalid(
                                dimension.word,
                                "malformed",
                                "%s is '%s'; it must be an id such as the ones this report gives."
                                        .formatted(dimension.word, value)));
    }
}
