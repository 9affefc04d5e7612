package io.framehouse.providers.internal;

import io.framehouse.providers.AccountHealth;
import io.framehouse.providers.AccountId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** The gauges of all accounts that this node called. */
@Service
class AccountGauges implements AccountHealth {
    private final TeamTransactions transactions;
    private final AccountRests rests;
    private final Clock clock;
    private final Duration openFor;
    private final Map<AccountId, AccountGauge> gauges = new ConcurrentHashMap<>();

    /**
     * @param openSeconds how long a breaker stays open before one job is sent as a trial; 0 for
     *     breakers that never open
     */
    AccountGauges(
            TeamTransactions transactions,
            AccountRests rests,
            Clock clock,
            @Value("${framehouse.providers.circuit-open-seconds:30}") int openSeconds) {
        this.transactions = transactions;
        this.rests = rests;
        this.clock = clock;
        this.openFor = Duration.ofSeconds(openSeconds);
    }

    AccountGauge of(AccountId account) {
        return gauges.computeIfAbsent(
                account, id -> new AccountGauge(id.toString(), clock, openFor));
    }

    @Override
    public Reading read(AccountId account) {
        AccountGauge gauge = of(account);
        Instant now = clock.instant();
        Map<AccountId, Instant> busy = transactions.onPlatform(() -> rests.busy(now));
        return new Reading(
                gauge.breaker(),
                gauge.trialAt(),
                gauge.figures.failedPercent(),
                gauge.figures.percentile(50),
                gauge.figures.percentile(95),
                gauge.figures.lastMinute(),
                busy.get(account));
    }

    @Override
    public Map<AccountId, Integer> room(Collection<AccountId> accounts) {
        Instant now = clock.instant();
        Map<AccountId, Instant> busy = transactions.onPlatform(() -> rests.busy(now));
        Map<AccountId, Integer> room = new HashMap<>();
        for (AccountId account : accounts) {
            int most = busy.containsKey(account) ? 0 : of(account).room();
            if (most < Integer.MAX_VALUE) {
                room.put(account, most);
            }
        }
        return room;
    }

    @Override
    public boolean isBroken(AccountId account) {
        return of(account).isBroken();
    }
}
