package io.framehouse.providers.internal;

import io.framehouse.providers.AccountId;
import io.framehouse.providers.AccountStops.Drain;
import io.framehouse.providers.OpenJobCounter;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What still needs an account, and so forbids to take it away. */
@Component
class AccountDrains {
    private final AccountRests rests;
    private final ObjectProvider<OpenJobCounter> jobs;

    AccountDrains(AccountRests rests, ObjectProvider<OpenJobCounter> jobs) {
        this.rests = rests;
        this.jobs = jobs;
    }

    Drain progress(AccountId id) {
        OpenJobCounter counter = jobs.getIfAvailable();
        return counter == null
                ? new Drain(rests.drainingSince(id), 0, 0, 0)
                : new Drain(
                        rests.drainingSince(id),
                        counter.openAt(id),
                        counter.copiesAt(id),
                        counter.lateChecksAt(id));
    }

    /** Throws wrong_state while jobs are open there. */
    void refuseWhileOpen(AccountId id, String wish) {
        long open = progress(id).openJobs();
        if (open > 0) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    open
                            + " jobs are still open at this account. Drain it, wait until they have"
                            + " ended, then "
                            + wish
                            + ".",
                    Map.of("open_jobs", open));
        }
    }

    /** Throws wrong_state while its key may still be needed. */
    void refuseWhileNeeded(AccountId id) {
        refuseWhileOpen(id, "delete it");
        Drain left = progress(id);
        if (!left.isEmpty()) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "This account is still asked about %d results that are being copied and %d jobs"
                                    .formatted(left.copies(), left.lateChecks())
                            + " that a person resolved. Keep it drained until there are none, then"
                            + " delete it.",
                    Map.of("copies", left.copies(), "late_checks", left.lateChecks()));
        }
    }
}
