package io.framehouse.jobs.internal;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.credits.Balance;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.Budgets;
import io.framehouse.credits.CreditsError;
import io.framehouse.credits.Ledger;
import io.framehouse.credits.LedgerProof;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.Submitted;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.Team;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jobs made many at once: each of them, or none of it, and one for an idempotency key. */
@SpringBootTest(classes = Framehouse.class, webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@PostgresTest
@Import(HouseFixtures.class)
class SubmitBatchIT {
    @Autowired ApplicationContext context;
    @Autowired HouseFixtures house;
    @Autowired SubmitRows rows;
    @Autowired TeamTransactions transactions;
    @Autowired Budgets budgets;
    @Autowired Ledger ledger;
    @Autowired LedgerProof proof;
    @Autowired JdbcClient jdbc;

    private SubmitDoor door;
    private Team team;
    private Credits price;

    @BeforeEach
    void openTheDoor() {
        team = teamWith(Credits.of(100_000));
        door = new SubmitDoor(context, team.id());
        price = door.quote().total();
    }

    @AfterEach
    void theBooksBalance() {
        assertThat(asSystem(proof::check)).allSatisfy(f -> assertThat(f.items()).isEmpty());
    }

    @Test
    void aKeyThatHasAJobAnswersWithItAndTheRestIsMade() {
        NewJob first = door.draft(team, "once");
        assertThat(insert(first)).containsExactly(new SubmitOutcome.Made(first.job()));
        NewJob second = door.draft(team, "once");
        NewJob other = door.draft(team, null);
        List<SubmitOutcome> outcomes = insert(second, other);
        assertThat(outcomes.get(0))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Earlier.class,
                        earlier -> {
                            assertThat(earlier.job()).isEqualTo(first.job().id());
                            assertThat(earlier.bodyHash()).isEqualTo(first.bodyHash());
                        });
        assertThat(outcomes.get(1)).isEqualTo(new SubmitOutcome.Made(other.job()));
        assertThat(counts(team)).isEqualTo("2 jobs, 2 requests, 2 holds, 2 events");
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        Team poor = teamWith(price);
        NewJob fits = door.draft(poor, "fits");
        NewJob short1 = door.draft(poor, "short");
        List<SubmitOutcome> outcomes = insert(fits, short1);
        assertThat(outcomes.get(0)).isEqualTo(new SubmitOutcome.Made(fits.job()));
        assertThat(refusal(outcomes.get(1)).code()).isEqualTo(CreditsError.INSUFFICIENT_CREDITS);
        assertThat(counts(poor)).isEqualTo("1 jobs, 1 requests, 1 holds, 1 events");
        asSystem(() -> ledger.grant(poor.id(), Ids.next(), price, "more", null));
        NewJob again = door.draft(poor, "short");
        assertThat(insert(again)).containsExactly(new SubmitOutcome.Made(again.job()));
    }

    @Test
    void aJobWhoseCommitWasNotHeardOfIsAnsweredAsMade() {
        NewJob keyed = door.draft(team, "lost");
        NewJob unkeyed = door.draft(team, null);
        insert(keyed, unkeyed);
        assertThat(insert(unkeyed, keyed))
                .containsExactly(
                        new SubmitOutcome.Made(unkeyed.job()), new SubmitOutcome.Made(keyed.job()));
        assertThat(counts(team)).isEqualTo("2 jobs, 2 requests, 2 holds, 2 events");
    }

    @Test
    void theSameKeyFromManyCallersAtOnceMakesOneJob() throws Exception {
        var parameters = HouseFixtures.parameters(SubmitDoor.MODEL, "the same");
        List<Submitted> answers =
                race(24, number -> house.submit(team.id(), SubmitDoor.MODEL, parameters, "same"));
        assertThat(answers)
                .extracting(answer -> answer.job().id())
                .containsOnly(answers.getFirst().job().id());
        assertThat(answers).filteredOn(Submitted::created).hasSize(1);
        assertThat(counts(team)).isEqualTo("1 jobs, 1 requests, 1 holds, 1 events");
    }

    @Test
    void aPoisonedJobHurtsOnlyItself() throws Exception {
        GroupCommit<Team, NewJob, SubmitOutcome> together =
                new GroupCommit<>((lane, made) -> insert(made), new SubmitManner());
        NewJob poison = poisoned(door.draft(team));
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> lockBalance(locked, goOn));
            locked.await();
            List<Future<SubmitOutcome>> made = new ArrayList<>();
            made.add(threads.submit(() -> together.run(team, door.draft(team))));
            await().until(() -> !together.isEmpty());
            for (int i = 0; i < 4; i++) {
                made.add(threads.submit(() -> together.run(team, door.draft(team))));
            }
            Future<SubmitOutcome> bad = threads.submit(() -> together.run(team, poison));
            await().until(() -> together.waiting(team) == 5);
            goOn.countDown();
            for (Future<SubmitOutcome> one : made) {
                assertThat(one.get()).isInstanceOf(SubmitOutcome.Made.class);
            }
            assertThatThrownBy(bad::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(DataIntegrityViolationException.class);
        }
        assertThat(counts(team)).isEqualTo("5 jobs, 5 requests, 5 holds, 5 events");
    }

    @Test
    void aSubmissionInsideATransactionJoinsIt() {
        assertThatThrownBy(() ->
                        transactions.runInTeam(
                                team.id(),
                                () -> {
                                    assertThat(door.create(team))
                                            .isInstanceOf(SubmitOutcome.Made.class);
                                    throw new IllegalArgumentException("later step failed");
                                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(counts(team)).isEqualTo("0 jobs, 0 requests, 0 holds, 0 events");
        Team poor = teamWith(Credits.ZERO);
        assertThatThrownBy(() -> transactions.runInTeam(poor.id(), () -> door.create(poor)))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void aThousandSubmissionsOverEightTeamsNeverPassALimit() throws Exception {
        List<Team> teams = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            teams.add(teamWith(i < 2 ? price.times(40) : price.times(1_000)));
        }
        teams.subList(2, 4).forEach(poor -> limit(poor, price.times(35)));
        List<Team> asked = new ArrayList<>();
        teams.forEach(one -> asked.addAll(Collections.nCopies(125, one)));
        Collections.shuffle(asked);
        List<SubmitOutcome> outcomes = race(asked.size(), number -> door.create(asked.get(number)));
        for (int i = 0; i < teams.size(); i++) {
            Team of = teams.get(i);
            long expected = i < 2 ? 40 : i < 4 ? 35 : 125;
            assertThat(outcomes)
                    .filteredOn(one ->
                            one instanceof SubmitOutcome.Made(Job job)
                                    && job.team().equals(of.id()))
                    .hasSize((int) expected);
            Balance balance = asSystem(() -> budgets.balance(of.id()));
            assertThat(balance.held()).isEqualTo(price.times(expected));
            assertThat(counts(of))
                    .isEqualTo("%1$d jobs, %1$d requests, %1$d holds, %1$d events", expected);
        }
    }

    private Team teamWith(Credits credits) {
        return asSystem(
                () -> context.getBean(io.framehouse.teams.Teams.class).get(house.team(credits)));
    }

    private void limit(Team of, Credits limit) {
        BudgetData budget =
                new BudgetData(Scope.TEAM, null, Period.MONTH, limit, true, List.of(50, 100));
        asSystem(() -> budgets.replace(of.id(), List.of(budget)));
    }

    private List<SubmitOutcome> insert(NewJob... jobs) {
        return insert(List.of(jobs));
    }

    private List<SubmitOutcome> insert(List<NewJob> jobs) {
        return transactions.inTeam(
                jobs.getFirst().job().team(),
                () -> rows.insert(jobs.getFirst().job().team(), jobs));
    }

    private Object lockBalance(CountDownLatch locked, CountDownLatch goOn) {
        return transactions.inTeam(
                team.id(),
                () -> {
                    jdbc.sql("select from credit_balance where team_id = :team for update")
                            .param("team", team.id().value())
                            .query((row, number) -> 0)
                            .list();
                    locked.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                    return locked;
                });
    }

    /** Its price version is none, which the database refuses. */
    private static NewJob poisoned(NewJob made) {
        Job job = made.job();
        Job bad =
                new Job(
                        job.team(),
                        job.id(),
                        job.model(),
                        job.state(),
                        job.version(),
                        job.parameters(),
                        job.submittedBy(),
                        job.keyId(),
                        job.submitter(),
                        job.costCenter(),
                        job.labels(),
                        job.offPeak(),
                        job.priority(),
                        job.quote(),
                        job.quoteLines(),
                        -1,
                        job.settlement(),
                        job.settled(),
                        job.providerCost(),
                        job.reason(),
                        job.providerReason(),
                        job.progress(),
                        job.attempt(),
                        job.account(),
                        job.providerTaskId(),
                        job.unknownReason(),
                        job.unknownSince(),
                        job.nextCheckAt(),
                        job.expectedBy(),
                        job.createdAt(),
                        job.updatedAt(),
                        job.finishedAt(),
                        job.priceTerms());
        return new NewJob(
                bad, made.wish(), made.caller(), made.bodyHash(), made.zone(), made.routing());
    }

    private static DomainException refusal(SubmitOutcome outcome) {
        assertThat(outcome).isInstanceOf(SubmitOutcome.Refused.class);
        return ((SubmitOutcome.Refused) outcome).refusal();
    }

    private String counts(Team of) {
        return transactions.inTeam(
                of.id(),
                () ->
                        jdbc.sql(
                                        """
                                        select (select count(*) from job) || ' jobs, '
                                            || (select count(*) from job_request) || ' requests, '
                                            || (select count(*) from credit_hold) || ' holds, '
                                            || (select count(*) from job_event) || ' events'
                                        """)
                                .query(String.class)
                                .single());
    }

    private interface Rival<T> {
        T run(int number) throws Exception;
    }

    /** Starts all at once, in threads as the server has them. */
    private static <T> List<T> race(int count, Rival<T> rival) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                int number = i;
                Callable<T> call =
                        () -> {
                            start.await();
                            return rival.run(number);
                        };
                results.add(threads.submit(call));
            }
            start.countDown();
        }
        List<T> values = new ArrayList<>();
        for (Future<T> result : results) {
            values.add(result.get());
        }
        return values;
    }
}
