package io.framehouse.reports.internal;

import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilter.Dimension;
import io.framehouse.shared.TeamId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where figures of a period are read from, as SQL: sums that are kept, with what came since, and
 * the lines themselves of teams whose sums are not there or have days of another zone. All is one
 * statement, so all is of one moment.
 *
 * @param team null for all teams
 */
record UsageSource(@Nullable TeamId team, Period period, UsageFilter filter, ZoneId platform) {
    private static final Set<Dimension> SLIM =
            EnumSet.of(Dimension.MODEL, Dimension.PROVIDER, Dimension.TEAM);

    /** Stands for no value among ids. */
    private static final UUID NOBODY = new UUID(0, 0);

    private static final Map<Dimension, String> COLUMNS =
            new EnumMap<>(
                    Map.of(
                            Dimension.MODEL, "f.model",
                            Dimension.MEMBER, "f.user_id",
                            Dimension.KEY, "f.key_id",
                            Dimension.COST_CENTER, "f.cost_center",
                            Dimension.RESOLUTION, "f.resolution",
                            Dimension.PROVIDER, "f.provider_account_id",
                            Dimension.TEAM, "f.team_id",
                            Dimension.LABEL, "f.labels"));

    private static final String TOLD_BY_DAY = "f.model, f.provider_account_id, f.cost_unit";
    private static final String TOLD =
            TOLD_BY_DAY
                    + ", f.user_id, f.key_id, f.cost_center, f.resolution, f.off_peak, f.labels";
    private static final String FIGURES =
            """
            , f.lines, f.jobs, f.seconds, f.quoted, f.settled, f.refunded, f.adjusted, f.failed,
            f.cancelled, f.cost
            """;

    /** Teams that are read from their lines. */
    private static final String STALE =
            """
            stale as materialized (
                select t.id as team_id from team t
                where not exists (select from usage_rollup_state s where s.team_id = t.id
                    and s.team_zone = t.time_zone and s.platform_zone = :platform_zone)
            """;

    private static final String SELECT = "select f.team_id, %s as day, %s as month_day, %s from ";
    private static final String DAY_OF_LINE = "(f.at at time zone :zone)::date";
    private static final String MONTH_OF_LINE =
            "coalesce(f.book_month, date_trunc('month', f.at at time zone :zone)::date)";

    /**
     * Two named queries, {@code stale} and {@code fact}: one row of facts has the team, the day,
     * the month's first day, what is told of it and its figures.
     *
     * @param groups what is grouped by; decides which of the kept sums do
     */
    String facts(List<UsageGroup> groups) {
        Set<String> beside = beside(groups);
        String told = (beside.isEmpty() ? TOLD_BY_DAY : TOLD) + FIGURES;
        String line = byMonths() ? MONTH_OF_LINE : DAY_OF_LINE;
        String where = ofTheTeam() + filters();
        return STALE
                + (team == null ? "" : " and t.id = :team")
                + "), fact as ("
                + kept(groups, beside, told)
                + where
                + " union all "
                + SELECT.formatted(DAY_OF_LINE, line, told)
                + "usage_pending f where f.team_id not in (select team_id from stale) and "
                + ofPeriod()
                + where
                + " union all "
                + SELECT.formatted(DAY_OF_LINE, line, told)
                + "stale cross join lateral (select f.* from report_usage_fact f"
                + " where f.team_id = stale.team_id and "
                + ofPeriod()
                + where
                + " offset 0) f)";
    }

