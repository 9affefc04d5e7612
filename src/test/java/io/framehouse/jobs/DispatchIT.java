package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.Framehouse;
import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.Team;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Waiting jobs and free slots, with the database. */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {
            JobBench.QUIET,
            "framehouse.copies.enabled=false",
            "framehouse.providers.circuit-open-seconds=0",
            "test.database=own"
        })
@PostgresTest
@Import({HouseFixtures.class, JobBench.Time.class})
class DispatchIT {
    private static final String MODEL = "viduq3-pro";
    private static final String OTHER_MODEL = "vidu-q2-pro-img2video";
    private static final String TWO_ROUTES = "viduq2_turbo_img2video";

    @Autowired HouseFixtures house;
    @Autowired Jobs jobs;
    @Autowired JobWork work;
    @Autowired ProviderAccounts accounts;
    @Autowired Teams teams;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired MutableClock clock;

    private TeamId a;
    private TeamId b;

    @BeforeEach
    void start() {
        a = house.team(Credits.of(1_000_000));
        b = house.team(Credits.of(1_000_000));
    }

    @AfterEach
    void end() {
        transactions.runOnPlatform(() ->
                assertThat(jdbc.sql(COUNTS_THAT_DIFFER).query(Long.class).single())
                        .as("counts of open jobs that differ from the jobs")
                        .isZero());
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                update job set state = 'cancelled', finished_at = now()
                                where state in ('held', 'submitting', 'queued', 'running')
                                """)
                        .update());
        asSystem(() -> {
            accounts.list().forEach(one -> accounts.update(one.id(), off(one.data())));
            return true;
        });
    }

    private static final String COUNTS_THAT_DIFFER =
            """
            select count(*) from (
                select team_id, provider_account_id as account_id, count(*) as open from job
                where state in ('submitting', 'queued', 'running') group by 1, 2) j
            full join (select * from dispatch_turn where open_jobs <> 0) t
                using (team_id, account_id)
            where t.open_jobs is distinct from j.open
            """;

    @Test
    void aSingleJobIsBegunAtTheNextFreeSlotOrTheOneAfter() {
        account("fair", 2, List.of("*"), 10);
        submit(a, 40);
        List<Attempt> running = new ArrayList<>(begin());
        assertThat(running).hasSize(2);
        Job single = house.submit(b, MODEL, "one");
        assertThat(begin()).isEmpty();
        finish(running.removeFirst());
        List<Attempt> next = begin();
        assertThat(next).extracting(Attempt::job).containsExactly(single.id());
    }

    @Test
    void onASingleSlotTwoTeamsTakeTurns() {
        account("one slot", 1, List.of("*"), 10);
        submit(a, 20);
        submit(b, 3);
        List<TeamId> order = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Attempt attempt = begin().getFirst();
            order.add(attempt.team());
            finish(attempt);
        }
        assertThat(order).containsExactly(a, b, a, b, a, b);
    }

    @Test
    void hundredsWaitingForABusyAccountKeepNoOtherModelBackNorSleepThroughASlot() {
        account("busy", 1, List.of(MODEL), 10);
        account("free", 1, List.of(OTHER_MODEL), 10);
        submit(a, 300);
        Attempt first = begin().getFirst();
        Job other = house.submit(a, OTHER_MODEL, "other");
        assertThat(begin()).extracting(Attempt::job).containsExactly(other.id());
        assertThat(begin()).isEmpty();
        finish(first);
        assertThat(begin()).as("without moving the clock").hasSize(1);
    }

    @Test
    void aJobThatNeedsAnotherRouteKeepsNobodyBack() {
        account("vidu only", 1, List.of("*"), 10);
        Job special = house.submit(a, TWO_ROUTES, "special");
        Job usual = house.submit(a, TWO_ROUTES, "usual");
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                update job set routing = 'vtrix /model/v1/generation', priority = 9
                                where id = :id
                                """)
                        .param("id", special.id().value())
                        .update());
        assertThat(begin()).extracting(Attempt::job).containsExactly(usual.id());
        assertThat(house.get(special).reason()).isEqualTo("no_account");
    }

    @Test
    void aTeamNeverHasMoreJobsRunningThanItsLimit() {
        account("wide", 50, List.of("*"), 10);
        limit(a, 2);
        submit(a, 5);
        List<Attempt> begun = begin();
        assertThat(begun).hasSize(2);
        assertThat(begin()).isEmpty();
        assertThat(waitingReasons(a)).containsOnly("team_limit");
        finish(begun.getFirst());
        assertThat(begin()).hasSize(1);
    }

    @Test
    void priorityIsForTheOwnTeamOnly() {
        account("ordered", 1, List.of("*"), 10);
        Job usual = house.submit(a, MODEL, "usual");
        Job low = submit(a, 0, "low");
        Job urgent = submit(a, 9, "urgent");
        Job stranger = submit(b, 0, "stranger");
        List<Object> order = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Attempt attempt = begin().getFirst();
            order.add(attempt.job());
            finish(attempt);
        }
        assertThat(order).containsExactly(urgent.id(), stranger.id(), usual.id(), low.id());
        assertThat(house.get(urgent).priority()).isEqualTo(9);
        assertThat(house.get(usual).priority()).isEqualTo(5);
    }

    @Test
    void anUnknownJobTakesASlotForHalfAnHour() {
        account("lost", 1, List.of("*"), 10);
        submit(a, 2);
        Attempt lost = begin().getFirst();
        answer(lost, new SubmitOutcome.Unanswered("read time-out"));
        assertThat(begin()).isEmpty();
        clock.advance(Duration.ofMinutes(29));
        assertThat(begin()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(begin()).hasSize(1);
    }

    @Test
    void afterBusyTheNextAccountIsTriedAtOnceAndTheSameOneNotBeforeItsTime() {
        AccountId first = account("first", 5, List.of("*"), 10);
        AccountId second = account("second", 5, List.of("*"), 20);
        house.submit(a, MODEL, "moving");
        Attempt one = begin().getFirst();
        assertThat(one.account()).isEqualTo(first);
        answer(one, busy(Duration.ofSeconds(15)));
        Attempt two = begin().getFirst();
        assertThat(two.account()).isEqualTo(second);
        answer(two, new SubmitOutcome.NeverSent("connection refused"));
        assertThat(begin()).as("both were tried").isEmpty();
        clock.advance(Duration.ofSeconds(16));
        assertThat(begin()).extracting(Attempt::account).containsExactly(first);
    }

    @Test
    void anUnansweredJobIsGivenToNobodyElse() {
        account("silent", 5, List.of("*"), 10);
        account("idle", 5, List.of("*"), 20);
        Job job = house.submit(a, MODEL, "lost");
        answer(begin().getFirst(), new SubmitOutcome.Unanswered("read time-out"));
        clock.advance(Duration.ofHours(2));
        assertThat(begin()).isEmpty();
        assertThat(house.get(job).state()).isEqualTo(JobState.UNKNOWN);
    }

    @Test
    void theLastResortIsNotUsedWhileAnotherAccountIsOnlyBusy() {
        account("real", 5, List.of("*"), 10);
        account("last", 5, List.of("*"), ProviderAccount.LAST_RESORT);
        house.submit(a, MODEL, "real work");
        answer(begin().getFirst(), busy(null));
        assertThat(begin()).isEmpty();
    }

    @Test
    void withoutAnAccountTheJobSaysSo() {
        house.submit(a, MODEL, "nobody");
        assertThat(begin()).isEmpty();
        assertThat(waitingReasons(a)).containsExactly("no_account");
        account("late", 1, List.of("*"), 10);
        assertThat(begin()).hasSize(1);
    }

    @Test
    void aRoundReadsNoMoreHoweverManyWaitOrAreOpen() {
        account("full", 10_000, List.of(MODEL), 10);
        Job open = house.submit(b, MODEL, "open");
        begin();
        Job many = house.submit(a, OTHER_MODEL, "many");
        multiply(many, 20_000);
        multiply(open, 20_000);
        transactions.onPlatform(
                () -> jdbc.sql("select recount_open_jobs()").query((row, number) -> 0).list());
        assertThat(jobsReadInARound()).isBetween(256L, 2_000L);
    }

    /** Rows and index entries of jobs that a round without room reads, by the database's count. */
    private long jobsReadInARound() {
        return transactions.onPlatform(() -> {
            long before = jobsRead();
            assertThat(begin()).isEmpty();
            return jobsRead() - before;
        });
    }

    private long jobsRead() {
        return jdbc.sql(
                        """
                        select sum(pg_stat_get_xact_tuples_returned(oid)
                            + pg_stat_get_xact_tuples_fetched(oid))
                        from (select 'job'::regclass::oid as oid
                            union all select indexrelid from pg_index
                            where indrelid = 'job'::regclass) read
                        """)
                .query(Long.class)
                .single();
    }

    private void multiply(Job job, int times) {
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                insert into job select (jsonb_populate_record(j,
                                    jsonb_build_object('id', uuidv7()))).*
                                from job j cross join generate_series(1, :times) where j.id = :id
                                """)
                        .param("times", times)
                        .param("id", job.id().value())
                        .update());
    }

    private AccountId account(String name, int concurrent, List<String> models, int priority) {
        return asSystem(() ->
                accounts.create(
                                new AccountData(
                                        name + " " + UUID.randomUUID(),
                                        "vidu",
                                        "https://provider.example.com",
                                        AuthScheme.TOKEN,
                                        "key-of-the-bench",
                                        models,
                                        concurrent,
                                        100_000,
                                        null,
                                        false,
                                        priority,
                                        true))
                        .id());
    }

    private static AccountData off(AccountData data) {
        return new AccountData(
                data.name(),
                data.dialect(),
                data.baseUrl(),
                data.authScheme(),
                null,
                data.models(),
                data.maxConcurrent(),
                data.requestsPerMinute(),
                data.pollPath(),
                data.callbacks(),
                data.priority(),
                false);
    }

    private void limit(TeamId id, int jobsAtOnce) {
        asSystem(() -> {
            Team team = teams.get(id);
            TeamData data = team.data();
            return teams.update(
                    id,
                    new TeamData(data.name(), data.zone(), data.costCenter(), jobsAtOnce),
                    false,
                    team.version());
        });
    }

    private void submit(TeamId team, int count) {
        for (int i = 0; i < count; i++) {
            house.submit(team, MODEL, "job " + i);
        }
    }

    private Job submit(TeamId team, int priority, String prompt) {
        ObjectNode parameters = HouseFixtures.parameters(MODEL, prompt);
        return asSystem(() ->
                jobs.submit(
                                new SubmitJob(
                                        team,
                                        MODEL,
                                        parameters,
                                        null,
                                        List.of(),
                                        null,
                                        parameters.toString(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        priority))
                        .job());
    }

    private List<Attempt> begin() {
        return asSystem(() -> work.beginAttempts("bench", 64));
    }

    private static SubmitOutcome busy(@Nullable Duration wish) {
        return new SubmitOutcome.Busy("Busy", "later", wish, SubmitOutcome.Busy.Cause.ACCOUNT);
    }

    private void finish(Attempt attempt) {
        answer(attempt, new SubmitOutcome.Refused("Policy", "no"));
    }

    private void answer(Attempt attempt, SubmitOutcome outcome) {
        Duration next =
                outcome instanceof SubmitOutcome.Busy busy && busy.retryAfter() != null
                        ? busy.retryAfter()
                        : Duration.ofSeconds(15);
        HouseFixtures.<Object>asSystem(() -> {
            work.submitted(attempt, outcome, clock.instant().plus(next));
            return true;
        });
    }

    private Set<@Nullable String> waitingReasons(TeamId team) {
        return transactions.inTeam(
                team,
                () ->
                        jdbc
                                .sql(
                                        "select reason from job where team_id = :team and state = 'held'")
                                .param("team", team.value())
                                .query((row, number) -> String.valueOf(row.getString(1)))
                                .list()
                                .stream()
                                .collect(Collectors.toSet()));
    }
}
