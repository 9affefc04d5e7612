package io.framehouse.providers.internal;

import io.framehouse.providers.AccountId;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Measures calls and draws what follows from their outcomes for the account as a whole. */
@Component
class AccountTraffic {
    private static final Logger LOG = LoggerFactory.getLogger(AccountTraffic.class);
    private static final Duration BUSY = Duration.ofSeconds(2);
    private static final Duration BUSY_MOST = Duration.ofHours(1);

    private final AccountGauges gauges;
    private final AccountTroubles troubles;
    private final AccountRests rests;
    private final TeamTransactions transactions;
    private final ProviderAccounts accounts;
    private final Clock clock;

    AccountTraffic(
            AccountGauges gauges,
            AccountTroubles troubles,
            AccountRests rests,
            TeamTransactions transactions,
            @Lazy ProviderAccounts accounts,
            Clock clock) {
        this.gauges = gauges;
        this.troubles = troubles;
        this.rests = rests;
        this.transactions = transactions;
        this.accounts = accounts;
        this.clock = clock;
    }

    SubmitOutcome submit(AccountId account, Supplier<SubmitOutcome> call) {
        AccountGauge gauge = gauges.of(account);
        if (!gauge.enterSubmit()) {
            return new SubmitOutcome.NeverSent(
                    "The provider failed too often just now; it is left alone for a moment.");
        }
        long start = System.nanoTime();
        SubmitOutcome outcome = null;
        try {
            outcome = call.get();
        } finally {
            gauge.leaveSubmit(isFailure(outcome), since(start));
        }
        SubmitOutcome heard = outcome;
        follow(account, () -> follow(account, gauge, heard));
        return outcome;
    }

    PollOutcome poll(AccountId account, Supplier<PollOutcome> call) {
        AccountGauge gauge = gauges.of(account);
        long start = System.nanoTime();
        PollOutcome outcome = call.get();
        PollOutcome.Unreachable silent =
                outcome instanceof PollOutcome.Unreachable unreachable ? unreachable : null;
        boolean refused = silent != null && (silent.accountRefused() || silent.forbidden());
        gauge.asked(silent != null && !refused, since(start));
        if (silent != null && refused) {
            follow(account, () -> refused(account, gauge, silent));
        }
        return outcome;
    }

    /**
     * Where the key in use brought a submit through, a forbidden question is one task's trouble.
     */
    private void refused(AccountId account, AccountGauge gauge, PollOutcome.Unreachable outcome) {
        boolean ofTheTask =
                outcome.forbidden() && transactions.onPlatform(() -> rests.keyTakesJobs(account));
        if (!ofTheTask) {
            gauge.troubled();
            troubles.refused(account, outcome.reason());
        }
    }

    private void follow(AccountId account, AccountGauge gauge, SubmitOutcome outcome) {
        switch (outcome) {
            case SubmitOutcome.Accepted accepted -> {
                if (gauge.isNewsThatItWorks()) {
                    accounts.worked(account);
                    transactions.runOnPlatform(() -> rests.keyTookAJob(account));
                }
            }
            case SubmitOutcome.Busy busy -> {
                if (busy.cause() == SubmitOutcome.Busy.Cause.ACCOUNT) {
                    rest(account, busy.retryAfter());
                }
            }
            case SubmitOutcome.AccountTrouble(String code, String message) -> {
                gauge.troubled();
                troubles.refused(account, code + ": " + message);
            }
            case SubmitOutcome.Refused refused -> {}
            case SubmitOutcome.NeverSent never -> {}
            case SubmitOutcome.Unanswered unanswered -> {}
        }
    }

    private void rest(AccountId account, @Nullable Duration wish) {
        Duration asked = wish == null || wish.compareTo(BUSY) < 0 ? BUSY : wish;
        Duration time = asked.compareTo(BUSY_MOST) > 0 ? BUSY_MOST : asked;
        Instant until = clock.instant().plus(time);
        transactions.runOnPlatform(() -> rests.setBusy(account, until));
    }

    /** The outcome counts, whatever goes wrong while it is noted. */
    private static void follow(AccountId account, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warn("What followed for account {} could not be noted", account, failure);
        }
    }

    private static boolean isFailure(@Nullable SubmitOutcome outcome) {
        return outcome == null
                || outcome instanceof SubmitOutcome.NeverSent
                || outcome instanceof SubmitOutcome.Unanswered;
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
