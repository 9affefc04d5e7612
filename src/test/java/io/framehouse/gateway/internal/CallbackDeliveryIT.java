package io.framehouse.gateway.internal;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.TestDatabases;
import io.framehouse.gateway.CallerCallbacks;
import io.framehouse.gateway.CallerReceiver;
import io.framehouse.gateway.CallerReceiver.Call;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobCallbacks;
import io.framehouse.jobs.Jobs;
import io.framehouse.outbound.OutboundPost.Outcome;
import io.framehouse.outbound.OutboundPost.Reply;
import io.framehouse.shared.Credits;
import io.framehouse.shared.FairTurns;
import io.framehouse.shared.JobId;
import io.framehouse.shared.SecretBox;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UnreadableSecretException;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Callbacks with receivers that fail, hang and come back; nothing is ever sent to a provider. */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"framehouse.sandbox=false", "framehouse.allow-private-addresses=true"})
@PostgresTest
@Import(HouseFixtures.class)
@ExtendWith(OutputCaptureExtension.class)
class CallbackDeliveryIT {
    private static final String KEY = "fh_canary_callback-key-that-nobody-may-read";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired DataSource database;
    @Autowired HouseFixtures house;
    @Autowired Jobs jobs;
    @Autowired CallerCallbacks callbacks;
    @Autowired CallbackRows rows;
    @Autowired CallbackDelivery delivery;
    @Autowired CallbackWorker worker;
    @Autowired TeamTransactions transactions;
    @Autowired SecretBox secrets;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;
    @Autowired JobCallbacks states;
    @Autowired MeterRegistry metrics;

    private final CallerReceiver receiver = new CallerReceiver();
    private TeamId team;

    @BeforeEach
    void team() {
        team = house.team(Credits.of(10_000));
        if (!worker.isRunning()) {
            worker.start();
        }
    }

    @AfterEach
    void close() {
        receiver.close();
        transactions.runOnPlatform(() -> jdbc.sql("delete from caller_callback").update());
    }

    @Test
    void theKeyIsSealedForItsJobAndErasedWithTheLastCallback(CapturedOutput log) {
        Job job = promised(receiver, "/sealed");
        byte[] sealed = (byte[]) row(job).get("secret");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(KEY);
        assertThat(secrets.open(sealed, CallbackClaim.context(team, job.id()))).isEqualTo(KEY);
        assertThatThrownBy(() -> secrets.open(sealed, CallbackClaim.context(team, JobId.random())))
                .isInstanceOf(UnreadableSecretException.class);
        assertThatThrownBy(() ->
                        secrets.open(
                                sealed, CallbackClaim.context(house.team(Credits.ZERO), job.id())))
                .isInstanceOf(UnreadableSecretException.class);
        assertThat(receiver.calls()).as("a waiting job has nothing to tell").isEmpty();
        assertThat(shown(job).state()).isEqualTo(JobCallbacks.State.OPEN);
        cancel(job);
        awaitOutcome(job, "delivered");
        assertThat(row(job)).containsEntry("secret", null).containsEntry("attempts", 1);
        assertThat(shown(job).state()).isEqualTo(JobCallbacks.State.DELIVERED);
        assertThat(shown(job).receiver()).doesNotContain("/sealed");
        assertThat(shown(job).endedAt()).isNotNull();
        Call call = receiver.calls().getFirst();
        assertThat(call.isSignedWith(KEY)).isTrue();
        assertThat(call.json().path("state").asString()).isEqualTo("failed");
        assertThat(call.json().path("err_code").asString()).isEqualTo("UserCancelled");
        assertThat(log.getAll()).doesNotContain(KEY);
    }

