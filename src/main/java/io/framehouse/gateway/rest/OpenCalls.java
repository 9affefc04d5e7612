package io.framehouse.gateway.rest;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Wakes all that wait when this node stops, before the server waits for its open calls: each then
 * answers at once with what it has.
 */
@Component
class OpenCalls implements SmartLifecycle {
    private final Set<Wake> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    boolean isStopping() {
        return !running;
    }

    Waiting enter(Wake wake) {
        waiting.add(wake);
        if (isStopping()) {
            wake.up();
        }
        return () -> waiting.remove(wake);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        waiting.forEach(Wake::up);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ends when closed. */
    interface Waiting extends AutoCloseable {
        @Override
        void close();
    }
}
