package io.framehouse.gallery.internal;

import io.framehouse.gallery.WallFilter;
import io.framehouse.gallery.WallSort;
import io.framehouse.shared.Credits;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** The wall as a list in memory: what every page is compared with. */
final class WallModel {
    static final UUID BATCH = new UUID(7, 7);
    static final UUID PERSON = new UUID(8, 8);
    static final UUID COLLECTION = new UUID(9, 9);

    private WallModel() {}

    /** What the tests' filters look at. */
    record Video(
            UUID id,
            Instant at,
            String prompt,
            Set<String> labels,
            String model,
            boolean ofPerson,
            String costCenter,
            String resolution,
            String aspect,
            int millis,
            long seed,
            String state,
            long micros,
            boolean inBatch,
            boolean collected,
            boolean starred,
            int rating,
            boolean trashed) {
        boolean has(String word) {
            return Arrays.asList(prompt.split(" ")).contains(word);
        }

        boolean begins(String letters) {
            return Arrays.stream(prompt.split(" ")).anyMatch(word -> word.startsWith(letters));
        }
    }

    /** Every filter with what it finds of those that do not lie in the trash. */
    static Map<WallFilter, Predicate<Video>> filters(Instant from, Instant until) {
        Map<WallFilter, Predicate<Video>> all = new LinkedHashMap<>();
        all.put(WallFilter.none(), video -> true);
        all.put(WallFilters.with(f -> f.text = "red fo"), v -> v.has("red") && v.begins("fo"));
        all.put(WallFilters.with(f -> f.text = "\"fox\""), v -> v.has("fox"));
        all.put(WallFilters.with(f -> f.text = "f"), v -> v.begins("f"));
        all.put(
                WallFilters.with(f -> f.text = "\"red robot\""),
                v -> v.has("red") && v.has("robot"));
        all.put(WallFilters.model("m1"), v -> v.model().equals("m1"));
        all.put(
                WallFilters.with(f -> f.models = Set.of("m1", "m2")),
                v -> Set.of("m1", "m2").contains(v.model()));
        all.put(WallFilters.with(f -> f.person = PERSON), Video::ofPerson);
        all.put(WallFilters.labels(Set.of("a")), v -> v.labels().contains("a"));
        all.put(
                WallFilters.labels(Set.of("a", "b")),
                v -> v.labels().containsAll(Set.of("a", "b")));
        all.put(WallFilters.with(f -> f.costCenter = "north"), v -> v.costCenter().equals("north"));
        all.put(WallFilters.with(f -> f.resolution = "720p"), v -> v.resolution().equals("720p"));
        all.put(WallFilters.with(f -> f.aspect = "1:1"), v -> v.aspect().equals("1:1"));
        all.put(WallFilters.with(f -> f.minMillis = 4_000L), v -> v.millis() >= 4_000);
        all.put(
                WallFilters.with(f -> f.maxMillis = 3_000L),
                v -> v.millis() > 0 && v.millis() <= 3_000);
        all.put(WallFilters.with(f -> f.seed = 3L), v -> v.seed() == 3);
        all.put(
                WallFilters.with(f -> f.states = Set.of("failed", "expired")),
                v -> Set.of("failed", "expired").contains(v.state()));
        all.put(
                WallFilters.with(f -> {
                    f.from = from;
                    f.until = until;
                }),
                v -> !v.at().isBefore(from) && v.at().isBefore(until));
        all.put(
                WallFilters.with(f -> {
                    f.minCost = Credits.ofMicros(3_000_000);
                    f.maxCost = Credits.ofMicros(5_000_000);
                }),
                v -> v.micros() >= 3_000_000 && v.micros() <= 5_000_000);
        all.put(WallFilters.with(f -> f.batch = BATCH), Video::inBatch);
        all.put(WallFilters.with(f -> f.collection = COLLECTION), Video::collected);
        all.put(WallFilters.with(f -> f.starred = true), Video::starred);
        all.put(
                WallFilters.with(f -> {
                    f.text = "\"red\"";
                    f.models = Set.of("m1");
                    f.labels = Set.of("b");
                    f.states = Set.of("ready");
                    f.starred = true;
                }),
                v ->
                        v.has("red")
                                && v.model().equals("m1")
                                && v.labels().contains("b")
                                && v.state().equals("ready")
                                && v.starred());
        return all;
    }

    static List<UUID> found(
            List<Video> all, Predicate<Video> filter, boolean trashed, WallSort sort) {
        return all.stream()
                .filter(video -> video.trashed() == trashed)
                .filter(filter)
                .sorted(order(sort))
                .map(Video::id)
                .toList();
    }

    private static Comparator<Video> order(WallSort sort) {
        // As the database compares ids: as bytes, not as signed numbers.
        Comparator<Video> id = Comparator.comparing(video -> video.id().toString());
        return switch (sort) {
            case NEWEST -> Comparator.comparing(Video::at).thenComparing(id).reversed();
            case OLDEST -> Comparator.comparing(Video::at).thenComparing(id);
            case COST -> Comparator.comparing(Video::micros).thenComparing(id).reversed();
            case LENGTH -> Comparator.comparing(Video::millis).thenComparing(id).reversed();
            case RATING -> Comparator.comparing(Video::rating).thenComparing(id).reversed();
        };
    }
}