    @Test
    void theLastWordIsSentAgainThreeTimesAndThenGivenUp(CapturedOutput log) {
        receiver.usually(500);
        Job job = promised(receiver, "/500");
        cancel(job);
        double given = ended("given_up");
        double refused = sent("refused");
        for (int tries = 1; tries <= 4; tries++) {
            int so = tries;
            await().atMost(PATIENCE).until(() -> row(job).get("attempts").equals(so));
            assertThat(receiver.calls()).as("nothing before its time").hasSize(tries);
            if (tries < 4) {
                assertThat(row(job).get("secret")).isNotNull();
                assertThat(shown(job).nextAt()).isAfter(clock.instant());
                assertThat(pauseLeft(job)).isBetween(List.of(1L, 25L, 170L).get(tries - 1), 181L);
                hasten(job);
            }
        }
        assertThat(row(job))
                .containsEntry("outcome", "given_up")
                .containsEntry("secret", null)
                .containsEntry("last_status", 500);
        assertThat(shown(job).state()).isEqualTo(JobCallbacks.State.GIVEN_UP);
        assertThat(shown(job).tries()).isEqualTo(4);
        await().until(() -> ended("given_up") == given + 1);
        assertThat(sent("refused")).isEqualTo(refused + 4);
        assertThat(receiver.calls()).allMatch(call -> call.isSignedWith(KEY));
        assertThat(
                        receiver.calls().stream()
                                .map(c -> c.headers().get("x-request-nonce"))
                                .distinct())
                .hasSize(4);
        assertThat(log.getAll()).doesNotContain(KEY);
    }

    @Test
    void aLostAnswerIsSentAgain() {
        receiver.answering(CallerReceiver.LOST);
        Job job = promised(receiver, "/lost");
        cancel(job);
        await().atMost(PATIENCE).until(() -> row(job).get("attempts").equals(1));
        hasten(job);
        awaitOutcome(job, "delivered");
        assertThat(receiver.calls()).hasSize(2);
        assertThat(receiver.calls().getFirst().body()).isEqualTo(receiver.calls().getLast().body());
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.usually(307);
        Job job = promised(receiver, "/moved");
        cancel(job);
        await().atMost(PATIENCE).until(() -> row(job).get("attempts").equals(1));
        assertThat(row(job)).containsEntry("last_status", 307);
    }

    @Test
    void aDeadReceiverKeepsNobodyElseWaiting() {
        receiver.usually(CallerReceiver.SILENCE);
        List<Job> stuck =
                IntStream.range(0, 12).mapToObj(i -> promised(receiver, "/dead")).toList();
        stuck.forEach(this::cancel);
        await().atMost(PATIENCE).until(() -> receiver.calls().size() >= 4);
        try (CallerReceiver healthy = new CallerReceiver()) {
            Job job = promised(healthy, "/alive");
            cancel(job);
            await().atMost(Duration.ofSeconds(8)).until(() -> healthy.calls().size() == 1);
            assertThat(receiver.calls()).as("its share and no more").hasSize(4);
        }
        await().atMost(PATIENCE)
                .until(() ->
                        stuck.stream()
                                .anyMatch(job ->
                                        "The address did not answer in time."
                                                .equals(row(job).get("last_text"))));
    }

    @Test
    void whatADeadNodeHeldGoesOnAndItsLateHandWritesNothing() {
        worker.stop();
        Job job = promised(receiver, "/restart");
        cancel(job);
        CallbackClaim lost = claim().getFirst();
        assertThat(claim()).as("leased").isEmpty();
        worker.start();
        assertThat(receiver.calls()).isEmpty();
        sql(job, "update caller_callback set due_at = now() - interval '1 second'");
        awaitOutcome(job, "delivered");
        assertThat(receiver.calls()).hasSize(1);
        Reply late = new Reply(Outcome.REFUSED, 500, "late", "", null);
        transactions.runInTeam(
                team, () -> rows.failed(lost, late, clock.instant(), clock.instant()));
        assertThat(row(job)).containsEntry("outcome", "delivered").containsEntry("attempts", 1);
    }

    @Test
    void aChangeDuringALookIsLookedAtAtOnce() {
        worker.stop();
        Job job = promised(receiver, "/raced");
        hasten(job);
        CallbackClaim claim = claim().getFirst();
        cancel(job);
        Instant later = clock.instant().plus(Duration.ofHours(1));
        transactions.runInTeam(team, () -> rows.rest(claim, later));
        assertThat(claim()).extracting(CallbackClaim::job).containsExactly(job.id());
    }

