package io.framehouse.jobs.internal;

import static io.framehouse.jobs.internal.Sql.time;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.internal.JobChanges.Columns;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives waiting jobs to accounts: one node at a time, teams in turn, within every account's and
 * team's limit. The attempt is committed before a byte is sent.
 */
@Component
class JobDispatch {
    private static final Duration WAIT_FOR_ROOM = Duration.ofSeconds(2);
    private static final long ONE_DISPATCHER = 0x6672616d65L;
    private static final String FAIR_TURN =
            """
            with waiting as (
                select j.team_id, j.id, j.created_at,
                       row_number() over (partition by j.team_id order by j.created_at, j.id)
                       + (select count(*) from job open where open.team_id = j.team_id
                          and open.state in ('submitting', 'queued', 'running', 'unknown')) as turn
                from job j where j.state = 'held' and j.next_action_at <= :now)
            select j.* from waiting w join job j on j.team_id = w.team_id and j.id = w.id
            where j.state = 'held'
            order by w.turn, w.created_at, j.id limit :limit
            for update of j skip locked
            """;

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private final JobMapper mapper;
    private final JobChanges changes;
    private final Catalog catalog;
    private final ProviderAccounts accounts;
    private final SubmitLease lease;

    JobDispatch(
            JdbcClient jdbc,
            TeamTransactions transactions,
            JobMapper mapper,
            JobChanges changes,
            Catalog catalog,
            ProviderAccounts accounts,
            SubmitLease lease) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.mapper = mapper;
        this.changes = changes;
        this.catalog = catalog;
        this.accounts = accounts;
        this.lease = lease;
    }

    List<Attempt> begin(String node, int limit) {
        return transactions.onPlatform(() -> onlyDispatcher() ? assign(node, limit) : List.of());
    }

    private List<Attempt> assign(String node, int limit) {
        Instant now = changes.now();
        List<Job> waiting =
                jdbc.sql(FAIR_TURN)
                        .param("now", time(now))
                        .param("limit", limit)
                        .query(mapper)
                        .list();
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<ProviderAccount> all = accounts.list();
        OpenSlots slots = OpenSlots.count(jdbc, all);
        List<Attempt> attempts = new ArrayList<>();
        for (Job job : waiting) {
            assignOne(job, all, slots, node, now).ifPresent(attempts::add);
        }
        return attempts;
    }

    private Optional<Attempt> assignOne(
            Job job, List<ProviderAccount> all, OpenSlots slots, String node, Instant now) {
        List<ProviderAccount> able = able(job, all, now);
        Optional<ProviderAccount> free =
                able.stream().filter(account -> slots.free(account, job.team())).findFirst();
        if (free.isEmpty()) {
            String why = able.isEmpty() ? "no_account" : slots.why(job.team());
            changes.touch(job, Columns.of().set("reason", why).next(now.plus(WAIT_FOR_ROOM)));
            return Optional.empty();
        }
        slots.take(free.get(), job.team());
        return Optional.of(commit(job, free.get(), node, now));
    }

    private Attempt commit(Job job, ProviderAccount account, String node, Instant now) {
        UUID attemptId = Ids.next();
        AccountId id = account.id();
        int number = job.attempt() + 1;
        Instant leaseUntil = now.plus(lease.duration());
        changes.move(
                job,
                JobState.SUBMITTING,
                Columns.of()
                        .set("attempt", number)
                        .set("attempt_id", attemptId)
                        .set("provider_account_id", id.value())
                        .set("reason", null)
                        .lease(node, leaseUntil),
                Note.of("sending", "system").with("attempt " + number));
        return new Attempt(job.team(), job.id(), attemptId, number, id, node);
    }

    private List<ProviderAccount> able(Job job, List<ProviderAccount> all, Instant now) {
        Optional<CatalogModel> model = catalog.find(job.model());
        List<ProviderAccount> able =
                all.stream()
                        .filter(account -> account.takes(job.model(), now))
                        .filter(account ->
                                model.filter(it -> carries(account, it, job)).isPresent())
                        .toList();
        List<ProviderAccount> first =
                able.stream()
                        .filter(a -> a.data().priority() < ProviderAccount.LAST_RESORT)
                        .toList();
        return first.isEmpty() ? able : first;
    }

    private boolean carries(ProviderAccount account, CatalogModel model, Job job) {
        String dialect = account.data().dialect();
        String form = Wire.of(account.data().form());
        return !catalog.routesFor(model, job.parameters(), dialect, form).isEmpty();
    }

    private boolean onlyDispatcher() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", ONE_DISPATCHER)
                .query(Boolean.class)
                .single();
    }
}
