package io.framehouse.reports.internal;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps the sums that {@link UsageSource} reads. Each change of them is one statement, which takes
 * lines from what is pending and adds them to the sums: whoever reads, sees a line in exactly one
 * of both. To be called in a transaction of the platform that holds the {@link #lock}.
 *
 * @see "Decision 0041: figures of usage from kept sums"
 */
@Repository
class UsageRollups {
    private static final String TOLD =
            """
            model, user_id, key_id, provider_account_id, cost_center, resolution, off_peak, labels,
            cost_unit
            """;
    private static final String DATED = "team_id, team_day, platform_day, book_month, ";
    private static final String SLIM = DATED + "model, provider_account_id, cost_unit";
    private static final String SUMS =
            """
            sum(lines)::bigint as lines, sum(jobs)::bigint as jobs, sum(seconds)::bigint as seconds,
            sum(quoted)::bigint as quoted, sum(settled)::bigint as settled,
            sum(refunded)::bigint as refunded, sum(adjusted)::bigint as adjusted,
            sum(failed)::bigint as failed, sum(cancelled)::bigint as cancelled, sum(cost) as cost
            """;
    private static final String FIGURES =
            "lines, jobs, seconds, quoted, settled, refunded, adjusted, failed, cancelled, cost";
    private static final String ADD =
            """
             do update set lines = r.lines + excluded.lines, jobs = r.jobs + excluded.jobs,
                seconds = r.seconds + excluded.seconds, quoted = r.quoted + excluded.quoted,
                settled = r.settled + excluded.settled, refunded = r.refunded + excluded.refunded,
                adjusted = r.adjusted + excluded.adjusted, failed = r.failed + excluded.failed,
                cancelled = r.cancelled + excluded.cancelled, cost = r.cost + excluded.cost
            """;

    /** Days of lines in the zones that the team's sums have. */
    static final String DAYS =
            """
            (l.at at time zone l.team_zone)::date as team_day,
            (l.at at time zone l.platform_zone)::date as platform_day,
            coalesce(l.book_month, date_trunc('month', l.at at time zone l.platform_zone)::date)
                as book_month
            """;

    private static final String MONTHLY_KEY = "team_id, dimension, team_month, book_month, ";

    /** Adds the query {@code line}, which has both zones, to all kinds of sums. */
    private static final String ADD_LINES =
            ", dated as (select l.team_id, "
                    + DAYS
                    + ", "
                    + TOLD
                    + ", "
                    + FIGURES
                    + " from line l), wide as materialized (select "
                    + DATED
                    + TOLD
                    + ", "
                    + SUMS
                    + " from dated group by "
                    + DATED
                    + TOLD
                    + "), kept as (insert into usage_rollup as r ("
                    + DATED
                    + TOLD
                    + ", grain, "
                    + FIGURES
                    + ") select "
                    + DATED
                    + TOLD
                    + ", usage_grain(team_day, platform_day, book_month, "
                    + TOLD
                    + "), "
                    + FIGURES
                    + " from wide on conflict (team_id, team_day, grain)"
                    + ADD
                    + "), monthly as (insert into usage_rollup_monthly as r ("
                    + MONTHLY_KEY
                    + TOLD
                    + ", grain, "
                    + FIGURES
                    + ") select "
                    + MONTHLY_KEY
                    + TOLD
                    + ", usage_grain(null, null, null, "
                    + TOLD
                    + "), "
                    + FIGURES
                    + " from ("
                    + monthly("wide")
                    + ") m on conflict (team_id, dimension, team_month, book_month, grain)"
                    + ADD
                    + ") insert into usage_rollup_day as r ("
                    + SLIM
                    + ", "
                    + FIGURES
                    + ") select "
                    + SLIM
                    + ", "
                    + SUMS
                    + " from wide group by "
                    + SLIM
                    + " on conflict ("
                    + SLIM
                    + ")"
                    + ADD;

    private final JdbcClient jdbc;

    /** Sums by month of sums by day; which columns are not grouped by, says the dimension. */
    static String monthly(String table) {
        return """
        select team_id, team_month, book_month, model, provider_account_id, cost_unit,
            user_id, key_id, cost_center, resolution, off_peak, labels,
            case grouping(user_id, key_id, cost_center, resolution, off_peak, labels)
                when b'011111'::int then 'member'
                when b'101111'::int then 'key'
                when b'110111'::int then 'cost_center'
                when b'111011'::int then 'resolution'
                when b'111101'::int then 'off_peak'
                when b'111110'::int then 'label'
                else 'all' end as dimension,
        """
                + SUMS
                + " from (select *, date_trunc('month', team_day::timestamp)::date as team_month"
                + " from "
                + table
                + ") w group by team_id, team_month, book_month, model, provider_account_id,"
                + " cost_unit, grouping sets ((), (user_id), (key_id), (cost_center), (resolution),"
                + " (off_peak), (labels))";
    }

    UsageRollups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends nobody else changes sums; who writes lines waits for nothing. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(4604600001)").query(row -> {});
    }

    /**
     * Adds the oldest pending lines of teams that have sums. They are found by the highest of their
     * numbers, because a join with all of them is slow where nothing is known of the table yet.
     *
     * @return how many there were, at most {@code most}
     */
    int fold(int most) {
        Integer oldest =
                jdbc.sql(
                                """
                                select count(*) from (select from usage_pending p
                                    join usage_rollup_state s on s.team_id = p.team_id
                                    limit :most) found
                                """)
                        .param("most", most)
                        .query(Integer.class)
                        .single();
        if (oldest > 0) {
            jdbc.sql(
                            """
                            with line as (
                                delete from usage_pending p using usage_rollup_state s
                                where s.team_id = p.team_id and p.id <= (select max(q.id)
                                    from (select n.id from usage_pending n
                                        join usage_rollup_state t on t.team_id = n.team_id
                                        order by n.id limit :most) q)
                                returning p.*, s.team_zone, s.platform_zone
                            )
                            """
                                    + ADD_LINES)
                    .param("most", most)
                    .update();
        }
        return oldest;
    }

    /** Teams without sums, or with sums by days of other zones than are set now. */
    List<UUID> stale(ZoneId platform) {
        return jdbc.sql(
                        """
                        select t.id from team t where not exists (select from usage_rollup_state s
                            where s.team_id = t.id and s.team_zone = t.time_zone
                              and s.platform_zone = :platform)
                        order by t.id
                        """)
                .param("platform", platform.getId())
                .query(UUID.class)
                .list();
    }

    /** Lets a team be read from its lines until its sums are made anew. */
    void forget(UUID team) {
        jdbc.sql("delete from usage_rollup_state where team_id = :team")
                .param("team", team)
                .update();
    }

    /** Makes a team's sums anew from its lines, in the zones that are set now. */
    void rebuild(UUID team, ZoneId platform) {
        forget(team);
        for (String table : List.of("usage_rollup", "usage_rollup_day", "usage_rollup_monthly")) {
            jdbc.sql("delete from " + table + " where team_id = :team")
                    .param("team", team)
                    .update();
        }
        // All lines of one snapshot, and away with those that are pending in the same snapshot.
        jdbc.sql(
                        """
                        with zone as (
                            select t.id as team_id, t.time_zone as team_zone,
                                   cast(:platform as text) as platform_zone
                            from team t where t.id = :team
                        ), pending as (
                            delete from usage_pending p where p.team_id = :team
                        ), state as (
                            insert into usage_rollup_state (team_id, team_zone, platform_zone,
                                built_at)
                            select z.team_id, z.team_zone, z.platform_zone, now() from zone z
                        ), line as (
                            select f.*, z.team_zone, z.platform_zone from report_usage_fact f
                            join zone z on z.team_id = f.team_id where f.team_id = :team
                        )
                        """
                                + ADD_LINES)
                .param("team", team)
                .param("platform", platform.getId())
                .update();
    }
}
