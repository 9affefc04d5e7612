package io.framehouse.jobs.internal;

import static io.framehouse.jobs.internal.Sql.time;

import io.framehouse.providers.AccountHealth;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts open jobs by the table that a trigger keeps, so at a cost that does not grow with them.
 * Jobs that are unknown count for a while: the provider may still be working on them.
 *
 * @see "Decision 0013: dispatch"
 */
@Repository
class SlotCounts {
    /** A provider works on a task that we lost for so long at most, as a rule. */
    private static final Duration UNKNOWN_COUNTS = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final AccountHealth health;

    SlotCounts(JdbcClient jdbc, AccountHealth health) {
        this.jdbc = jdbc;
        this.health = health;
    }

    /** The slots as they are, for teams that wait. */
    OpenSlots count(List<ProviderAccount> accounts, Collection<TeamId> teams, Instant now) {
        OpenSlots slots = new OpenSlots();
        UUID[] waiting = teams.stream().map(TeamId::value).distinct().toArray(UUID[]::new);
        Map<AccountId, Integer> openAt = openAt(slots);
        Map<TeamId, Integer> openOf = new HashMap<>();
        turns(slots, waiting, openOf);
        lost(slots, openAt, openOf, now);
        Map<AccountId, Integer> admits =
                health.room(accounts.stream().map(ProviderAccount::id).toList());
        for (ProviderAccount account : accounts) {
            int free = account.data().maxConcurrent() - openAt.getOrDefault(account.id(), 0);
            slots.setRoom(
                    account.id(),
                    Math.min(free, admits.getOrDefault(account.id(), Integer.MAX_VALUE)));
        }
        limits(waiting)
                .forEach((team, limit) ->
                        slots.setTeamRoom(team, limit - openOf.getOrDefault(team, 0)));
        return slots;
    }

    /** Remembers whose turn it was. */
    void served(List<FairHandOut.Pick> picks) {
        jdbc.sql(
                        """
                        update dispatch_turn t set served_turn = w.turn
                        from (
                            select team_id, account_id, max(turn) as turn
                            from unnest(cast(:teams as uuid[]), cast(:accounts as uuid[]),
                                cast(:turns as bigint[])) as u (team_id, account_id, turn)
                            group by team_id, account_id) w
                        where t.team_id = w.team_id and t.account_id = w.account_id
                        """)
                .param(
                        "teams",
                        picks.stream().map(pick -> pick.job().team().value()).toArray(UUID[]::new))
                .param(
                        "accounts",
                        picks.stream().map(pick -> pick.account().value()).toArray(UUID[]::new))
                .param("turns", picks.stream().map(FairHandOut.Pick::turn).toArray(Long[]::new))
                .update();
    }

    private Map<AccountId, Integer> openAt(OpenSlots slots) {
        Map<AccountId, Integer> open = new HashMap<>();
        jdbc.sql(
                        """
                        select account_id, sum(open_jobs) as open, max(served_turn) as turn
                        from dispatch_turn
                        group by account_id
                        """)
                .query(row -> {
                    open.put(account(row.getObject("account_id", UUID.class)), row.getInt("open"));
                    slots.setLastTurn(Math.max(slots.lastTurn(), row.getLong("turn")));
                });
        return open;
    }

    private void turns(OpenSlots slots, UUID[] teams, Map<TeamId, Integer> openOf) {
        jdbc.sql(
                        """
                        select team_id, account_id, open_jobs, served_turn from dispatch_turn
                        where team_id = any (:teams)
                        """)
                .param("teams", teams)
                .query(row -> {
                    TeamId team = new TeamId(row.getObject("team_id", UUID.class));
                    AccountId account = account(row.getObject("account_id", UUID.class));
                    int open = row.getInt("open_jobs");
                    slots.setOpen(account, team, open, row.getLong("served_turn"));
                    openOf.merge(team, open, Integer::sum);
                });
    }

    private void lost(
            OpenSlots slots,
            Map<AccountId, Integer> openAt,
            Map<TeamId, Integer> openOf,
            Instant now) {
        jdbc.sql(
                        """
                        select team_id, provider_account_id, count(*) as lost from job
                        where state = 'unknown' and unknown_since > :since
                            and provider_account_id is not null
                        group by team_id, provider_account_id
                        """)
                .param("since", time(now.minus(UNKNOWN_COUNTS)))
                .query(row -> {
                    TeamId team = new TeamId(row.getObject("team_id", UUID.class));
                    AccountId account = account(row.getObject("provider_account_id", UUID.class));
                    int lost = row.getInt("lost");
                    openAt.merge(account, lost, Integer::sum);
                    openOf.merge(team, lost, Integer::sum);
                    slots.setOpen(account, team, lost, 0);
                });
    }

    private Map<TeamId, Integer> limits(UUID[] teams) {
        Map<TeamId, Integer> limits = new HashMap<>();
        jdbc.sql(
                        """
                        select id, max_running_jobs from team
                        where max_running_jobs is not null and id = any (:teams)
                        """)
                .param("teams", teams)
                .query(row -> {
                    limits.put(
                            new TeamId(row.getObject("id", UUID.class)),
                            row.getInt("max_running_jobs"));
                });
        return limits;
    }

    private static AccountId account(UUID id) {
        return new AccountId(id);
    }
}