    @Test
    void twoNodesTellEachCallerOnce() {
        CallbackWorker second = new CallbackWorker(rows, delivery, transactions, clock);
        second.start();
        try {
            List<Job> all =
                    IntStream.range(0, 25).mapToObj(i -> promised(receiver, "/two")).toList();
            all.forEach(this::cancel);
            all.forEach(job -> awaitOutcome(job, "delivered"));
        } finally {
            second.stop();
        }
        assertThat(receiver.calls()).hasSize(25);
        assertThat(receiver.calls().stream().map(call -> call.json().path("id")).distinct())
                .hasSize(25);
    }

    @Test
    void aPromiseWhoseJobNeverCameIsForgotten() {
        JobId never = JobId.random();
        callbacks.promise(team, never, "vidu", receiver.at("/never"), KEY);
        sql(never, "update caller_callback set due_at = '-infinity'");
        await().atMost(PATIENCE).until(() -> "not_submitted".equals(row(never).get("outcome")));
        assertThat(row(never)).containsEntry("secret", null);
        assertThat(receiver.calls()).isEmpty();
    }

    @Test
    void aVideoThatIsKnownNeverToComeWakesItsCaller() {
        worker.stop();
        Job job = promised(receiver, "/missing");
        assertThat(claim()).isEmpty();
        insertFailedAsset(job, "video");
        assertThat(claim()).extracting(CallbackClaim::job).containsExactly(job.id());
    }

    @Test
    void aChangeDoesNotShortenThePauseBeforeARepeat() {
        receiver.usually(500);
        Job job = promised(receiver, "/pause");
        cancel(job);
        await().atMost(PATIENCE).until(() -> row(job).get("attempts").equals(1));
        long pause = pauseLeft(job);
        insertFailedAsset(job, "cover");
        assertThat(pauseLeft(job)).isBetween(pause - 2, pause);
        assertThat(receiver.calls()).hasSize(1);
    }

    @Test
    void callbacksThatWaitForTheirTimeAreNotRead() {
        worker.stop();
        laterAtReceiversOfTheirOwn(5_000);
        Job job = promised(receiver, "/due");
        hasten(job);
        TestDatabases.analyze(database, "caller_callback");
        long read =
                transactions.onPlatform(() -> {
                    long before = rowsRead();
                    Instant now = clock.instant();
                    assertThat(rows.claim(now, now, 64, 4, new FairTurns(16).state())).hasSize(1);
                    return rowsRead() - before;
                });
        assertThat(read).as("rows and index descents of a claim").isLessThan(60);
    }

    @Test
    void aTeamWithManyDeadReceiversDelaysNoOtherTeam() {
        List<CallerReceiver> dead =
                IntStream.range(0, 8)
                        .mapToObj(i -> new CallerReceiver().usually(CallerReceiver.SILENCE))
                        .toList();
        worker.stop();
        dead.forEach(one -> IntStream.range(0, 4).forEach(i -> cancel(promised(one, "/dead"))));
        worker.start();
        await().atMost(PATIENCE)
                .until(() -> dead.stream().mapToInt(one -> one.calls().size()).sum() == 16);
        team = house.team(Credits.of(10_000));
        cancel(promised(receiver, "/alive"));
        await().atMost(Duration.ofSeconds(8)).until(() -> receiver.calls().size() == 1);
        assertThat(dead.stream().mapToInt(one -> one.calls().size()).sum())
                .as("its share and no more")
                .isEqualTo(16);
        dead.forEach(CallerReceiver::close);
    }

    @Test
    void callbacksAreForgottenAMonthAfterTheyEnded() {
        Job job = promised(receiver, "/forgotten");
        Job open = promised(receiver, "/open");
        cancel(job);
        awaitOutcome(job, "delivered");
        Instant now = clock.instant();
        forget(now.minus(Duration.ofDays(1)));
        assertThat(row(job)).as("kept until then").containsEntry("outcome", "delivered");
        forget(now.plus(Duration.ofDays(1)));
        assertThat(count(job)).isZero();
        assertThat(count(open)).as("never an open one").isEqualTo(1);
    }

