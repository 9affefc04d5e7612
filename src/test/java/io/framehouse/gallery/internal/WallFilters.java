package io.framehouse.gallery.internal;

import io.framehouse.gallery.WallFilter;
import io.framehouse.shared.Credits;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A filter of which a test sets what it needs. */
final class WallFilters {
    @Nullable String text;
    Set<String> models = Set.of();
    @Nullable UUID person;
    Set<String> labels = Set.of();
    @Nullable String costCenter;
    @Nullable String resolution;
    @Nullable String aspect;
    @Nullable Long minMillis;
    @Nullable Long maxMillis;
    @Nullable Long seed;
    Set<String> states = Set.of();
    @Nullable Instant from;
    @Nullable Instant until;
    @Nullable Credits minCost;
    @Nullable Credits maxCost;
    @Nullable UUID batch;
    @Nullable UUID collection;
    boolean starred;
    boolean trashed;

    private WallFilters() {}

    static WallFilter with(Consumer<WallFilters> set) {
        WallFilters filter = new WallFilters();
        set.accept(filter);
        return filter.build();
    }

    static WallFilter labels(Set<String> labels) {
        return with(filter -> filter.labels = labels);
    }

    static WallFilter model(String model) {
        return with(filter -> filter.models = Set.of(model));
    }

    private WallFilter build() {
        return new WallFilter(
                text,
                models,
                person,
                null,
                labels,
                costCenter,
                resolution,
                aspect,
                minMillis,
                maxMillis,
                seed,
                states,
                from,
                until,
                minCost,
                maxCost,
                batch,
                collection,
                starred,
                trashed);
    }
}
