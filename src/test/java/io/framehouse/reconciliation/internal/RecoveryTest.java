package io.framehouse.reconciliation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.jobs.JobState;
import io.framehouse.jobs.JobWork;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.jobs.LateWork;
import io.framehouse.jobs.LateWork.LateWatch;
import io.framehouse.jobs.UnknownReason;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.CancelOutcome;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.Providers;
import io.framehouse.providers.Submission;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.providers.TagSearch;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.QueryTimeoutException;

/** What is asked of a provider for one job, and what is not asked where it wants less. */
class RecoveryTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
    private static final TeamId TEAM = new TeamId(new UUID(0, 2));
    private static final JobId JOB = new JobId(new UUID(0, 3));

    private final PollPlan plan = new PollPlan((RandomGenerator) () -> 0L);
    private final RunCounts counts = new RunCounts(new SimpleMeterRegistry());
    private final List<String> calls = new ArrayList<>();
    private TagSearch list = new TagSearch.NoList();
    private RuntimeException notReady = new IllegalStateException("No route of x for y");

    @Test
    void aListThatWantsToBeAskedLessRestsItsAccountsQuestions() {
        PollOutcome.Throttled wish = new PollOutcome.Throttled(Duration.ofSeconds(90));
        list = new TagSearch.Incomplete("The list answered 429", wish);
        Recovery recovery = new Recovery(work(), providers(), plan, counts, CLOCK);
        assertThat(recovery.look(lost(), ACCOUNT)).isEqualTo(wish);
        assertThat(calls).contains("searched " + NOW.plusSeconds(90));
        list = new TagSearch.Incomplete("broken");
        assertThat(recovery.look(lost(), ACCOUNT)).isNull();
    }

    @Test
    void aLateLookWithoutAPermitIsPutOffAndAsksNobody() {
        latePoller(0).look(late("task"));
        latePoller(0).look(late(null));
        assertThat(calls)
                .containsExactly(
                        "late Throttled " + NOW.plusSeconds(60),
                        "late Throttled " + NOW.plusSeconds(60));
    }

    @Test
    void aLateLookWithAPermitAsks() {
        latePoller(1).look(late("task"));
        assertThat(calls).startsWith("poll task");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatCannotBePreparedSaysSoAndWaitsAnHour(boolean plain) {
        notReady =
                plain
                        ? DomainException.notFound("upload")
                        : new UncheckedIOException(
                                "/var/lib/x", new NoSuchFileException("/var/lib/x"));
        new Sender(work(), providers(), plan, counts, CLOCK).send(attempt());
        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst())
                .startsWith("notSendable " + NOW.plus(Duration.ofHours(1)))
                .doesNotContain("/var")
                .contains(plain ? String.valueOf(notReady.getMessage()) : "could not be read");
    }

    @Test
    void theDatabasesTroubleIsTriedAgainSoon() {
        notReady = new QueryTimeoutException("late");
        new Sender(work(), providers(), plan, counts, CLOCK).send(attempt());
        assertThat(calls).containsExactly("submitted NeverSent " + NOW.plusSeconds(2));
    }

    private LatePoller latePoller(int granted) {
        LateWork work =
                new LateWork() {
                    @Override
                    public List<LateWatch> claimLate(String node, int limit, Duration lease) {
                        return List.of();
                    }

                    @Override
                    public void answeredLate(LateWatch watch, PollOutcome outcome, Instant next) {
                        calls.add("late " + outcome.getClass().getSimpleName() + " " + next);
                    }

                    @Override
                    public void foundLate(LateWatch watch, String taskId, Instant next) {
                        calls.add("found " + taskId);
                    }
                };
        return new LatePoller(
                work,
                providers(),
                (account, wanted) -> granted,
                new LatePlan(Duration.ofMinutes(5)),
                CLOCK);
    }

    /** Notes what is said of jobs. */
    private JobWork work() {
        return (JobWork)
                Proxy.newProxyInstance(
                        JobWork.class.getClassLoader(),
                        new Class<?>[] {JobWork.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "namedTask" -> Optional.empty();
                                    case "prepare" -> throw notReady;
                                    case "searched" -> note("searched " + arguments[2]);
                                    case "notSendable" ->
                                            note("notSendable " + arguments[2] + arguments[1]);
                                    case "submitted" ->
                                            note(
                                                    "submitted "
                                                            + arguments[1]
                                                                    .getClass()
                                                                    .getSimpleName()
                                                            + " "
                                                            + arguments[2]);
                                    default -> throw new AssertionError(method.getName());
                                });
    }

    private Object note(String call) {
        calls.add(call);
        return null;
    }

    private Providers providers() {
        return new Providers() {
            @Override
            public SubmitOutcome submit(AccountId account, Submission submission) {
                throw new AssertionError("nothing is sent here");
            }

            @Override
            public PollOutcome poll(AccountId account, String taskId, String mode) {
                calls.add("poll " + taskId);
                return new PollOutcome.NotFound("no");
            }

            @Override
            public TagSearch findByTag(AccountId account, String tag) {
                return list;
            }

            @Override
            public TagSearch checkTag(AccountId account, String taskId, String tag) {
                return list;
            }

            @Override
            public CancelOutcome cancel(AccountId account, String taskId) {
                throw new AssertionError("nothing is cancelled here");
            }
        };
    }

    private static Attempt attempt() {
        return new Attempt(TEAM, JOB, new UUID(0, 4), 1, ACCOUNT, "node");
    }

    private static LateWatch late(String task) {
        return new LateWatch(TEAM, JOB, ACCOUNT, task, new UUID(0, 4), "img2video", NOW);
    }

    private static Watch lost() {
        return new Watch(
                TEAM,
                JOB,
                JobState.UNKNOWN,
                UnknownReason.SUBMIT_UNANSWERED,
                NOW,
                new UUID(0, 4),
                ACCOUNT,
                null,
                "img2video",
                false,
                0,
                null,
                null,
                Duration.ofMinutes(3),
                new UUID(0, 5));
    }
}
