package io.framehouse.gateway;

import io.framehouse.access.PresentedKeys;
import io.framehouse.jobs.JobFilter;
import io.framehouse.jobs.JobStream;
import io.framehouse.jobs.StreamPosition;
import io.framehouse.shared.Actor;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Signals within the test, a stream without changes, and keys that stay good. */
class FakeLive implements LiveFeed, JobStream, PresentedKeys {
    private final FakeActor actor;
    final Set<Consumer<Signal>> listeners = ConcurrentHashMap.newKeySet();

    FakeLive(FakeActor actor) {
        this.actor = actor;
    }

    @Override
    public void changed(Signal signal) {
        listeners.forEach(listener -> listener.accept(signal));
    }

    @Override
    public Subscription subscribe(TeamId team, Consumer<Signal> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public StreamPosition now(TeamId team) {
        return StreamPosition.before(1);
    }

    @Override
    public Stretch after(TeamId team, JobFilter filter, StreamPosition position, int limit) {
        return new Stretch(List.of(), position, false, false);
    }

    @Override
    public Optional<Actor> actorOf(String authorization) {
        return actor.current();
    }
}
