package io.framehouse.access.internal;

import io.framehouse.teams.StandingChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A team that is suspended or resumed, or a member who goes, changes what keys may do at once. */
@Component
class StandingNews {
    private final KnownKeys known;
    private final SessionActors actors;

    StandingNews(KnownKeys known, SessionActors actors) {
        this.known = known;
        this.actors = actors;
    }

    @EventListener
    void on(StandingChanged changed) {
        known.changed();
        afterCommit(actors::forgetAll);
    }

    /** Whoever joined or left a team finds it so on the very next page. */
    private static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        work.run();
                    }
                });
    }
}
