package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.jobs.JobEvidence.Kind;
import io.framehouse.jobs.JobEvidence.Trying;
import io.framehouse.jobs.JobResolution.Outcome;
import io.framehouse.jobs.JobWork.Wake;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.TagSearch;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What is kept about a job whose fate nobody knows, and when a person is asked. */
@BenchStory
@RecordApplicationEvents
class JobEvidenceIT {
    @Autowired JobBench bench;
    @Autowired PollWork polls;
    @Autowired ApplicationEvents events;

    private TeamId team;

    @BeforeEach
    void makeTeam() {
        team = bench.house.team(Credits.of(1_000));
    }

    @Test
    void everySearchLeavesATrace() {
        Watch watch = bench.unanswered(team, "searched");
        Instant since = bench.clock.instant().minusSeconds(3_600);
        searched(watch, new TagSearch.Incomplete("The list answered 500"));
        searched(watch, new TagSearch.Absent(2, since));
        JobEvidence evidence = evidence(watch);
        assertThat(evidence.job().reason()).isEqualTo("submit_unanswered");
        assertThat(evidence.job().unknownSince()).isEqualTo(bench.clock.instant());
        assertThat(evidence.attempts()).singleElement().extracting("words").isEqualTo("attempt 1");
        assertThat(evidence.looks())
                .containsExactly(
                        new JobEvidence.Look(
                                Kind.TASK_LIST,
                                2,
                                bench.clock.instant(),
                                "absent",
                                "2 pages read to the end, back to " + since));
        assertThat(evidence.trying()).isEqualTo(Trying.SEARCH_LIST);
        assertThat(evidence.askPersonAt())
                .isEqualTo(bench.clock.instant().plus(Duration.ofHours(2)));
        assertThat(evidence.personAskedAt()).isNull();
    }

    @Test
    void withoutAListNothingIsLookedAtUntilAPersonIsAsked() {
        Watch watch = bench.unanswered(team, "no list");
        searched(watch, new TagSearch.NoList());
        Instant ask = bench.clock.instant().plus(Duration.ofMinutes(30));
        bench.clock.advance(Duration.ofMinutes(29));
        assertThat(due(watch)).isEmpty();
        assertThat(evidence(watch).askPersonAt()).isEqualTo(ask);
        assertThat(evidence(watch).trying()).isEqualTo(Trying.WAIT_FOR_CALLBACK);
        askPeople();
        assertThat(evidence(watch).personAskedAt()).isNull();
        bench.clock.advance(Duration.ofMinutes(2));
        askPeople();
        assertThat(evidence(watch).personAskedAt()).isEqualTo(bench.clock.instant());
        assertThat(bench.words(watch)).endsWith("person_asked");
        Watch looked = due(watch).orElseThrow();
        searched(looked, new TagSearch.NoList());
        bench.clock.advance(Duration.ofMinutes(59));
        assertThat(due(watch)).isEmpty();
        bench.clock.advance(Duration.ofMinutes(2));
        assertThat(due(watch)).isPresent();
        askPeople();
        assertThat(bench.words(watch)).filteredOn("person_asked"::equals).hasSize(1);
    }

    @Test
    void aBatchIsToldOnceAndCountsTheHour() {
        List<Watch> lost =
                List.of(bench.lost(team, "a"), bench.lost(team, "b"), bench.lost(team, "c"));
        Watch answered = bench.lost(team, "answered in time");
        bench.poll(answered, JobBench.SUCCESS);
        bench.clock.advance(Duration.ofHours(2).plusMinutes(1));
        askPeople();
        // Other tests' jobs are among them.
        List<JobsWaitForPerson> told = events.stream(JobsWaitForPerson.class).toList();
        assertThat(told.getLast().count()).isGreaterThanOrEqualTo(3);
        lost.forEach(one -> assertThat(evidence(one).personAskedAt()).isNotNull());
        assertThat(evidence(answered).personAskedAt()).isNull();
        askPeople();
        assertThat(events.stream(JobsWaitForPerson.class)).hasSameSizeAs(told);
    }

