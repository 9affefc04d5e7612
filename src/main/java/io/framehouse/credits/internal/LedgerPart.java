package io.framehouse.credits.internal;

import io.framehouse.teams.TeamExportPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** The ledger, budgets and requests for more, for the export of a team. */
@Component
final class LedgerPart implements TeamExportPart {
    @Override
    public List<Rows> rows() {
        return List.of(
                new Rows(
                        "ledger.csv",
                        """
                        select booked_at, id as transfer_id, kind, amount_micros, job_id, reason, actor,
                            expires_at, book_month, corrects_transfer_id
                        from credit_transfer where team_id = :team order by booked_at, id
                        """),
                new Rows(
                        "statements.csv",
                        """
                        select to_char(book_month, 'YYYY-MM') as book_month, number, lines, jobs,
                            settled_micros, corrections_micros,
                            encode(fingerprint, 'hex') as fingerprint
                        from book_statement where team_id = :team order by book_month
                        """),
                new Rows(
                        "budgets.ndjson",
                        """
                        select id, scope, subject_id, period, limit_micros, hard, alert_at,
                            alert_forecast, removed_at, created_at
                        from budget where team_id = :team order by created_at, id
                        """),
                new Rows(
                        "budget_requests.ndjson",
                        """
                        select id, budget_id, requested_by, amount_micros, until, reason, model, state,
                            approved_micros, answered_by, answered_at, answer_reason, created_at
                        from budget_request where team_id = :team order by created_at, id
                        """));
    }
}
