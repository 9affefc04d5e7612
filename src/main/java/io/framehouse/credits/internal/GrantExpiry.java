package io.framehouse.credits.internal;

import io.framehouse.shared.Credits;
import io.framehouse.shared.Ids;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes back what is unused of grants that ended. Consumption counts against the grant that ends
 * first, computed from totals; held credits are never touched.
 *
 * @see "Decision 0002: two-phase credits"
 */
@Component
final class GrantExpiry {
    /**
     * For balance b: min(available, expired grants − taken back before − (spent + held)). What
     * adjustments without a job took off in sum (granted − given + taken back, where below zero) is
     * taken back too, else the next grant would expire in its place.
     */
    private static final String DUE =
            """
            select b.team_id, least(b.granted_micros - b.spent_micros - b.held_micros,
                g.ended - g.taken_back + least(0, b.granted_micros - g.given + g.taken_back)
                    - b.spent_micros - b.held_micros)::bigint as due
            from credit_balance b cross join lateral (
                select coalesce(sum(t.amount_micros) filter (where t.kind = 'grant'), 0) as given,
                    coalesce(sum(t.amount_micros) filter (where t.expires_at <= :now), 0) as ended,
                    coalesce(sum(t.amount_micros) filter (where t.kind = 'expire'), 0)
                        as taken_back
                from credit_transfer t
                where t.team_id = b.team_id and t.kind in ('grant', 'expire')) g
            """;

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private final BalanceRows balances;
    private final TransferRows transfers;
    private final LiveFeed feed;
    private final Clock clock;

    GrantExpiry(
            JdbcClient jdbc,
            TeamTransactions transactions,
            BalanceRows balances,
            TransferRows transfers,
            LiveFeed feed,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.balances = balances;
        this.transfers = transfers;
        this.feed = feed;
        this.clock = clock;
    }

    /** Expires over all teams; each team in a transaction of its own. */
    void expireAll() {
        for (TeamId team : transactions.onPlatform(this::teamsDue)) {
            transactions.runInTeam(
                    team,
                    () -> {
                        balances.lock(team);
                        expireUnderLock(team);
                    });
        }
    }

    /** Expires for one team whose balance this transaction has locked. */
    void expireUnderLock(TeamId team) {
        Credits due =
                jdbc.sql("select due from (" + DUE + ") d where d.team_id = :team")
                        .param("now", Sql.at(clock.instant()))
                        .param("team", team.value())
                        .query(Long.class)
                        .optional()
                        .map(Credits::ofMicros)
                        .orElse(Credits.ZERO);
        if (due.isPositive()) {
            Transfer transfer = Transfer.expire(team, Ids.next(), due);
            balances.apply(team, transfer.postings());
            transfers.insert(transfer);
            feed.changed(new LiveFeed.Signal(team, "balance", team.toString()));
        }
    }

    private List<TeamId> teamsDue() {
        return jdbc
                .sql("select team_id from (" + DUE + ") d where d.due > 0")
                .param("now", Sql.at(clock.instant()))
                .query(UUID.class)
                .list()
                .stream()
                .map(TeamId::new)
                .toList();
    }
}
