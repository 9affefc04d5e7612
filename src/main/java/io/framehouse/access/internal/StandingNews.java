package io.framehouse.access.internal;

import io.framehouse.teams.StandingChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A team that is suspended or resumed, or a member who goes, changes what keys may do at once. */
@Component
class StandingNews {
    private final KnownKeys known;

    StandingNews(KnownKeys known) {
        this.known = known;
    }

    @EventListener
    void on(StandingChanged changed) {
        known.changed();
    }
}
