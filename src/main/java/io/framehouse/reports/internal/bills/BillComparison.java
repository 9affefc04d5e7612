package io.framehouse.reports.internal.bills;

import io.framehouse.reports.Bills.Form;
import io.framehouse.shared.HashJoins;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Compares a kept bill with the books; inside a platform transaction. */
@Repository
class BillComparison {
    private static final int FETCH_SIZE = 2_000;
    private static final List<String> UNITS = List.of("credits", "USD");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final JdbcClient jdbc;

    BillComparison(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void compare(UUID bill, Form form) {
        joinByHash();
        if (form.mapping().perDay()) {
            run(BillSql.BY_DAY, bill, form);
            run(BillSql.ONLY_THEIRS, bill, form);
        } else {
            run(BillSql.BY_EXACT_TASK, bill, form);
            run(BillSql.BY_TASK_KEY, bill, form);
            for (boolean days : new boolean[] {false, true}) {
                for (String unit : UNITS) {
                    sweep(bill, form, days, unit, (theirs, ours) -> theirs.compareTo(ours) == 0);
                    sweep(bill, form, days, unit, (theirs, ours) -> within(form, theirs, ours));
                }
            }
            run(BillSql.ONLY_THEIRS, bill, form);
            run(BillSql.ONLY_OURS, bill, form);
        }
        run(BillSql.ELSEWHERE, bill, form);
        run(BillSql.ELSEWHERE_NO_MORE, bill, form);
    }

    void carryOver(UUID bill, UUID old) {
        joinByHash();
        for (String sql : List.of(BillSql.CARRY_OVER, BillSql.REMIND)) {
            jdbc.sql(sql).param("bill", bill).param("old", old).update();
        }
    }

    /** After a bill is gone, what it had is missing again on others of the account. */
    void missAgain(UUID account) {
        joinByHash();
        jdbc.sql(BillSql.ELSEWHERE_NO_MORE).param("account", account).update();
    }

    private static boolean within(Form form, BigDecimal theirs, BigDecimal ours) {
        BigDecimal percent = ours.abs().multiply(form.tolerancePercent()).divide(HUNDRED);
        return theirs.subtract(ours).abs().compareTo(form.tolerance().max(percent)) <= 0;
    }

    private void sweep(
            UUID bill,
            Form form,
            boolean days,
            String unit,
            BiPredicate<BigDecimal, BigDecimal> agrees) {
        if (!hasLeft(bill, form, days, unit)) {
            return;
        }
        List<TimeSweep.Line> lines = new ArrayList<>();
        List<TimeSweep.Job> jobs = new ArrayList<>();
        try (Stream<TimeSweep.Line> left =
                        left(BillSql.LEFT_LINES, bill, form, days, unit)
                                .query((row, number) -> line(row))
                                .stream();
                Stream<TimeSweep.Job> ours =
                        left(BillSql.LEFT_JOBS, bill, form, days, unit)
                                .query((row, number) -> job(row))
                                .stream()) {
            new TimeSweep(agrees)
                    .pair(
                            left,
                            ours,
                            (line, job) -> {
                                lines.add(line);
                                jobs.add(job);
                                if (lines.size() == BillLineRows.AT_ONCE) {
                                    keep(bill, form, lines, jobs);
                                }
                            });
        }
        keep(bill, form, lines, jobs);
    }

    private boolean hasLeft(UUID bill, Form form, boolean days, String unit) {
        return left(
                        "select exists (select from (" + BillSql.LEFT_LINES + ") l)",
                        bill,
                        form,
                        days,
                        unit)
                .query(Boolean.class)
                .single();
    }

    private void keep(UUID bill, Form form, List<TimeSweep.Line> lines, List<TimeSweep.Job> jobs) {
        if (lines.isEmpty()) {
            return;
        }
        bind(jdbc.sql(BillSql.GIVEN_PAIRS), bill, form)
                .param("lines", texts(lines, TimeSweep.Line::number))
                .param("teams", texts(jobs, job -> job.ours().team()))
                .param("jobs", texts(jobs, TimeSweep.Job::id))
                .param("costs", texts(jobs, job -> job.ours().cost()))
                .param("units", texts(jobs, job -> job.ours().unit()))
                .param("micros", texts(jobs, job -> job.ours().micros()))
                .update();
        lines.clear();
        jobs.clear();
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable Object> value) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = Objects.toString(value.apply(rows.get(i)), null);
        }
        return texts;
    }

    private StatementSpec left(String sql, UUID bill, Form form, boolean days, String unit) {
        return bind(jdbc.sql(sql).withFetchSize(FETCH_SIZE), bill, form)
                .param("days", days)
                .param("lineUnit", unit)
                .param("window", form.windowMinutes());
    }

    private void run(String sql, UUID bill, Form form) {
        bind(jdbc.sql(sql), bill, form).update();
    }

    private static StatementSpec bind(StatementSpec statement, UUID bill, Form form) {
        return statement
                .param("bill", bill)
                .param("account", form.account())
                .param("begin", start(form, 0))
                .param("end", start(form, 1))
                .param("zone", form.mapping().zone().getId())
                .param("unit", form.mapping().defaultUnit())
                .param("tolerance", form.tolerance())
                .param("percent", form.tolerancePercent());
    }

    private static OffsetDateTime start(Form form, int later) {
        ZoneId zone = form.mapping().zone();
        return form.month()
                .plusMonths(later)
                .atDay(1)
                .atStartOfDay(zone)
                .toOffsetDateTime()
                .withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static TimeSweep.Line line(ResultSet row) throws SQLException {
        return new TimeSweep.Line(
                row.getInt("line_no"), instant(row, "at"), row.getBigDecimal("amount"));
    }

    private static TimeSweep.Job job(ResultSet row) throws SQLException {
        return new TimeSweep.Job(
                new TimeSweep.Ours(
                        row.getObject("team_id", UUID.class),
                        row.getObject("job_id", UUID.class),
                        row.getBigDecimal("cost"),
                        row.getString("cost_unit"),
                        row.getLong("micros")),
                instant(row, "begins"),
                instant(row, "ends"),
                row.getBigDecimal("amount"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private void joinByHash() {
        jdbc.sql(HashJoins.ALONE).query((row, number) -> true).single();
    }
}