    /** The smallest of the kept sums that tell all that is asked; see decision 0041. */
    private String kept(List<UsageGroup> groups, Set<String> beside, String told) {
        String day = team == null ? "f.platform_day" : "f.team_day";
        String month = team == null ? "f.book_month" : "f.team_month";
        String by = byMonths() ? "f.book_month" : day;
        String from = beside.isEmpty() ? "usage_rollup_day f" : "usage_rollup f";
        String only = "";
        if (period.isOfWholeMonths()
                && beside.size() <= 1
                && groups.stream().noneMatch(UsageGroup::ofDays)) {
            day = "null::date";
            by = month;
            from = "usage_rollup_monthly f";
            only = " and f.dimension = '" + beside.stream().findAny().orElse("all") + "'";
        }
        return SELECT.formatted(day, by, told)
                + from
                + " where f.team_id not in (select team_id from stale) and "
                + by
                + " between :from and :to"
                + only;
    }

    /** What is asked for that sums by model, account and team do not tell. */
    private Set<String> beside(List<UsageGroup> groups) {
        Set<String> words = new TreeSet<>();
        groups.stream().map(UsageGroup::beside).filter(Objects::nonNull).forEach(words::add);
        filter.values().keySet().stream()
                .filter(dimension -> !SLIM.contains(dimension))
                .map(Dimension::word)
                .forEach(words::add);
        if (filter.offPeak() != null) {
            words.add("off_peak");
        }
        return words;
    }

    private String ofTheTeam() {
        return team == null ? "" : " and f.team_id = :team";
    }

    /**
     * Whether a line is of the period. The first two conditions are for an index: no zone is more
     * than 14 hours off.
     */
    String ofPeriod() {
        String days =
                """
                (f.at >= (cast(:from as date) - 1)::timestamp at time zone 'UTC'
                and f.at < (cast(:to as date) + 2)::timestamp at time zone 'UTC'
                and (f.at at time zone :zone)::date between :from and :to)
                """;
        return byMonths()
                ? "(f.book_month between :from and :to or f.book_month is null and " + days + ")"
                : days;
    }

    /** Conditions of the filter on one row; begins with {@code and} or is empty. */
    String filters() {
        StringBuilder sql = new StringBuilder();
        for (Dimension dimension : filter.values().keySet()) {
            sql.append(" and ").append(condition(dimension));
        }
        if (filter.offPeak() != null) {
            sql.append(" and f.off_peak = :off_peak");
        }
        return sql.toString();
    }

    private static String condition(Dimension dimension) {
        String column = COLUMNS.get(dimension);
        String parameter = ":f_" + dimension.word();
        if (dimension == Dimension.LABEL) {
            return "(f.labels && cast(%1$s as text[]) or (f.labels = '{}' and '' = any (%1$s)))"
                    .formatted(parameter);
        }
        String none = dimension.hasIds() ? "'" + NOBODY + "'::uuid" : "''";
        return dimension == Dimension.TEAM
                ? column + " = any (" + parameter + ")"
                : "coalesce(" + column + ", " + none + ") = any (" + parameter + ")";
    }

    /** Whether months of the books are asked for, rather than days. */
    boolean byMonths() {
        return team == null && period.isOfWholeMonths();
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        return statement.params(parameters());
    }

    private Map<String, Object> parameters() {
        Map<String, Object> values = new HashMap<>();
        if (team != null) {
            values.put("team", team.value());
        }
        values.put("zone", period.zone().getId());
        values.put("platform_zone", platform.getId());
        values.put("from", period.from());
        values.put("to", period.to());
        values.putAll(filterParameters());
        return values;
    }

    /** What {@link #filters} names. */
    Map<String, Object> filterParameters() {
        Map<String, Object> values = new HashMap<>();
        if (filter.offPeak() != null) {
            values.put("off_peak", filter.offPeak());
        }
        filter.values()
                .forEach((dimension, named) ->
                        values.put("f_" + dimension.word(), array(dimension, named)));
        return values;
    }

    private static Object array(Dimension dimension, Set<String> named) {
        if (!dimension.hasIds()) {
            return named.toArray(String[]::new);
        }
        List<UUID> ids = new ArrayList<>();
        named.forEach(
                value -> ids.add(value.equals(UsageFilter.NONE) ? NOBODY : UUID.fromString(value)));
        return ids.toArray(UUID[]::new);
    }
}
