package io.framehouse.jobs.internal;

import io.framehouse.providers.AccountId;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.shared.TeamId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many jobs each account and team has open, against what each may have. */
final class OpenSlots {
    private final Map<AccountId, Long> openAt = new HashMap<>();
    private final Map<TeamId, Long> openOf = new HashMap<>();
    private final Map<TeamId, Integer> limitOf = new HashMap<>();

    private OpenSlots() {}

    static OpenSlots count(JdbcClient jdbc, List<ProviderAccount> accounts) {
        OpenSlots slots = new OpenSlots();
        accounts.forEach(account -> slots.openAt.put(account.id(), 0L));
        jdbc.sql(
                        """
                        select team_id, provider_account_id, count(*) as open from job
                        where state in ('submitting', 'queued', 'running', 'unknown')
                        group by team_id, provider_account_id
                        """)
                .query(row -> {
                    AccountId account = JobMapper.id(row, "provider_account_id", AccountId::new);
                    long open = row.getLong("open");
                    if (account != null) {
                        slots.openAt.merge(account, open, Long::sum);
                    }
                    slots.openOf.merge(
                            new TeamId(row.getObject("team_id", UUID.class)), open, Long::sum);
                });
        jdbc.sql("select id, max_running_jobs from team where max_running_jobs is not null")
                .query(row -> {
                    slots.limitOf.put(
                            new TeamId(row.getObject("id", UUID.class)),
                            row.getInt("max_running_jobs"));
                });
        return slots;
    }

    boolean free(ProviderAccount account, TeamId team) {
        return !teamFull(team)
                && openAt.getOrDefault(account.id(), 0L) < account.data().maxConcurrent();
    }

    void take(ProviderAccount account, TeamId team) {
        openAt.merge(account.id(), 1L, Long::sum);
        openOf.merge(team, 1L, Long::sum);
    }

    /** Why a job waits although an account could make it. */
    String why(TeamId team) {
        return teamFull(team) ? "team_limit" : "provider_busy";
    }

    private boolean teamFull(TeamId team) {
        Integer limit = limitOf.get(team);
        return limit != null && openOf.getOrDefault(team, 0L) >= limit;
    }
}
