package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetRequests.BudgetRequest;
import io.framehouse.credits.BudgetRequests.State;
import io.framehouse.credits.BudgetRequests.Wish;
import io.framehouse.credits.RequestDesk;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests for more; a row leaves WAITING once and never changes again. */
@Component
final class RequestRows {
    private static final int MOST = 200;

    private static final String SELECT =
            """
            select team_id, id, budget_id, requested_by, amount_micros, until, reason, model,
                quote_micros, state, approved_micros, approved_until, answered_by, answered_at,
                answer_reason, created_at
            from budget_request
            """;

    private static final String OF_TEAM = SELECT + "where team_id = :team\n";

    private final JdbcClient jdbc;

    RequestRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a waiting request; false where the person's earlier one for the same still waits. */
    boolean insert(TeamId team, BudgetRequest request) {
        Wish wish = request.wish();
        Credits quote = wish.quote();
        return jdbc.sql(
                                """
                                insert into budget_request (team_id, id, budget_id, requested_by,
                                    amount_micros, until, reason, model, quote_micros, created_at)
                                values (:team, :id, :budget, :by, :amount, :until, :reason, :model,
                                    :quote, :at)
                                on conflict do nothing
                                """)
                        .param("team", team.value())
                        .param("id", request.id())
                        .param("budget", wish.budget(), Types.OTHER)
                        .param("by", request.requestedBy().value())
                        .param("amount", wish.amount().micros())
                        .param("until", Sql.at(wish.until()))
                        .param("reason", wish.reason())
                        .param("model", wish.model(), Types.VARCHAR)
                        .param("quote", quote == null ? null : quote.micros(), Types.BIGINT)
                        .param("at", Sql.at(request.createdAt()))
                        .update()
                > 0;
    }

    /** Writes what became of a waiting request; {@code made} is the raise or grant, if any. */
    void answer(TeamId team, BudgetRequest answered, @Nullable UUID made) {
        boolean ofBalance = answered.wish().budget() == null;
        Credits approved = answered.approved();
        int rows =
                jdbc.sql(
                                """
                                update budget_request set state = :state,
                                    approved_micros = :approved, approved_until = :until,
                                    raise_id = :raise, grant_id = :grant, answered_by = :by,
                                    answered_at = :at, answer_reason = :answer,
                                    version = version + 1
                                where team_id = :team and id = :id and state = 'waiting'
                                """)
                        .param("team", team.value())
                        .param("id", answered.id())
                        .param("state", Wire.of(answered.state()))
                        .param(
                                "approved",
                                approved == null ? null : approved.micros(),
                                Types.BIGINT)
                        .param(
                                "until",
                                Sql.atOrNull(answered.approvedUntil()),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("raise", ofBalance ? null : made, Types.OTHER)
                        .param("grant", ofBalance ? made : null, Types.OTHER)
                        .param("by", answered.answeredBy(), Types.VARCHAR)
                        .param(
                                "at",
                                Sql.atOrNull(answered.answeredAt()),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("answer", answered.answer(), Types.VARCHAR)
                        .update();
        if (rows != 1) {
            throw new IllegalStateException(
                    "Request " + answered.id() + " is no longer waiting though it was locked");
        }
    }

    Optional<BudgetRequest> find(TeamId team, UUID id) {
        return one(OF_TEAM + " and id = :id", team, id);
    }

    /** Reads and keeps the row until the transaction ends, so that one of two answers waits. */
    Optional<BudgetRequest> lock(TeamId team, UUID id) {
        return one(OF_TEAM + " and id = :id for no key update", team, id);
    }

    /**
     * Newest first.
     *
     * @param by only this person's, or null for everybody's
     */
    List<BudgetRequest> list(TeamId team, @Nullable UserId by) {
        return jdbc.sql(
                        OF_TEAM
                                + """
                                and (cast(:by as uuid) is null or requested_by = cast(:by as uuid))
                                order by created_at desc, id desc limit :most
                                """)
                .param("team", team.value())
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("most", MOST)
                .query((row, number) -> request(row))
                .list();
    }

    /** Waiting requests without a budget, of all teams, oldest first; needs the platform's role. */
    List<RequestDesk.Waiting> waitingOfBalances() {
        return jdbc.sql(
                        SELECT
                                + """
                                where state = 'waiting' and budget_id is null
                                order by created_at, id limit :most
                                """)
                .param("most", MOST)
                .query((row, number) ->
                        new RequestDesk.Waiting(
                                new TeamId(row.getObject("team_id", UUID.class)), request(row)))
                .list();
    }

    private Optional<BudgetRequest> one(String sql, TeamId team, UUID id) {
        return jdbc.sql(sql)
                .param("team", team.value())
                .param("id", id)
                .query((row, number) -> request(row))
                .optional();
    }

    private static BudgetRequest request(ResultSet row) throws SQLException {
        Wish wish =
                new Wish(
                        row.getObject("budget_id", UUID.class),
                        Credits.ofMicros(row.getLong("amount_micros")),
                        Sql.instant(row, "until"),
                        row.getString("reason"),
                        row.getString("model"),
                        Sql.creditsOrNull(row, "quote_micros"));
        return new BudgetRequest(
                row.getObject("id", UUID.class),
                new UserId(row.getObject("requested_by", UUID.class)),
                wish,
                Wire.parse(State.class, row.getString("state")).orElseThrow(),
                Sql.creditsOrNull(row, "approved_micros"),
                Sql.instantOrNull(row, "approved_until"),
                row.getString("answered_by"),
                Sql.instantOrNull(row, "answered_at"),
                row.getString("answer_reason"),
                Sql.instant(row, "created_at"));
    }
}
