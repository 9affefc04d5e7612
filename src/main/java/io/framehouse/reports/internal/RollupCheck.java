package io.framehouse.reports.internal;

import io.framehouse.reports.Proof.Invariant;
import io.framehouse.shared.TeamTransactions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The check that kept sums of usage, with what is pending, are those of the lines: all figures by
 * team and month, and a sum that changes when figures stand under another day, person or label. A
 * team whose sums differ is read from its lines from then on, until its sums are made anew.
 */
@Component
class RollupCheck {
    static final String CODE = "usage_rollup_differs";
    private static final int MOST_ITEMS = 100;

    private static final String WITH_STATE = " join usage_rollup_state s on s.team_id = f.team_id";
    private static final List<String> SLIM = List.of("model", "provider_account_id", "cost_unit");
    private static final List<String> WIDE =
            List.of(
                    "model",
                    "provider_account_id",
                    "cost_unit",
                    "user_id",
                    "key_id",
                    "cost_center",
                    "resolution",
                    "off_peak",
                    "labels");
    private static final List<String> FIGURES =
            List.of(
                    "lines",
                    "jobs",
                    "seconds",
                    "quoted",
                    "settled",
                    "refunded",
                    "adjusted",
                    "failed",
                    "cancelled",
                    "cost");

    private static final String DIFFER =
            "select team_id from (%s) u group by team_id, book_month having "
                    + FIGURES.stream()
                            .map(figure -> "sum(" + figure + ") <> 0")
                            .collect(Collectors.joining(" or "))
                    // Sums that stand in the wrong place.
                    + " or sum(told * settled) <> 0 or sum(told * cost) <> 0"
                    + " or sum(told * (lines + 3 * failed + 5 * cancelled)) <> 0";

    private final TeamTransactions transactions;
    private final UsageRollups rollups;
    private final JdbcClient jdbc;

    RollupCheck(TeamTransactions transactions, UsageRollups rollups, JdbcClient jdbc) {
        this.transactions = transactions;
        this.rollups = rollups;
        this.jdbc = jdbc;
    }

    Invariant check() {
        long began = System.nanoTime();
        List<UUID> teams = transactions.onPlatform(() -> jdbc.sql(sql()).query(UUID.class).list());
        teams.forEach(team ->
                transactions.runOnPlatform(() -> {
                    rollups.lock();
                    rollups.forget(team);
                }));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        return new Invariant(
                CODE,
                "Kept sums of usage are those of its lines, for every team and month",
                teams.size(),
                teams.stream().limit(MOST_ITEMS).map(UUID::toString).toList(),
                List.of(),
                millis);
    }

    /** What is kept is added, what the lines say is taken away; what is left differs. */
    private static String sql() {
        String line = "select f.team_id, f.at, f.book_month, " + of("f", WIDE) + ", ";
        return "with line as (select l.team_id, "
                + UsageRollups.DAYS
                + ", "
                + of("l", WIDE)
                + ", "
                + of("l", FIGURES)
                + " from ("
                + line
                + signed()
                + ", s.team_zone, s.platform_zone from report_usage_fact f"
                + WITH_STATE
                + " union all "
                + line
                + of("f", FIGURES)
                + ", s.team_zone, s.platform_zone from usage_pending f"
                + WITH_STATE
                + ") l) select team_id from ("
                + differences("usage_rollup", WIDE)
                + " union all "
                + differences("usage_rollup_day", SLIM)
                + " union all "
                + monthsDiffer()
                + ") d group by team_id order by team_id";
    }

    /** Sums by month are held against those by day, which are held against the lines. */
    private static String monthsDiffer() {
        String told =
                "f.team_id, f.book_month, hash_record_extended(row(f.dimension, f.team_month, ";
        String row = "select " + told + of("f", WIDE) + "), 0)::numeric as told, ";
        return DIFFER.formatted(
                row
                        + of("f", FIGURES)
                        + " from ("
                        + UsageRollups.monthly("usage_rollup")
                        + ") f"
                        + WITH_STATE
                        + " union all "
                        + row
                        + signed()
                        + " from usage_rollup_monthly f"
                        + WITH_STATE);
    }

    private static String differences(String table, List<String> told) {
        String row =
                "select f.team_id, f.book_month, hash_record_extended(row(f.team_day,"
                        + " f.platform_day, "
                        + of("f", told)
                        + "), 0)::numeric as told, "
                        + of("f", FIGURES)
                        + " from ";
        return DIFFER.formatted(row + "line f union all " + row + table + " f" + WITH_STATE);
    }

    private static String signed() {
        return FIGURES.stream()
                .map(figure -> "-f." + figure + " as " + figure)
                .collect(Collectors.joining(", "));
    }

    private static String of(String table, List<String> columns) {
        return columns.stream()
                .map(column -> table + "." + column)
                .collect(Collectors.joining(", "));
    }
}
