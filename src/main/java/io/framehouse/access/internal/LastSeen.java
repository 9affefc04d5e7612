package io.framehouse.access.internal;

import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Notes when keys and people were last at work: at most once a minute each, beside the request. */
@Component
final class LastSeen implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(LastSeen.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final PersonRepository people;
    private final KeyLookup keys;
    private final TeamTransactions transactions;
    private final Clock clock;
    private final Set<Object> writing = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    LastSeen(PersonRepository people, KeyLookup keys, TeamTransactions transactions, Clock clock) {
        this.people = people;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    void person(UserId user, @Nullable Instant last) {
        note(user, last, at -> people.setLastActive(user, at));
    }

    void key(@Nullable TeamId team, KeyId key, @Nullable Instant last) {
        note(key, last, at -> keys.setLastUsed(team, key, at));
    }

    /** Whether a use is to be noted, where this was the last one that was. */
    boolean isDue(@Nullable Instant last) {
        return last == null || !clock.instant().isBefore(last.plus(INTERVAL));
    }

    private void note(Object who, @Nullable Instant last, Consumer<Instant> write) {
        Instant now = clock.instant();
        if (isDue(last) && writing.add(who)) {
            try {
                executor.execute(() -> write(who, () -> write.accept(now)));
            } catch (RejectedExecutionException stopping) {
                writing.remove(who);
            }
        }
    }

    private void write(Object who, Runnable work) {
        try {
            transactions.runOnPlatform(work);
        } catch (RuntimeException failure) {
            // Nothing depends on it, and the next request tries again.
            LOG.warn("The time of last use of {} was not written", who, failure);
        } finally {
            writing.remove(who);
        }
    }

    @Override
    public void destroy() {
        executor.close();
    }
}
