package io.framehouse.reconciliation.internal;

import io.framehouse.jobs.JobWork;
import io.framehouse.jobs.JobWork.Wake;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.CallbackDoor;
import io.framehouse.providers.CallbackDoor.Call;
import io.framehouse.providers.CallbackDoor.Check;
import io.framehouse.providers.CallbackDoor.Refusal;
import io.framehouse.reconciliation.Callbacks;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamTransactions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Verifies a callback and wakes the job it is about, both or neither: a call whose wake was not
 * committed may come again.
 */
@Service
class CallbackService implements Callbacks {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackService.class);
    private static final Actor SYSTEM = Actor.system("callbacks");

    private final CallbackDoor door;
    private final JobWork work;
    private final TeamTransactions transactions;
    private final CallbackMetrics metrics;
    private final RunCounts counts;

    CallbackService(
            CallbackDoor door,
            JobWork work,
            TeamTransactions transactions,
            CallbackMetrics metrics,
            RunCounts counts) {
        this.door = door;
        this.work = work;
        this.transactions = transactions;
        this.metrics = metrics;
        this.counts = counts;
    }

    @Override
    public boolean receive(String account, Call call, byte[] body) {
        metrics.countReceived();
        Optional<AccountId> id = AccountId.parse(account);
        Result result =
                id.isEmpty()
                        ? new Result(Refusal.NO_SUCH_ACCOUNT, null)
                        : CurrentActor.as(SYSTEM, () -> apply(id.get(), call, body));
        if (result.refusal() != null) {
            metrics.count(result.refusal());
            LOG.info("Callback refused accountId={} reason={}", account, result.refusal());
            return false;
        }
        if (result.wake() != null) {
            metrics.count(result.wake());
            if (result.wake() == Wake.WOKEN) {
                counts.woken();
            }
        }
        return true;
    }

    private Result apply(AccountId account, Call call, byte[] body) {
        return transactions.onPlatform(() ->
                switch (door.check(account, call)) {
                    case Check.Refused(Refusal why) -> new Result(why, null);
                    case Check.Verified verified ->
                            new Result(
                                    null,
                                    work.wake(
                                            account,
                                            CallbackHints.attempt(call.query()).orElse(null),
                                            CallbackHints.task(body).orElse(null)));
                });
    }

    /** One of both. */
    private record Result(@Nullable Refusal refusal, @Nullable Wake wake) {}
}
