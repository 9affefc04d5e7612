package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.jobs.JobResolution.Outcome;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Answers in every order and doubled: whatever comes after the first definite word changes nothing,
 * and the credits move as a small model on paper says.
 */
@BenchStory
class AnswerOrdersIT {
    /** What may happen to a job that is at the provider. */
    private enum Step {
        RUNNING,
        SUCCESS,
        FAILURE,
        CANCELLED,
        NOT_FOUND,
        RESOLVED_FAILED,
        RESOLVED_SUCCEEDED,
        LATE_SUCCESS,
        LATE_FAILURE
    }

    @Autowired JobBench bench;
    @Autowired Jobs jobs;

    private static final List<Step> FROM_THE_QUEUE =
            List.of(
                    Step.RUNNING,
                    Step.SUCCESS,
                    Step.FAILURE,
                    Step.CANCELLED,
                    Step.NOT_FOUND,
                    Step.RESOLVED_FAILED);
    private static final List<Step> OF_A_LOST_JOB =
            List.of(
                    Step.RUNNING,
                    Step.SUCCESS,
                    Step.FAILURE,
                    Step.RESOLVED_FAILED,
                    Step.RESOLVED_SUCCEEDED,
                    Step.LATE_SUCCESS,
                    Step.LATE_FAILURE);

    @Test
    void everyOrderOfTwoAnswersFromTheQueueMovesTheCreditsOnce() {
        everyOrder(pairs(FROM_THE_QUEUE), false);
    }

    @Test
    void everyOrderOfTwoAnswersOfALostJobMovesTheCreditsOnce() {
        everyOrder(pairs(OF_A_LOST_JOB), true);
    }

    @Test
    @Tag("chaos")
    void everyOrderOfThreeAnswersFromTheQueueMovesTheCreditsOnce() {
        everyOrder(triples(FROM_THE_QUEUE), false);
    }

    @Test
    @Tag("chaos")
    void everyOrderOfThreeAnswersOfALostJobMovesTheCreditsOnce() {
        everyOrder(triples(OF_A_LOST_JOB), true);
    }

    /** Answers to a submit, each of them once more, before and after the sender was given up. */
    @Test
    void everyOrderOfTwoAnswersToASubmitMovesTheCreditsAtMostOnce() {
        TeamId team = bench.house.team(Credits.of(1_000_000));
        List<SubmitOutcome> outcomes =
                List.of(
                        new SubmitOutcome.Accepted("T", null, "created"),
                        new SubmitOutcome.Refused("Bad", "no"),
                        new SubmitOutcome.Busy(
                                "Busy", "later", null, SubmitOutcome.Busy.Cause.ACCOUNT),
                        new SubmitOutcome.NeverSent("connection refused"),
                        new SubmitOutcome.Unanswered("read time-out"));
        for (SubmitOutcome first : outcomes) {
            for (SubmitOutcome second : outcomes) {
                Attempt attempt = bench.sending(team, "submit order");
                bench.answer(attempt, first);
                bench.answer(attempt, second);
                Job job = bench.house.get(team, attempt.job());
                String order = first + ", " + second;
                assertThat(job.state()).as(order).isEqualTo(expected(first, second));
                assertThat(asSystem(() -> bench.ledger.trail(team, job.id())).size())
                        .as(order)
                        .isEqualTo(job.state().isFinal() ? 2 : 1);
                // Out of the way of the next dispatch.
                if (job.state() == JobState.HELD) {
                    asSystem(() -> jobs.cancel(team, job.id()));
                }
            }
        }
        assertBooks();
    }

    private static JobState expected(SubmitOutcome first, SubmitOutcome second) {
        return switch (first) {
            case SubmitOutcome.Accepted accepted -> JobState.QUEUED;
            case SubmitOutcome.Refused refused -> JobState.FAILED;
            case SubmitOutcome.Unanswered unanswered ->
                    switch (second) {
                        case SubmitOutcome.Accepted accepted -> JobState.QUEUED;
                        case SubmitOutcome.Unanswered again -> JobState.UNKNOWN;
                        // Given up as lost: what the provider does not have ends it.
                        default -> JobState.FAILED;
                    };
            default -> JobState.HELD;
        };
    }

