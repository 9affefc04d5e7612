package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.awaitility.Awaitility.await;

import io.framehouse.MutableClock;
import io.framehouse.credits.Budgets;
import io.framehouse.credits.Ledger;
import io.framehouse.credits.LedgerLine;
import io.framehouse.credits.LedgerProof;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.jobs.LateWork.LateWatch;
import io.framehouse.providers.AccountData;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.providers.ResultFile;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Drives jobs by hand: plays the reconciler and the provider, so that a test decides which answer
 * comes when, how often and in which order. The application's own loops must stand still ({@link
 * #QUIET}).
 */
public final class JobBench {
    /** One look at the start, then none. */
    public static final String QUIET = "framehouse.reconciliation.pause-millis=3600000";

    static final ResultFile FILE = new ResultFile("https://example.com/v.mp4", null, null);
    static final PollOutcome SUCCESS = new PollOutcome.Succeeded(List.of(FILE), null, "success");
    static final PollOutcome NO_VIDEO = new PollOutcome.Succeeded(List.of(), null, "success");
    static final PollOutcome FAILURE = new PollOutcome.Failed("Broken", "It broke", false, null);
    static final PollOutcome CANCELLED = new PollOutcome.Failed("UserCancelled", "", true, null);
    static final PollOutcome RUNNING = new PollOutcome.Pending(true, 40, "processing");
    static final PollOutcome NOT_FOUND = new PollOutcome.NotFound("no such task");

    private static final List<String> LIFE = List.of("hold", "settle", "release", "adjust");

    final HouseFixtures house;
    final JobWork work;
    final LateWork late;
    final JobResolutions resolutions;
    final Ledger ledger;
    final Budgets budgets;
    final LedgerProof proof;
    final MutableClock clock;
    private final ProviderAccounts accounts;
    private boolean connected;

    public JobBench(
            HouseFixtures house,
            JobWork work,
            LateWork late,
            JobResolutions resolutions,
            Ledger ledger,
            Budgets budgets,
            LedgerProof proof,
            MutableClock clock,
            ProviderAccounts accounts) {
        this.house = house;
        this.work = work;
        this.late = late;
        this.resolutions = resolutions;
        this.ledger = ledger;
        this.budgets = budgets;
        this.proof = proof;
        this.clock = clock;
        this.accounts = accounts;
    }

    /** The clock of the whole application. */
    public static class Time {
        @Bean
        @Primary
        MutableClock movableClock() {
            return new MutableClock(Instant.now().truncatedTo(ChronoUnit.MICROS));
        }
    }

    /** A job whose attempt is committed and, as far as anybody knows, on the wire. */
    public Attempt sending(TeamId team, String prompt) {
        connect();
        Job job = house.submit(team, "viduq3-pro", prompt);
        // The application's first look may still hold the dispatcher's lock.
        return await().until(
                        () ->
                                asSystem(() -> work.beginAttempts("bench", 100)).stream()
                                        .filter(attempt -> attempt.job().equals(job.id()))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** A job that the provider took two minutes ago. */
    Watch queued(TeamId team, String prompt) {
        Attempt attempt = sending(team, prompt);
        String task = "task-" + attempt.job();
        answer(attempt, new SubmitOutcome.Accepted(task, null, "created"));
        return watch(attempt, task);
    }

    /** The same, and then the provider did not know it any more. */
    Watch lost(TeamId team, String prompt) {
        Watch watch = queued(team, prompt);
        poll(watch, NOT_FOUND);
        return watch;
    }

    /** A submit that nobody answered. */
    public Watch unanswered(TeamId team, String prompt) {
        Attempt attempt = sending(team, prompt);
        answer(attempt, new SubmitOutcome.Unanswered("read time-out"));
        return watch(attempt, null);
    }

    void answer(Attempt attempt, SubmitOutcome outcome) {
        HouseFixtures.<Object>asSystem(() -> {
            work.submitted(attempt, outcome, soon());
            return true;
        });
    }

    void poll(Watch watch, PollOutcome outcome) {
        HouseFixtures.<Object>asSystem(() -> {
            work.polled(watch, outcome, soon());
            return true;
        });
    }

    void pollLate(Watch watch, PollOutcome outcome) {
        HouseFixtures.<Object>asSystem(() -> {
            late.answeredLate(lateWatch(watch), outcome, clock.instant().plusSeconds(300));
            return true;
        });
    }

    JobCase resolve(Watch watch, JobResolution.Outcome outcome) {
        return asSystem(() ->
                resolutions.resolve(
                        watch.team(),
                        watch.job(),
                        new JobResolution(outcome, "The provider's support said so", null)));
    }

    Job job(Watch watch) {
        return house.get(watch.team(), watch.job());
    }

    /** The kinds of the job's transfers, in the order of a job's life: the clock stands still. */
    List<String> trail(Watch watch) {
        return asSystem(() -> ledger.trail(watch.team(), watch.job())).stream()
                .map(LedgerLine::kind)
                .sorted(Comparator.comparing(LIFE::indexOf))
                .toList();
    }

    Credits spent(TeamId team) {
        return asSystem(() -> budgets.balance(team)).spent();
    }

    Credits held(TeamId team) {
        return asSystem(() -> budgets.balance(team)).held();
    }

    /** The words of the job's timeline, in order. */
    List<String> words(Watch watch) {
        return house.events(watch.team(), watch.job()).stream().map(JobEvent::word).toList();
    }

    private Instant soon() {
        return clock.instant().plusSeconds(15);
    }

    private LateWatch lateWatch(Watch watch) {
        UUID tag = watch.attemptId() == null ? new UUID(0, 0) : watch.attemptId();
        return new LateWatch(
                watch.team(),
                watch.job(),
                java.util.Objects.requireNonNull(watch.account()),
                watch.taskId(),
                tag,
                watch.mode(),
                clock.instant());
    }

    private Watch watch(Attempt attempt, String task) {
        Instant accepted = clock.instant().minus(Duration.ofMinutes(2));
        return new Watch(
                attempt.team(),
                attempt.job(),
                JobState.QUEUED,
                null,
                null,
                attempt.attemptId(),
                attempt.account(),
                task,
                "img2video",
                false,
                0,
                accepted,
                accepted,
                Duration.ofMinutes(3));
    }

    private void connect() {
        if (connected) {
            return;
        }
        connected = true;
        asSystem(() ->
                accounts.create(
                        new AccountData(
                                "Bench",
                                "vidu",
                                "https://provider.example.com",
                                AuthScheme.TOKEN,
                                "key-of-the-bench",
                                List.of("*"),
                                10_000,
                                100_000,
                                null,
                                false,
                                10,
                                true)));
    }
}
