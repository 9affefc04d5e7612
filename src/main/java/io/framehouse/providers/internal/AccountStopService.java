package io.framehouse.providers.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.AccountStops;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Stops accounts and starts them again; every step is on the trail. */
@Service
class AccountStopService implements AccountStops {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int MAX_REASON = 300;

    private final CurrentActor actors;
    private final TeamTransactions transactions;
    private final AccountRepository accounts;
    private final AccountRests rests;
    private final AccountDrains drains;
    private final AuditTrail audit;
    private final Clock clock;

    AccountStopService(
            CurrentActor actors,
            TeamTransactions transactions,
            AccountRepository accounts,
            AccountRests rests,
            AccountDrains drains,
            AuditTrail audit,
            Clock clock) {
        this.actors = actors;
        this.transactions = transactions;
        this.accounts = accounts;
        this.rests = rests;
        this.drains = drains;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public ProviderAccount pause(AccountId id, Duration time, String reason) {
        actors.requirePlatform(Action.MANAGE_PROVIDERS);
        check(time, reason);
        return transactions.onPlatform(() -> {
            lock(id);
            Instant until = clock.instant().plus(time);
            if (accounts.pause(id, until, reason.strip())) {
                audit.record(null, AccountTroubles.paused(id, until, reason.strip()));
            }
            return lock(id);
        });
    }

    @Override
    public ProviderAccount resume(AccountId id) {
        actors.requirePlatform(Action.MANAGE_PROVIDERS);
        return transactions.onPlatform(() -> {
            Map<String, Object> before = stopped(lock(id), rests.drainingSince(id));
            if (!before.isEmpty()) {
                rests.resume(id);
                record("provider_account.resumed", id, before, Map.of("enabled", true));
            }
            return lock(id);
        });
    }

    @Override
    public Drain drain(AccountId id) {
        actors.requirePlatform(Action.MANAGE_PROVIDERS);
        return transactions.onPlatform(() -> {
            boolean enabled = lock(id).data().enabled();
            if (rests.beginDrain(id, clock.instant())) {
                record(
                        "provider_account.drained",
                        id,
                        Map.of("enabled", enabled),
                        Map.of("enabled", false));
            }
            return drains.progress(id);
        });
    }

    @Override
    public Drain progress(AccountId id) {
        actors.requirePlatform(Action.MANAGE_PROVIDERS);
        return transactions.onPlatform(() -> {
            return accounts.find(id)
                    .map(found -> drains.progress(id))
                    .orElseThrow(AccountStopService::gone);
        });
    }

    /** What keeps new jobs away; empty where nothing does. */
    private static Map<String, Object> stopped(ProviderAccount account, @Nullable Instant drains) {
        Map<String, Object> stopped = new LinkedHashMap<>();
        Instant until = account.pausedUntil();
        if (until != null) {
            stopped.put("paused_until", AccountTexts.when(until));
        }
        if (!account.data().enabled()) {
            stopped.put("enabled", false);
        }
        if (drains != null) {
            stopped.put("draining_since", drains.toString());
        }
        return stopped;
    }

    private static void check(Duration time, String reason) {
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw DomainException.invalid(
                    "time",
                    "out_of_range",
                    "A pause takes 1 minute to 30 days, not "
                            + time
                            + "; drain the account instead.");
        }
        if (reason.isBlank() || reason.strip().length() > MAX_REASON) {
            throw DomainException.invalid(
                    "reason", "length", "Say why in 1 to " + MAX_REASON + " characters.");
        }
    }

    private ProviderAccount lock(AccountId id) {
        return accounts.lock(id).orElseThrow(AccountStopService::gone);
    }

    private void record(String action, AccountId id, Map<String, ?> before, Map<String, ?> after) {
        audit.record(
                null,
                new Change(action, AccountTexts.OBJECT_TYPE, id.toString(), before, after, null));
    }

    private static DomainException gone() {
        return DomainException.notFound("provider account");
    }
}
