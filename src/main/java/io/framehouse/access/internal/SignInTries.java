package io.framehouse.access.internal;

import io.framehouse.shared.LinkToken;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pauses sign-ins for 15 minutes: of one account from one network after 5 tries, of one account
 * from all networks after 50, of all accounts from one network after 100. A try is counted before
 * the password is looked at, so that many at once are no more than one after the other, and taken
 * back when it was right. Kept in the database: it holds over nodes, and no crowd of made-up
 * addresses pushes a count out. Known and unknown accounts are counted alike.
 *
 * <p>Whoever has signed in from their network within a month is paused by their own tries alone, so
 * that a stranger's do not keep them out.
 */
@Component
class SignInTries {
    static final int MAX_TRIES = 5;
    static final Duration PAUSE = Duration.ofMinutes(15);
    private static final int MAX_OF_ACCOUNT = 50;
    private static final int MAX_OF_NETWORK = 100;
    private static final Duration FAMILIAR = Duration.ofDays(30);
    private static final Duration KEPT = Duration.ofHours(1);

    private final TryRows rows;
    private final TeamTransactions transactions;
    private final Clock clock;
    private volatile Instant swept = Instant.EPOCH;

    SignInTries(TryRows rows, TeamTransactions transactions, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes a try. Empty where the source may have it; else until when it must wait. */
    Optional<Instant> take(Source source) {
        return transactions.onPlatform(() -> {
            sweep();
            List<Count> watched = watched(source);
            Optional<Instant> pause = pause(watched);
            return pause.isPresent() ? pause : count(source, watched);
        });
    }

    /** In one order always, so that no two wait for each other. */
    private Optional<Instant> count(Source source, List<Count> watched) {
        Instant now = clock.instant();
        Instant refusedUntil = null;
        for (Count one : Count.all(source)) {
            TryRows.Row row =
                    rows.count(one.subject(), one.limit(), now, now.minus(PAUSE), now.plus(PAUSE));
            // The try that reaches the limit is still looked at.
            if (row.tries() > one.limit() && watched.contains(one)) {
                refusedUntil = later(refusedUntil, row.pausedUntil());
            }
        }
        return Optional.ofNullable(refusedUntil);
    }

    /** Until when this source must wait; empty where it may try. */
    Optional<Instant> pausedUntil(Source source) {
        return transactions.onPlatform(() -> pause(watched(source)));
    }

    private Optional<Instant> pause(List<Count> watched) {
        Instant now = clock.instant();
        return watched.stream()
                .flatMap(one -> rows.find(one.subject()).stream())
                .filter(row -> row.pausedAt(now))
                .map(row -> Objects.requireNonNull(row.pausedUntil()))
                .max(Instant::compareTo);
    }

    /** A try that was taken was wrong; gives how many are left. */
    int countWrong(Source source) {
        Count pair = Count.pair(source);
        int tries =
                transactions
                        .onPlatform(() -> rows.find(pair.subject()))
                        .map(TryRows.Row::tries)
                        .orElse(MAX_TRIES);
        return Math.max(0, MAX_TRIES - tries);
    }

    /** A try that was taken was right: the source begins anew, the others get it back. */
    void forget(Source source) {
        transactions.runOnPlatform(() -> {
            Count pair = Count.pair(source);
            rows.delete(pair.subject());
            Count.all(source).stream()
                    .filter(one -> !one.equals(pair))
                    .forEach(one -> rows.giveBack(one.subject(), one.limit()));
        });
    }

    /** The account has another password, so what was tried before tells nothing of it. */
    void forgetAccount(Source source) {
        transactions.runOnPlatform(() -> {
            rows.delete(Count.pair(source).subject());
            rows.delete(Count.account(source).subject());
        });
    }

    private List<Count> watched(Source source) {
        boolean familiar =
                rows.isFamiliar(source.email(), source.network(), clock.instant().minus(FAMILIAR));
        return familiar ? List.of(Count.pair(source)) : Count.all(source);
    }

    /** Rows that count nothing any more go, a few times an hour. */
    private void sweep() {
        Instant now = clock.instant();
        if (now.isAfter(swept.plus(PAUSE))) {
            swept = now;
            rows.deleteOlderThan(now.minus(KEPT));
        }
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    /** One account from one network address. */
    record Source(String email, String address) {
        String network() {
            return ClientAddress.of(address);
        }
    }

    /**
     * One of the three counts that a try is part of.
     *
     * @param name told apart by it; kept as its hash alone
     */
    private record Count(String name, int limit) {
        static Count pair(Source source) {
            return new Count("pair " + source.network() + " " + source.email(), MAX_TRIES);
        }

        static Count account(Source source) {
            return new Count("account " + source.email(), MAX_OF_ACCOUNT);
        }

        static List<Count> all(Source source) {
            List<Count> all = new ArrayList<>();
            all.add(pair(source));
            all.add(account(source));
            all.add(new Count("network " + source.network(), MAX_OF_NETWORK));
            return List.copyOf(all);
        }

        byte[] subject() {
            return LinkToken.hash("sign-in " + name);
        }
    }
}