    private JobCallbacks.JobCallback shown(Job job) {
        return asSystem(() -> states.find(team, job.id())).orElseThrow();
    }

    private double sent(String outcome) {
        return counted("sent", outcome);
    }

    private double ended(String outcome) {
        return counted("ended", outcome);
    }

    private double counted(String what, String outcome) {
        return metrics.get("framehouse.caller.callbacks." + what)
                .tag("dialect", "vidu")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private void forget(Instant before) {
        transactions.onPlatform(() -> rows.forget(before, 1_000));
    }

    private long count(Job job) {
        return transactions.onPlatform(() ->
                jdbc.sql("select count(*) from caller_callback where job_id = :job")
                        .param("job", job.id().value())
                        .query(Long.class)
                        .single());
    }

    private void insertFailedAsset(Job job, String kind) {
        transactions.runInTeam(
                team,
                () ->
                        jdbc.sql(
                                        """
                                        insert into asset (team_id, id, job_id, kind, state, reason,
                                            created_at)
                                        values (:team, gen_random_uuid(), :job, :kind, 'failed', 'gone',
                                            now())
                                        """)
                                .param("team", team.value())
                                .param("job", job.id().value())
                                .param("kind", kind)
                                .update());
    }

    private void laterAtReceiversOfTheirOwn(int count) {
        transactions.runInTeam(
                team,
                () ->
                        jdbc.sql(
                                        """
                                        insert into caller_callback (team_id, job_id, dialect, url,
                                            receiver, secret, due_at, created_at)
                                        select :team, gen_random_uuid(), 'vidu', 'https://example.com/',
                                            'https://host' || i || ':443', '\\x00',
                                            now() + interval '1 hour', now()
                                        from generate_series(1, :count) i
                                        """)
                                .param("team", team.value())
                                .param("count", count)
                                .update());
    }

    private long rowsRead() {
        return jdbc.sql(
                        """
                        select seq_tup_read + coalesce(idx_scan, 0) + coalesce(idx_tup_fetch, 0)
                        from pg_stat_xact_user_tables where relname = 'caller_callback'
                        """)
                .query(Long.class)
                .single();
    }

    private Job promised(CallerReceiver to, String path) {
        ObjectNode wish = JsonMapper.shared().createObjectNode();
        wish.put("prompt", "A fox").put("duration", 1);
        Job job = house.submit(team, "viduq3-pro-text2video", wish, null).job();
        callbacks.promise(team, job.id(), "vidu", to.at(path), KEY);
        return job;
    }

    private void cancel(Job job) {
        asSystem(() -> jobs.cancel(team, job.id()));
    }

    private List<CallbackClaim> claim() {
        Instant now = clock.instant();
        return transactions.onPlatform(
                () -> rows.claim(now, now.plusSeconds(600), 10, 4, new FairTurns(16).state()));
    }

    private void awaitOutcome(Job job, String outcome) {
        await().atMost(PATIENCE).until(() -> outcome.equals(row(job).get("outcome")));
    }

    private long pauseLeft(Job job) {
        return transactions.onPlatform(() ->
                jdbc.sql(
                                "select extract(epoch from due_at - now())::bigint"
                                        + " from caller_callback where job_id = :job")
                        .param("job", job.id().value())
                        .query(Long.class)
                        .single());
    }

    private void hasten(Job job) {
        sql(job, "update caller_callback set due_at = '-infinity'");
    }

    private void sql(Job job, String statement) {
        sql(job.id(), statement);
    }

    private void sql(JobId job, String statement) {
        transactions.runOnPlatform(() ->
                jdbc.sql(statement + " where job_id = :job").param("job", job.value()).update());
    }

    private Map<String, Object> row(Job job) {
        return row(job.id());
    }

    private Map<String, Object> row(JobId job) {
        return transactions.onPlatform(() ->
                jdbc.sql(
                                "select outcome, secret, attempts, last_status, last_text"
                                        + " from caller_callback where job_id = :job")
                        .param("job", job.value())
                        .query()
                        .singleRow());
    }
}
