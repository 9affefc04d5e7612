package io.framehouse.gateway.rest;

import io.framehouse.api.WireTime;
import io.framehouse.gallery.WallFilter;
import io.framehouse.gallery.WallSort;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Reads the filter and the order of a list of videos; several models, states or labels come as
 * several fields, models and states also comma-separated. What is empty is not asked.
 */
final class AssetQuery {
    /** As callers know states: a copy whose time is over has failed, and its reason says why. */
    private static final List<String> STATES = List.of("copying", "ready", "failed");

    private static final String EXPIRED = "expired";
    private static final List<String> SORTS =
            Arrays.stream(WallSort.values()).map(WallSort::word).toList();

    private final MultiValueMap<String, String> query;

    private AssetQuery(MultiValueMap<String, String> query) {
        this.query = query;
    }

    /** Which videos. */
    static WallFilter filter(MultiValueMap<String, String> query) {
        AssetQuery read = new AssetQuery(query);
        return new WallFilter(
                read.text("text"),
                Set.copyOf(new HashSet<>(read.words("model"))),
                read.id("person"),
                read.id("key"),
                Set.copyOf(new HashSet<>(read.texts("label"))),
                read.text("cost_center"),
                read.text("resolution"),
                read.text("aspect"),
                read.millis("min_duration"),
                read.millis("max_duration"),
                read.parsed("seed", "a whole number", Long::valueOf),
                read.states(),
                read.time("created_from"),
                read.time("created_to"),
                read.credits("min_cost"),
                read.credits("max_cost"),
                null,
                read.id("collection"),
                false,
                read.flag("trashed"));
    }

    /** In which order. */
    static WallSort sort(MultiValueMap<String, String> query) {
        String word = new AssetQuery(query).text("sort");
        if (word == null) {
            return WallSort.NEWEST;
        }
        return Arrays.stream(WallSort.values())
                .filter(sort -> sort.word().equals(word))
                .findFirst()
                .orElseThrow(() -> notAllowed("sort", word, SORTS));
    }

    private Set<String> states() {
        Set<String> states = new HashSet<>();
        for (String word : words("state")) {
            if (!STATES.contains(word)) {
                throw notAllowed("state", word, STATES);
            }
            states.add(word);
            if (word.equals("failed")) {
                states.add(EXPIRED);
            }
        }
        return states;
    }

    private @Nullable UUID id(String name) {
        return parsed(
                name,
                "an id such as 01993f5e-7a10-7c3e-9b1d-0000000000d2",
                text -> Ids.parse(text).orElseThrow(IllegalArgumentException::new));
    }

    private @Nullable Instant time(String name) {
        return parsed(
                name,
                "a time as in RFC 3339, such as 2026-01-31T12:00:00Z",
                text -> WireTime.parse(text).toInstant());
    }

    private @Nullable Credits credits(String name) {
        return parsed(name, "credits such as 12.5", Credits::parse);
    }

    private @Nullable Long millis(String name) {
        return parsed(name, "seconds from 0 to 86400, such as 5 or 2.5", AssetQuery::millisOf);
    }

    private static Long millisOf(String text) {
        if (!text.matches("[0-9]{1,5}(\\.[0-9]{1,3})?")) {
            throw new IllegalArgumentException("no seconds");
        }
        long millis = new BigDecimal(text).movePointRight(3).longValueExact();
        if (millis > 86_400_000) {
            throw new IllegalArgumentException("longer than a day");
        }
        return millis;
    }

    private boolean flag(String name) {
        String text = text(name);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw notAllowed(name, text, List.of("true", "false"));
    }

    private <T> @Nullable T parsed(String name, String rule, Function<String, T> parser) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (RuntimeException bad) {
            throw DomainException.invalid(
                    name,
                    "malformed",
                    "%s is '%s'; it must be %s.".formatted(name, shortened(text), rule));
        }
    }

    private List<String> words(String name) {
        return texts(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private List<String> texts(String name) {
        return query.getOrDefault(name, List.of()).stream()
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .toList();
    }

    private @Nullable String text(String name) {
        List<String> given = texts(name);
        return given.isEmpty() ? null : given.getFirst();
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    private static DomainException notAllowed(String name, String word, List<String> words) {
        String message =
                "%s is '%s'; it must be one of %s."
                        .formatted(name, shortened(word), String.join(", ", words));
        return DomainException.invalid(
                List.of(new FieldError(name, "not_allowed", message, words)));
    }
}
