package io.framehouse.jobs.internal;

import io.framehouse.jobs.Job;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;

/** What came of one submission. */
sealed interface SubmitOutcome {
    /** The job is there and holds its credits. */
    record Made(Job job) implements SubmitOutcome {}

    /** Nothing was made: the idempotency key has a job, of the same request or of another. */
    @SuppressWarnings("ArrayRecordComponent")
    record Earlier(JobId job, byte[] bodyHash) implements SubmitOutcome {}

    /** Nothing was made: credits or a budget do not cover it. */
    record Refused(DomainException refusal) implements SubmitOutcome {}
}
