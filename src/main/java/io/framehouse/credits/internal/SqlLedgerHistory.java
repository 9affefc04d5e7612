package io.framehouse.credits.internal;

import io.framehouse.credits.LedgerHistory;
import io.framehouse.credits.TransferKind;
import io.framehouse.shared.Action;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Cursor;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Pages through the transfers of a team along their index. */
@Service
final class SqlLedgerHistory implements LedgerHistory {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final JdbcClient jdbc;

    SqlLedgerHistory(CurrentActor currentActor, TeamTransactions transactions, JdbcClient jdbc) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public Page<Line> list(TeamId team, Filter filter, PageRequest page) {
        currentActor.require(team, Action.VIEW_BUDGETS);
        StringBuilder conditions = new StringBuilder("team_id = :team");
        Map<String, Object> params = new HashMap<>(Map.of("team", team.value()));
        JobId job = filter.job();
        if (job != null) {
            conditions.append(" and job_id = :job");
            params.put("job", job.value());
        }
        TransferKind kind = filter.kind();
        if (kind != null) {
            conditions.append(" and kind = :kind");
            params.put("kind", Wire.of(kind));
        }
        Optional<Cursor> after = Cursor.decode(page.cursor());
        if (after.isPresent()) {
            conditions.append(" and (booked_at, id) < (:at, :id)");
            params.put("at", Sql.at(after.get().at()));
            params.put("id", after.get().id());
        }
        List<Line> lines =
                transactions.inTeam(
                        team,
                        () ->
                                jdbc.sql(
                                                """
                                                select id, kind, amount_micros, job_id, reason,
                                                    actor, booked_at
                                                from credit_transfer where %s
                                                order by booked_at desc, id desc limit %d
                                                """
                                                        .formatted(conditions, page.limit() + 1))
                                        .params(params)
                                        .query((row, number) -> line(row))
                                        .list());
        return Page.of(lines, page.limit(), line -> new Cursor(line.at(), line.id()).encode());
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                Wire.parse(TransferKind.class, row.getString("kind")).orElseThrow(),
                Credits.ofMicros(row.getLong("amount_micros")),
                Sql.jobOrNull(row, "job_id"),
                row.getString("reason"),
                row.getString("actor"),
                Sql.instant(row, "booked_at"));
    }
}
