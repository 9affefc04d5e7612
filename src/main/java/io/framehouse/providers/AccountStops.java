package io.framehouse.providers;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stopping accounts and starting them again, by admins. Running jobs go on in any case. */
public interface AccountStops {
    /**
     * Sends no new job there for a time; never shortens a longer pause.
     *
     * @param time 1 minute to 30 days
     * @param reason 1 to 300 characters, for the trail and the screen
     * @throws io.framehouse.shared.DomainException invalid_request, not_found
     */
    ProviderAccount pause(AccountId id, Duration time, String reason);

    /** Sends jobs there again: ends a pause, a drain, or both. */
    ProviderAccount resume(AccountId id);

    /** Sends no new job there until resumed, so that it becomes empty and can be deleted. */
    Drain drain(AccountId id);

    /** What is left there. */
    Drain progress(AccountId id);

    /**
     * What keeps an account from being deleted.
     *
     * @param since since when it drains; null where nobody asked for it
     * @param openJobs jobs that are there and not final
     * @param copies results still being copied, which may need a new link
     * @param lateChecks resolved jobs that are still asked about
     */
    record Drain(@Nullable Instant since, long openJobs, long copies, long lateChecks) {
        public boolean isEmpty() {
            return openJobs == 0 && copies == 0 && lateChecks == 0;
        }
    }
}
