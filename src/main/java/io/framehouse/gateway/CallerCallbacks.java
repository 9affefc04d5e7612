package io.framehouse.gateway;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;

/**
 * The callbacks that drop-in callers ask for with {@code callback_url}.
 *
 * @see "Decision 0018: callbacks to callers"
 */
public interface CallerCallbacks {
    /**
     * Keeps where and with which key to call back, before the job is made. The key is kept
     * encrypted, for this team and job only, until the last callback is delivered or given up.
     *
     * @param dialect whose words and rules the callbacks follow
     * @param url an absolute http or https address, at most 2,000 characters
     * @param presentedKey as the caller showed it
     * @throws io.framehouse.shared.DomainException invalid_request naming {@code callback_url}
     *     where the address may not be called
     */
    void promise(TeamId team, JobId job, String dialect, String url, String presentedKey);

    /** Forgets a promise whose job was refused; leaves no trace of it. */
    void withdraw(TeamId team, JobId job);
}