    private void everyOrder(List<List<Step>> orders, boolean lost) {
        TeamId team = bench.house.team(Credits.of(10_000_000));
        for (List<Step> order : orders) {
            Watch watch = lost ? bench.lost(team, "order") : bench.queued(team, "order");
            Paper paper = new Paper(lost ? JobState.UNKNOWN : JobState.QUEUED);
            for (Step step : order) {
                paper.take(step);
                take(step, watch);
            }
            assertThat(bench.job(watch).state()).as(order.toString()).isEqualTo(paper.state);
            assertThat(bench.trail(watch)).as(order.toString()).isEqualTo(paper.trail);
        }
        assertBooks();
    }

    private static List<List<Step>> pairs(List<Step> steps) {
        return steps.stream().flatMap(one -> steps.stream().map(two -> List.of(one, two))).toList();
    }

    private static List<List<Step>> triples(List<Step> steps) {
        return pairs(steps).stream()
                .flatMap(pair ->
                        steps.stream().map(last -> List.of(pair.getFirst(), pair.getLast(), last)))
                .toList();
    }

    private void take(Step step, Watch watch) {
        switch (step) {
            case RUNNING -> bench.poll(watch, JobBench.RUNNING);
            case SUCCESS -> bench.poll(watch, JobBench.SUCCESS);
            case FAILURE -> bench.poll(watch, JobBench.FAILURE);
            case CANCELLED -> bench.poll(watch, JobBench.CANCELLED);
            case NOT_FOUND -> bench.poll(watch, JobBench.NOT_FOUND);
            case RESOLVED_FAILED -> resolve(watch, Outcome.FAILED);
            case RESOLVED_SUCCEEDED -> resolve(watch, Outcome.SUCCEEDED);
            case LATE_SUCCESS -> bench.pollLate(watch, JobBench.SUCCESS);
            case LATE_FAILURE -> bench.pollLate(watch, JobBench.FAILURE);
        }
    }

    private void resolve(Watch watch, Outcome outcome) {
        try {
            bench.resolve(watch, outcome);
        } catch (DomainException refusal) {
            assertThat(refusal.code().code()).isEqualTo("wrong_state");
        }
    }

    private void assertBooks() {
        assertThat(asSystem(bench.proof::check)).allSatisfy(f -> assertThat(f.items()).isEmpty());
    }

    /** The rules once more, on paper. */
    private static final class Paper {
        private static final Set<JobState> OPEN =
                Set.of(JobState.QUEUED, JobState.RUNNING, JobState.UNKNOWN);

        private JobState state;
        private final List<String> trail = new ArrayList<>(List.of("hold"));
        private @Nullable Outcome decided;
        private boolean toldAfterwards;

        Paper(JobState state) {
            this.state = state;
        }

        void take(Step step) {
            switch (step) {
                case RUNNING -> state = OPEN.contains(state) ? JobState.RUNNING : state;
                case NOT_FOUND -> state = OPEN.contains(state) ? JobState.UNKNOWN : state;
                case SUCCESS -> definite(JobState.SUCCEEDED, "settle");
                case FAILURE -> definite(JobState.FAILED, "release");
                case CANCELLED -> definite(JobState.CANCELLED, "release");
                case RESOLVED_FAILED -> decide(Outcome.FAILED, JobState.FAILED, "release");
                case RESOLVED_SUCCEEDED -> decide(Outcome.SUCCEEDED, JobState.SUCCEEDED, "settle");
                case LATE_SUCCESS -> afterwards(true);
                case LATE_FAILURE -> afterwards(false);
            }
        }

        private void definite(JobState end, String transfer) {
            if (OPEN.contains(state)) {
                state = end;
                trail.add(transfer);
            } else {
                afterwards(end == JobState.SUCCEEDED);
            }
        }

        private void decide(Outcome outcome, JobState end, String transfer) {
            if (state == JobState.UNKNOWN) {
                state = end;
                trail.add(transfer);
                decided = outcome;
            }
        }

        private void afterwards(boolean success) {
            if (decided != null && !toldAfterwards) {
                toldAfterwards = true;
                if (success && decided == Outcome.FAILED) {
                    trail.add("adjust");
                }
            }
        }
    }
}
