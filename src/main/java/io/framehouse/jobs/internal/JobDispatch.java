package io.framehouse.jobs.internal;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.internal.FairHandOut.Pick;
import io.framehouse.jobs.internal.JobChanges.Columns;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.providers.RequestRates;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamTransactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives waiting jobs to accounts: one node at a time, teams in turn, within every account's and
 * team's limit. The attempt is committed before a byte is sent.
 *
 * @see "Decision 0013: dispatch"
 */
@Component
class JobDispatch {
    private static final long ONE_DISPATCHER = 0x6672616d65L;

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private final WaitingJobs waiting;
    private final SlotCounts counts;
    private final WaitingReasons reasons;
    private final JobChanges changes;
    private final AbleAccounts able;
    private final ProviderAccounts accounts;
    private final RequestRates rates;
    private final SubmitLease lease;
    private final SharedTime shared;

    JobDispatch(
            JdbcClient jdbc,
            TeamTransactions transactions,
            WaitingJobs waiting,
            SlotCounts counts,
            WaitingReasons reasons,
            JobChanges changes,
            AbleAccounts able,
            ProviderAccounts accounts,
            RequestRates rates,
            SubmitLease lease,
            SharedTime shared) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.waiting = waiting;
        this.counts = counts;
        this.reasons = reasons;
        this.changes = changes;
        this.able = able;
        this.accounts = accounts;
        this.rates = rates;
        this.lease = lease;
        this.shared = shared;
    }

    /**
     * @param full accounts that this node can send nothing more to at the moment
     */
    List<Attempt> begin(String node, int limit, Set<AccountId> full) {
        return transactions.onPlatform(
                () -> onlyDispatcher() ? assign(node, limit, full) : List.of());
    }

    private List<Attempt> assign(String node, int limit, Set<AccountId> full) {
        Instant now = changes.now();
        waiting.wake(now);
        Collection<List<Waiting>> heads = waiting.lines();
        if (heads.isEmpty()) {
            return List.of();
        }
        List<ProviderAccount> all = accounts.list();
        List<WaitingLine> lines =
                heads.stream()
                        .map(line -> new WaitingLine(line, able.of(line.getFirst(), all, now)))
                        .toList();
        OpenSlots slots = counts.count(all, lines.stream().map(WaitingLine::team).toList(), now);
        full.forEach(account -> slots.setRoom(account, 0));
        List<AccountId> ids = all.stream().map(ProviderAccount::id).toList();
        List<Pick> picks = new FairHandOut(lines, slots, rates).picks(ids, limit);
        List<Attempt> attempts = new ArrayList<>();
        Instant until = picks.isEmpty() ? now : shared.now().plus(lease.duration());
        for (Pick pick : picks) {
            // One cancelled meanwhile leaves its slot to the next round.
            waiting.lock(pick.job())
                    .ifPresent(job -> attempts.add(commit(job, pick.account(), node, until)));
        }
        if (!picks.isEmpty()) {
            counts.served(picks);
        }
        waiting.say(reasons.news(lines, ids, slots));
        return attempts;
    }

    private Attempt commit(Job job, AccountId account, String node, Instant until) {
        UUID attemptId = Ids.next();
        int number = job.attempt() + 1;
        changes.move(
                job,
                JobState.SUBMITTING,
                Columns.of()
                        .set("attempt", number)
                        .set("attempt_id", attemptId)
                        .set("provider_account_id", account.value())
                        .set("reason", null)
                        .lease(node, until),
                Note.of("sending", "system").with("attempt " + number));
        return new Attempt(job.team(), job.id(), attemptId, number, account, node);
    }

    /**
     * Asks for the order of the index as well: just after many jobs came the planner still thinks
     * that few wait, and would sort them all in every round.
     */
    private boolean onlyDispatcher() {
        return jdbc.sql(
                        """
                        select pg_try_advisory_xact_lock(:lock)
                        from (select set_config('enable_sort', 'off', true),
                            set_config('enable_incremental_sort', 'off', true) offset 0) planner
                        """)
                .param("lock", ONE_DISPATCHER)
                .query(Boolean.class)
                .single();
    }
}
