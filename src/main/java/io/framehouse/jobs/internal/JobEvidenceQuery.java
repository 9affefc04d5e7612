package io.framehouse.jobs.internal;

import io.framehouse.jobs.JobCase;
import io.framehouse.jobs.JobEvent;
import io.framehouse.jobs.JobEvidence;
import io.framehouse.jobs.JobEvidence.Kind;
import io.framehouse.jobs.JobEvidence.Look;
import io.framehouse.jobs.JobEvidence.Sent;
import io.framehouse.jobs.JobEvidence.Trying;
import io.framehouse.jobs.UnknownReason;
import io.framehouse.jobs.internal.EvidenceRows.Looked;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what is known about one job whose fate is or was not. */
@Component
class JobEvidenceQuery {
    private final JobCaseQuery cases;
    private final EvidenceRows rows;
    private final JobEventRepository timeline;

    JobEvidenceQuery(JobCaseQuery cases, EvidenceRows rows, JobEventRepository timeline) {
        this.cases = cases;
        this.rows = rows;
        this.timeline = timeline;
    }

    Optional<JobEvidence> find(TeamId team, JobId id) {
        return cases.find(team, id).map(job -> evidence(job, rows.find(team, id)));
    }

    private JobEvidence evidence(JobCase job, Optional<EvidenceRows.Row> found) {
        EvidenceRows.Row row = found.orElse(null);
        return new JobEvidence(
                job,
                attempts(job),
                looks(job, row),
                trying(job, row),
                row == null ? null : row.askPersonAt(),
                row == null ? null : row.personAskedAt());
    }

    private List<Sent> attempts(JobCase job) {
        return timeline.list(job.team(), job.id()).stream()
                .filter(event -> event.word().equals("sending"))
                .map(event -> new Sent(event.at(), words(event)))
                .toList();
    }

    private static String words(JobEvent event) {
        return Objects.requireNonNullElse(event.detail(), event.word());
    }

    private static List<Look> looks(JobCase job, EvidenceRows.@Nullable Row row) {
        List<Look> looks = new ArrayList<>();
        if (job.providerTaskId() != null) {
            looks.add(new Look(Kind.TASK, job.checks(), null, job.reason(), job.providerReason()));
        }
        if (row != null) {
            add(looks, Kind.TASK_LIST, row.search());
            if (row.callbacks() > 0) {
                looks.add(callbacks(row));
            }
            add(looks, Kind.NAMED_TASK, row.nameCheck());
        }
        return looks;
    }

    private static Look callbacks(EvidenceRows.Row row) {
        String named = row.namedTask() == null ? null : "It names task " + row.namedTask();
        return new Look(Kind.CALLBACK, row.callbacks(), row.lastCallbackAt(), "verified", named);
    }

    private static void add(List<Look> looks, Kind kind, Looked looked) {
        if (looked.at() != null) {
            int times = Math.max(1, looked.times());
            looks.add(new Look(kind, times, looked.at(), looked.found(), looked.detail()));
        }
    }

    private static Trying trying(JobCase job, EvidenceRows.@Nullable Row row) {
        if (Wire.of(UnknownReason.ACCOUNT_GONE).equals(job.reason()) || job.account() == null) {
            return Trying.NOTHING;
        }
        if (job.providerTaskId() != null) {
            return Trying.ASK_FOR_TASK;
        }
        if (row != null
                && row.namedTask() != null
                && Objects.equals(row.namedAttempt(), job.tag())) {
            return Trying.CHECK_NAMED_TASK;
        }
        boolean noList = row != null && "no_list".equals(row.search().found());
        return noList ? Trying.WAIT_FOR_CALLBACK : Trying.SEARCH_LIST;
    }
}