    @Test
    void whatIsBetterKnownReplacesTheReason() {
        Watch watch = bench.queued(team, "silent");
        bench.clock.advance(Duration.ofMinutes(20));
        bench.poll(watch, new PollOutcome.Unreachable("502"));
        assertThat(bench.job(watch).unknownReason()).isEqualTo(UnknownReason.SILENT_TOO_LONG);
        bench.poll(watch, JobBench.NOT_FOUND);
        assertThat(bench.job(watch).unknownReason()).isEqualTo(UnknownReason.TASK_NOT_FOUND);
        bench.poll(watch, new PollOutcome.Unreachable("502"));
        assertThat(bench.job(watch).unknownReason()).isEqualTo(UnknownReason.TASK_NOT_FOUND);
        bench.poll(watch, new PollOutcome.Unreachable(PollOutcome.Unreachable.ACCOUNT_GONE));
        assertThat(bench.job(watch).unknownReason()).isEqualTo(UnknownReason.ACCOUNT_GONE);
        assertThat(evidence(watch).trying()).isEqualTo(Trying.NOTHING);
        assertThat(evidence(watch).askPersonAt()).isEqualTo(bench.clock.instant());
        assertThat(bench.words(watch)).filteredOn("unknown"::equals).hasSize(3);
    }

    @Test
    void evidenceOutlivesTheDecision() {
        Watch watch = bench.unanswered(team, "decided");
        searched(watch, new TagSearch.Incomplete("broken"));
        bench.resolve(watch, Outcome.FAILED);
        assertThat(evidence(watch).looks()).hasSize(1);
        assertThat(evidence(watch).job().state()).isEqualTo(JobState.FAILED);
        bench.clock.advance(Duration.ofHours(3));
        askPeople();
        assertThat(evidence(watch).personAskedAt()).isNull();
    }

    @Test
    void aCallbackWakesAResolvedJobToo() {
        Watch watch = bench.unanswered(team, "resolved, then called");
        bench.resolve(watch, Outcome.FAILED);
        Wake wake =
                asSystem(() ->
                        bench.work.wake(
                                java.util.Objects.requireNonNull(watch.account()),
                                watch.attemptId(),
                                "task"));
        assertThat(wake).isEqualTo(Wake.WOKEN);
        assertThat(asSystem(() -> bench.late.claimLate("test", 100, Duration.ofSeconds(45))))
                .extracting(late -> late.job())
                .contains(watch.job());
    }

    @Test
    void nobodyButThePlatformReadsEvidence() {
        Watch watch = bench.unanswered(team, "private");
        TeamId other = bench.house.team(Credits.of(1));
        assertThatThrownBy(() -> asSystem(() -> bench.resolutions.evidence(other, watch.job())))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> asSystem(() -> bench.resolutions.evidence(team, JobId.random())))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> bench.resolutions.evidence(team, watch.job()))
                .isInstanceOf(DomainException.class);
    }

    private void searched(Watch watch, TagSearch search) {
        HouseFixtures.<Object>asSystem(() -> {
            bench.work.searched(watch, search, bench.clock.instant().plusSeconds(15));
            polls.flush();
            return true;
        });
    }

    private JobEvidence evidence(Watch watch) {
        return asSystem(() -> bench.resolutions.evidence(watch.team(), watch.job()));
    }

    private void askPeople() {
        while (asSystem(() -> bench.work.askPeople(100)) > 0) {
            // Until nothing is due any more.
        }
    }

    private Optional<Watch> due(Watch watch) {
        return asSystem(() -> bench.work.claimDue("test", 1_000, Duration.ofSeconds(45))).stream()
                .filter(one -> one.job().equals(watch.job()))
                .findFirst();
    }
}
