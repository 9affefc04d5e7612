package io.framehouse.reports.internal.bills;

import io.framehouse.reports.internal.bills.BillRow.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes the rows of a file, some thousand by one statement. */
@Repository
class BillLineRows {
    static final int AT_ONCE = 2_000;

    private static final String INSERT =
            """
            insert into provider_bill_line (bill_id, line_no, kind, task_id, task_key, at, day,
                amount, unit, description, raw, problem_field, problem_rule, problem)
            select cast(:bill as uuid), g.* from unnest(cast(:line as int[]), cast(:kind as text[]),
                cast(:task as text[]), cast(:key as text[]), cast(:at as timestamptz[]),
                cast(:day as date[]), cast(:amount as numeric[]), cast(:unit as text[]),
                cast(:description as text[]), cast(:raw as text[]), cast(:field as text[]),
                cast(:rule as text[]), cast(:problem as text[])) as g
            """;

    private final JdbcClient jdbc;

    BillLineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes rows one by one; {@link #close} writes the last ones. */
    final class Writer implements AutoCloseable {
        private final UUID bill;
        private final List<BillRow> rows = new ArrayList<>(AT_ONCE);
        private int count;

        Writer(UUID bill) {
            this.bill = bill;
        }

        void add(BillRow row) {
            rows.add(row);
            count++;
            if (rows.size() == AT_ONCE) {
                close();
            }
        }

        int count() {
            return count;
        }

        @Override
        public void close() {
            if (!rows.isEmpty()) {
                insert(bill, rows);
                rows.clear();
            }
        }
    }

    Writer writer(UUID bill) {
        return new Writer(bill);
    }

    private void insert(UUID bill, List<BillRow> rows) {
        jdbc.sql(INSERT)
                .param("bill", bill)
                .param("line", texts(rows, row -> row.line()))
                .param("kind", texts(rows, BillRow::kind))
                .param("task", texts(rows, BillRow::taskId))
                .param("key", texts(rows, BillRow::taskKey))
                .param("at", texts(rows, BillRow::at))
                .param("day", texts(rows, BillRow::day))
                .param(
                        "amount",
                        texts(
                                rows,
                                row -> row.amount() == null ? null : row.amount().toPlainString()))
                .param("unit", texts(rows, BillRow::unit))
                .param("description", texts(rows, BillRow::description))
                .param("raw", texts(rows, BillRow::raw))
                .param("field", texts(rows, of(Problem::field)))
                .param("rule", texts(rows, of(Problem::rule)))
                .param("problem", texts(rows, of(Problem::message)))
                .update();
    }

    private static Function<BillRow, @Nullable Object> of(Function<Problem, String> part) {
        return row -> row.problem() == null ? null : part.apply(row.problem());
    }

    private static @Nullable String[] texts(
            List<BillRow> rows, Function<BillRow, @Nullable Object> value) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            Object one = value.apply(rows.get(i));
            texts[i] = one == null ? null : Objects.toString(one);
        }
        return texts;
    }
}
