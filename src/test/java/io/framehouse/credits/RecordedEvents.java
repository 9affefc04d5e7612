package io.framehouse.credits;

import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;

/** Keeps what the module told in memory, also what a transaction took back later. */
final class RecordedEvents {
    private final List<Object> events = new CopyOnWriteArrayList<>();

    @EventListener
    void hear(BudgetAlert event) {
        events.add(event);
    }

    @EventListener
    void hear(BudgetWillCross event) {
        events.add(event);
    }

    @EventListener
    void hear(TeamOverdrawn event) {
        events.add(event);
    }

    @EventListener
    void hear(BudgetAsked event) {
        events.add(event);
    }

    @EventListener
    void hear(BudgetAnswered event) {
        events.add(event);
    }

    <E> List<E> of(Class<E> type, TeamId team) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(event -> event.toString().contains(team.value().toString()))
                .toList();
    }

    List<Integer> percents(TeamId team) {
        return of(BudgetAlert.class, team).stream().map(BudgetAlert::percent).toList();
    }
}
