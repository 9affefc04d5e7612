package io.framehouse.shared.internal;

import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UnreadableSecretException;
import io.framehouse.shared.internal.DataKeyRows.Wrapped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Before anything works: data keys that the previous secret key encrypted are encrypted with the
 * one of now, and a secret key that is another than the database's stops the start. Otherwise new
 * secrets would be sealed with keys that the right one cannot open.
 */
@Component
class DataKeyStart implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(DataKeyStart.class);

    private final TeamTransactions transactions;
    private final DataKeyRows rows;
    private final KeyWraps wraps;
    private final DataKeys keys;
    private final Clock clock;
    private final boolean lost;

    DataKeyStart(
            TeamTransactions transactions,
            DataKeyRows rows,
            KeyWraps wraps,
            DataKeys keys,
            Clock clock,
            @Value("${framehouse.secret-key-lost:false}") boolean lost) {
        this.transactions = transactions;
        this.rows = rows;
        this.wraps = wraps;
        this.keys = keys;
        this.clock = clock;
        this.lost = lost;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transactions.runOnPlatform(this::rewrap);
        keys.current(KeyOwner.secretsOf(null));
        keys.current(KeyOwner.AUDIT);
    }

    private void rewrap() {
        List<Wrapped> unreadable = new ArrayList<>();
        int done = 0;
        for (Wrapped row : rows.notWrappedBy(wraps.name())) {
            try {
                rows.rewrap(row, wraps.wrap(wraps.open(row)), wraps.name());
                done++;
            } catch (UnreadableSecretException otherKey) {
                unreadable.add(row);
            }
        }
        if (done > 0) {
            LOG.info("Data keys encrypted with the new FRAMEHOUSE_SECRET_KEY: keys={}", done);
        }
        if (!unreadable.isEmpty()) {
            giveUp(unreadable);
        }
    }

    private void giveUp(List<Wrapped> unreadable) {
        if (!lost) {
            throw SecretKeyException.another(unreadable.size());
        }
        LOG.error("Data keys are lost, and what they sealed: keys={}", unreadable.size());
        unreadable.forEach(row -> rows.giveUp(row.id(), clock.instant()));
    }
}
