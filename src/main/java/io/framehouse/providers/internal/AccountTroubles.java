package io.framehouse.providers.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.AccountTroubled;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Pauses an account that the provider refuses, and tells of it once until it works again. */
@Component
class AccountTroubles {
    /** How long such an account is left alone until it is tried again. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private static final int LONGEST = 300;

    private final TeamTransactions transactions;
    private final AccountRepository accounts;
    private final AccountRests rests;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountTroubles(
            TeamTransactions transactions,
            AccountRepository accounts,
            AccountRests rests,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.rests = rests;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    void refused(AccountId id, String said) {
        String problem = said.length() <= LONGEST ? said : said.substring(0, LONGEST);
        transactions.runOnPlatform(() -> {
            Instant now = clock.instant();
            if (accounts.pauseAfresh(id, now, now.plus(PAUSE), problem)) {
                audit.record(null, paused(id, now.plus(PAUSE), problem));
            }
            rests.beginTrouble(id, now, problem)
                    .ifPresent(name ->
                            events.publishEvent(new AccountTroubled(id, name, problem, now)));
        });
    }

    static Change paused(AccountId id, Instant until, String reason) {
        return new Change(
                "provider_account.paused",
                AccountTexts.OBJECT_TYPE,
                id.toString(),
                Map.of(),
                Map.of("paused_until", AccountTexts.when(until)),
                reason);
    }
}
