package io.framehouse.reports.internal;

import io.framehouse.shared.DomainException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What usage can be grouped by, and the SQL that says so.
 *
 * @param raw columns that sums are first grouped by, of {@code fact}
 * @param join finds the name for an id, of {@code g}
 * @param name what is shown, and {@code id} what a filter takes
 * @param time whether rows are in its order
 * @param beside what it needs of sums beside model, account and team: the word of a dimension, or
 *     null for nothing
 */
record UsageGroup(
        String word,
        List<String> raw,
        String join,
        String name,
        String id,
        boolean time,
        @Nullable String beside) {
    private static final String MONTH = "month";
    private static final String DAYS = "to_char(g.%s, 'YYYY-MM-DD')";
    private static final Map<String, UsageGroup> OF_TEAM =
            named(
                    value("model", null),
                    person(),
                    key(),
                    value("cost_center", "cost_center"),
                    value("resolution", "resolution"),
                    label(),
                    new UsageGroup(
                            "off_peak",
                            List.of("fact.off_peak"),
                            "",
                            "g.off_peak::text",
                            "g.off_peak::text",
                            false,
                            "off_peak"),
                    time("day", "fact.day", DAYS.formatted("day")),
                    time(
                            "week",
                            "date_trunc('week', fact.day::timestamp)::date as week",
                            DAYS.formatted("week")),
                    time(
                            MONTH,
                            "date_trunc('month', fact.month_day::timestamp)::date as month",
                            "to_char(g.month, 'YYYY-MM')"));
    private static final Map<String, UsageGroup> OF_PLATFORM =
            named(
                    id("team", "team_id", "left join team t on t.id = g.team_id ", "t.name", null),
                    id(
                            "provider",
                            "provider_account_id",
                            "left join provider_account a on a.id = g.provider_account_id ",
                            "a.name",
                            null));

    /**
     * The groups of these words, each once, in the order asked.
     *
     * @throws DomainException INVALID_REQUEST naming what there is
     */
    static List<UsageGroup> of(List<String> words, boolean allTeams) {
        Map<String, UsageGroup> known = new TreeMap<>(OF_TEAM);
        if (allTeams) {
            known.putAll(OF_PLATFORM);
        }
        return new LinkedHashSet<>(words).stream().map(word -> find(known, word)).toList();
    }

    /** Whether its rows are shorter than a month. */
    boolean ofDays() {
        return time && !word.equals(MONTH);
    }

    private static UsageGroup find(Map<String, UsageGroup> known, String word) {
        UsageGroup group = known.get(word);
        if (group == null) {
            throw DomainException.invalid(
                    "group_by",
                    "unknown_group",
                    "group_by '%s' is not known; use any of %s."
                            .formatted(word, String.join(", ", known.keySet())));
        }
        return group;
    }

    private static UsageGroup value(String column, @Nullable String beside) {
        return new UsageGroup(
                column,
                List.of("fact." + column),
                "",
                "coalesce(g." + column + ", '\u2013')",
                "g." + column,
                false,
                beside);
    }

    private static UsageGroup id(
            String word, String column, String join, String name, @Nullable String beside) {
        return new UsageGroup(
                word,
                List.of("fact." + column),
                join,
                "coalesce(" + name + ", '\u2013')",
                "g." + column + "::text",
                false,
                beside);
    }

    private static UsageGroup person() {
        return id(
                "member",
                "user_id",
                "left join person p on p.id = g.user_id ",
                "p.display_name",
                "member");
    }

    /** A key is found within its team only. */
    private static UsageGroup key() {
        return new UsageGroup(
                "key",
                List.of("fact.team_id", "fact.key_id"),
                "left join api_key k on k.team_id = g.team_id and k.id = g.key_id ",
                "coalesce(k.name, '\u2013')",
                "g.key_id::text",
                false,
                "key");
    }

    /** A line counts under each of its labels, or under none. */
    private static UsageGroup label() {
        return new UsageGroup(
                "label",
                List.of("fact.labels"),
                "cross join lateral unnest(case when g.labels = '{}' then array[null::text]"
                        + " else g.labels end) as l (label) ",
                "coalesce(l.label, '\u2013')",
                "l.label",
                false,
                "label");
    }

    private static UsageGroup time(String word, String raw, String name) {
        return new UsageGroup(word, List.of(raw), "", name, name, true, null);
    }

    private static Map<String, UsageGroup> named(UsageGroup... groups) {
        return Stream.of(groups).collect(Collectors.toMap(UsageGroup::word, group -> group));
    }
}
