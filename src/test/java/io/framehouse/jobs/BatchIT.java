package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.credits.CreditsError;
import io.framehouse.credits.Ledger;
import io.framehouse.credits.LedgerProof;
import io.framehouse.jobs.Batches.Kind;
import io.framehouse.jobs.Batches.Tries;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Several jobs of one wish, and another try of a failed one: never two for one press. */
@SpringBootTest(classes = Framehouse.class, webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@PostgresTest
@Import(HouseFixtures.class)
class BatchIT {
    private static final String TURBO = "viduq2_turbo_img2video";
    private static final String PRO = "vidu-q2-pro-img2video";

    @Autowired HouseFixtures house;
    @Autowired Batches batches;
    @Autowired Jobs jobs;
    @Autowired Ledger ledger;
    @Autowired LedgerProof proof;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    private final UUID batch = Ids.next();
    private TeamId team;

    @BeforeEach
    void makeTeam() {
        team = house.team(Credits.of(100_000));
    }

    @AfterEach
    void theBooksBalance() {
        assertThat(asSystem(proof::check)).allSatisfy(f -> assertThat(f.items()).isEmpty());
    }

    @Test
    void eachJobDrawsItsOwnSeedAndKnowsItsSiblings() {
        BatchResult result = submit(seeds(team, 3));
        assertThat(result.missing()).isZero();
        assertThat(result.made()).allMatch(Submitted::created);
        List<JobId> ids = ids(result);
        assertThat(result.made().stream().map(one -> one.job().parameters().path("seed").asLong()))
                .doesNotHaveDuplicates();
        JobId alone = house.submit(team, TURBO, "alone").id();
        asSystem(() -> {
            assertThat(batches.siblings(team, ids.get(1))).isEqualTo(ids);
            assertThat(batches.batchOf(team, ids.get(2))).contains(batch);
            assertThat(batches.siblings(team, alone)).isEmpty();
            assertThat(batches.batchOf(team, alone)).isEmpty();
            return null;
        });
    }

    @Test
    void aLostAnswerMakesNoSecondJob() {
        BatchResult first = submit(seeds(team, 3));
        BatchResult again = submit(seeds(team, 3));
        assertThat(ids(again)).isEqualTo(ids(first));
        assertThat(again.made()).noneMatch(Submitted::created);
        assertThat(count(team)).isEqualTo(3);
    }

    @Test
    void theSamePressTwiceAtOnceMakesEachJobOnce() throws Exception {
        Callable<BatchResult> press = () -> submit(seeds(team, 4));
        List<BatchResult> results = atOnce(List.of(press, press));
        assertThat(ids(results.get(0))).isEqualTo(ids(results.get(1)));
        assertThat(results.stream().flatMap(one -> one.made().stream()).filter(Submitted::created))
                .hasSize(4);
        assertThat(count(team)).isEqualTo(4);
    }

    @Test
    void modelsOfOnePromptAreOneBatch() {
        BatchResult result =
                asSystem(() ->
                        batches.submit(
                                team,
                                batch,
                                Kind.MODELS,
                                List.of(wish(team, TURBO, null), wish(team, PRO, null))));
        assertThat(result.made()).extracting(one -> one.job().model()).containsExactly(TURBO, PRO);
        assertThat(asSystem(() -> batches.siblings(team, result.made().getFirst().job().id())))
                .hasSize(2);
    }

    @Test
    void aSumThatIsNotThereIsRefusedBeforeTheFirstJob() {
        TeamId poor = house.team(price().times(2));
        assertThatThrownBy(() -> submit(seeds(poor, 3)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> {
                            assertThat(refusal.code()).isEqualTo(CreditsError.INSUFFICIENT_CREDITS);
                            assertThat(refusal).hasMessageStartingWith("3 videos hold ");
                        });
        assertThat(count(poor)).isZero();
        assertThat(submit(seeds(poor, 2)).made()).hasSize(2);
    }

    @Test
    void whereAnotherOneWasFasterTheRestIsToldAndCanBeMadeLater() throws Exception {
        TeamId poor = house.team(price().times(5));
        UUID other = Ids.next();
        List<BatchResult> results =
                atOnce(List.of(() -> tried(batch, poor), () -> tried(other, poor)));
        int made = results.stream().mapToInt(one -> one.made().size()).sum();
        assertThat(count(poor)).isEqualTo(made).isBetween(4L, 5L);
        assertThat(results)
                .anySatisfy(one -> {
                    assertThat(one.missing()).isPositive();
                    assertThat(one.refusal()).isNotNull();
                });
        asSystem(() -> ledger.grant(poor, Ids.next(), price().times(10), "more", null));
        assertThat(submit(seeds(poor, 4)).missing()).isZero();
        assertThat(count(poor)).isLessThanOrEqualTo(8);
    }

    @Test
    void aBrokenRuleOrARaisedPriceLeavesNothingBehind() {
        SubmitJob fine = wish(team, TURBO, null);
        ObjectNode tooLong = HouseFixtures.parameters(PRO, "too long").put("duration", 99);
        SubmitJob broken = wish(team, PRO, tooLong, null);
        assertThatThrownBy(() ->
                        asSystem(() ->
                                batches.submit(team, batch, Kind.MODELS, List.of(fine, broken))))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("99");
        List<SubmitJob> cheap =
                List.of(
                        wish(team, TURBO, Credits.ofMicros(1)),
                        wish(team, TURBO, Credits.ofMicros(1)));
        assertThatThrownBy(() -> submit(cheap))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(JobsError.PRICE_CHANGED));
        assertThat(count(team)).isZero();
    }

    @Test
    void oneOrElevenAreNoBatch() {
        for (int count : new int[] {1, 11}) {
            assertThatThrownBy(() -> submit(seeds(team, count)))
                    .isInstanceOf(DomainException.class)
                    .hasMessageContaining("2 to 10");
        }
    }

    @Test
    void aRetryIsANewJobThatNamesTheOld() {
        Job old = asSystem(() -> jobs.cancel(team, house.submit(team, TURBO, "again").id()));
        UUID press = Ids.next();
        Submitted first = retry(old, press);
        Submitted lost = retry(old, press);
        assertThat(first.created()).isTrue();
        assertThat(lost.created()).isFalse();
        assertThat(lost.job().id()).isEqualTo(first.job().id()).isNotEqualTo(old.id());
        assertThat(first.job().parameters()).isEqualTo(old.parameters());
        JobId second = retry(old, Ids.next()).job().id();
        asSystem(() -> {
            assertThat(batches.tries(team, old.id()))
                    .isEqualTo(new Tries(null, List.of(first.job().id(), second)));
            assertThat(batches.tries(team, second)).isEqualTo(new Tries(old.id(), List.of()));
            assertThat(batches.siblings(team, second)).isEmpty();
            return null;
        });
    }

    @Test
    void aRetryWhosePriceRoseIsMadeByTheSamePressAtThePriceThatWasSeen() {
        Job old = asSystem(() -> jobs.cancel(team, house.submit(team, TURBO, "dearer").id()));
        UUID press = Ids.next();
        Credits less = Credits.ofMicros(old.quote().micros() - 1);
        assertThatThrownBy(() -> asSystem(() -> batches.retry(team, old.id(), press, less)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(JobsError.PRICE_CHANGED));
        assertThat(asSystem(() -> batches.tries(team, old.id())).again()).isEmpty();
        Submitted made = retry(old, press);
        assertThat(made.created()).isTrue();
        assertThat(asSystem(() -> batches.tries(team, old.id())).again())
                .containsExactly(made.job().id());
    }

    @Test
    void whatRunsOrIsForgottenIsNotTriedAgain() {
        Job open = house.submit(team, TURBO, "still waits");
        assertThatThrownBy(() -> retry(open, Ids.next()))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(CommonError.WRONG_STATE));
        Job old = asSystem(() -> jobs.cancel(team, open.id()));
        transactions.runInTeam(
                team,
                () ->
                        jdbc.sql("update job set parameters = '{}' where id = :id")
                                .param("id", old.id().value())
                                .update());
        assertThatThrownBy(() -> retry(old, Ids.next())).hasMessageContaining("no longer kept");
        assertThatThrownBy(() ->
                        asSystem(() ->
                                batches.retry(
                                        house.team(Credits.of(9)), old.id(), Ids.next(), null)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(CommonError.NOT_FOUND));
    }

    private Submitted retry(Job old, UUID press) {
        return asSystem(() -> batches.retry(team, old.id(), press, old.quote()));
    }

    private BatchResult submit(List<SubmitJob> wishes) {
        return asSystem(() -> batches.submit(wishes.getFirst().team(), batch, Kind.SEEDS, wishes));
    }

    /** A refusal before the first job counts as none made. */
    private BatchResult tried(UUID id, TeamId poor) {
        try {
            return asSystem(() -> batches.submit(poor, id, Kind.SEEDS, seeds(poor, 4)));
        } catch (DomainException refusal) {
            return new BatchResult(List.of(), 4, refusal);
        }
    }

    private static List<BatchResult> atOnce(List<Callable<BatchResult>> calls) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(calls.size())) {
            List<Future<BatchResult>> futures = pool.invokeAll(calls);
            return List.of(futures.get(0).get(), futures.get(1).get());
        }
    }

    private Credits price() {
        return asSystem(
                () -> jobs.quote(team, TURBO, HouseFixtures.parameters(TURBO, "price")).total());
    }

    private static List<JobId> ids(BatchResult result) {
        return result.made().stream().map(one -> one.job().id()).toList();
    }

    private static List<SubmitJob> seeds(TeamId of, int count) {
        return IntStream.range(0, count).mapToObj(i -> wish(of, TURBO, null)).toList();
    }

    private static SubmitJob wish(TeamId of, String model, Credits seen) {
        return wish(of, model, HouseFixtures.parameters(model, "one of several"), seen);
    }

    private static SubmitJob wish(TeamId of, String model, ObjectNode parameters, Credits seen) {
        return new SubmitJob(
                of,
                model,
                parameters,
                null,
                List.of("batch"),
                null,
                parameters.toString(),
                seen,
                null,
                null,
                null,
                null);
    }

    private long count(TeamId of) {
        return transactions.inTeam(
                of,
                () ->
                        jdbc.sql("select count(*) from job where team_id = :team")
                                .param("team", of.value())
                                .query(Long.class)
                                .single());
    }
}
