package io.framehouse.jobs.ui;

import io.framehouse.jobs.JobCase;
import io.framehouse.jobs.JobState;
import io.framehouse.shared.Credits;

/**
 * A job that nobody knows the fate of, in the words of its list.
 *
 * @param slug the team's part of addresses; empty where the team is not known
 */
record CaseRow(JobCase job, String team, String slug, String model, String account) {
    private static final int TYPED = 8;

    boolean open() {
        return job.state() == JobState.UNKNOWN;
    }

    boolean waitsForPerson() {
        return open() && job.personAskedAt() != null;
    }

    /** The end of its id: what is typed to confirm. Its beginning is a time and often alike. */
    String code() {
        String id = job.id().toString();
        return id.substring(id.length() - TYPED);
    }

    /** What is held for it now. */
    Credits held() {
        return job.state().isFinal() ? Credits.ZERO : job.quote();
    }
}
