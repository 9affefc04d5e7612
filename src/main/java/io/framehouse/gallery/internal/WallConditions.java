package io.framehouse.gallery.internal;

import io.framehouse.gallery.WallFilter;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a filter asks of the row of a video itself; what is not set is not asked. */
final class WallConditions {
    private final List<String> sql = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    WallConditions(TeamId team, WallFilter filter) {
        add("i.team_id = :team", "team", team.value());
        sql.add(filter.trashed() ? "i.trashed_at is not null" : "i.trashed_at is null");
        anyOf("i.model", "models", filter.models());
        equal("i.person_id", "submittedBy", filter.person());
        equal("i.key_id", "key", filter.key());
        equal("i.cost_center", "costCenter", filter.costCenter());
        equal("i.resolution", "resolution", filter.resolution());
        equal("i.aspect", "aspect", filter.aspect());
        equal("i.seed", "seed", filter.seed());
        equal("i.batch_id", "batch", filter.batch());
        anyOf("i.state", "states", filter.states());
        length(filter.minMillis(), filter.maxMillis());
        time(">=", "made", filter.from());
        time("<", "madeBefore", filter.until());
        bound("i.cost_micros >= :minCost", "minCost", micros(filter.minCost()));
        bound("i.cost_micros <= :maxCost", "maxCost", micros(filter.maxCost()));
    }

    List<String> sql() {
        return sql;
    }

    Map<String, Object> values() {
        return values;
    }

    private void equal(String column, String name, @Nullable Object value) {
        bound(column + " = :" + name, name, value);
    }

    private void anyOf(String column, String name, Collection<String> words) {
        if (words.size() == 1) {
            equal(column, name, words.iterator().next());
        } else if (!words.isEmpty()) {
            String[] sorted = new TreeSet<>(words).toArray(String[]::new);
            add(column + " = any (cast(:" + name + " as text[]))", name, sorted);
        }
    }

    /** What has no length yet is neither shorter nor longer than anything. */
    private void length(@Nullable Long min, @Nullable Long max) {
        if (min == null && max == null) {
            return;
        }
        sql.add("i.duration_ms > 0");
        bound("i.duration_ms >= cast(:minMillis as int)", "minMillis", min);
        bound("i.duration_ms <= cast(:maxMillis as int)", "maxMillis", max);
    }

    private void time(String comparison, String name, @Nullable Instant at) {
        bound(
                "i.at " + comparison + " cast(:" + name + " as timestamptz)",
                name,
                at == null ? null : at.atOffset(ZoneOffset.UTC));
    }

    private void bound(String condition, String name, @Nullable Object value) {
        if (value != null) {
            add(condition, name, value);
        }
    }

    private void add(String condition, String name, Object value) {
        sql.add(condition);
        values.put(name, value);
    }

    private static @Nullable Long micros(@Nullable Credits credits) {
        return credits == null ? null : credits.micros();
    }
}
