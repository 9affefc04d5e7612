package io.framehouse.jobs.ui;

import io.framehouse.jobs.JobCase;
import io.framehouse.jobs.JobEvidence;
import io.framehouse.jobs.JobEvidence.Trying;
import io.framehouse.jobs.JobResolution;
import io.framehouse.jobs.JobResolutions;
import io.framehouse.jobs.JobState;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Unknown jobs in memory, in the order they were added. */
final class FakeCases implements JobResolutions {
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final TeamId NORD = new TeamId(UUID.randomUUID());

    final List<JobCase> cases = new ArrayList<>();
    final List<JobResolution> decisions = new ArrayList<>();
    boolean decidedBefore;

    JobCase lost(String reason, @Nullable Instant personAskedAt) {
        JobCase job = job(JobState.UNKNOWN, reason, null, personAskedAt);
        cases.add(job);
        return job;
    }

    static JobCase job(
            JobState state,
            @Nullable String reason,
            @Nullable Credits settled,
            @Nullable Instant personAskedAt) {
        return new JobCase(
                NORD,
                JobId.random(),
                "q3",
                state,
                reason,
                null,
                Credits.of(60),
                settled,
                1,
                UUID.randomUUID(),
                null,
                null,
                4,
                NOW.minusSeconds(3_600),
                NOW.plusSeconds(300),
                NOW.minusSeconds(7_200),
                NOW,
                null,
                personAskedAt);
    }

    @Override
    public Page<JobCase> unknown(PageRequest page) {
        int from = page.cursor() == null ? 0 : Integer.parseInt(page.cursor());
        int to = Math.min(cases.size(), from + page.limit());
        return new Page<>(cases.subList(from, to), to < cases.size() ? "" + to : null);
    }

    @Override
    public TeamId teamOf(JobId job) {
        return find(job).team();
    }

    @Override
    public JobEvidence evidence(TeamId team, JobId job) {
        return new JobEvidence(
                find(job), List.of(), List.of(), Trying.SEARCH_LIST, NOW.plusSeconds(600), null);
    }

    @Override
    public JobCase resolve(TeamId team, JobId job, JobResolution decision) {
        if (decidedBefore) {
            throw new DomainException(CommonError.WRONG_STATE, "It is succeeded.");
        }
        decisions.add(decision);
        return find(job);
    }

    private JobCase find(JobId job) {
        return cases.stream()
                .filter(one -> one.id().equals(job))
                .findFirst()
                .orElseThrow(() -> DomainException.notFound("job"));
    }
}
