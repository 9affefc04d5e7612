package io.framehouse.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are waiting to strike; safe for use by many threads. */
public final class SandboxFaults {
    private final List<Fault> waiting = new ArrayList<>();
    private boolean queueHeld;

    /** Adds a fault behind those already waiting. */
    public synchronized void add(Fault fault) {
        waiting.add(fault);
    }

    /** Forgets every waiting fault and lets the queue go on. */
    public synchronized void clear() {
        waiting.clear();
        queueHeld = false;
    }

    /** Keeps every task that has not started in its queue until {@link #releaseQueue()}. */
    public synchronized void holdQueue() {
        queueHeld = true;
    }

    /** Lets queued tasks start again. */
    public synchronized void releaseQueue() {
        queueHeld = false;
    }

    /** Whether queued tasks are kept from starting. */
    public synchronized boolean queueIsHeld() {
        return queueHeld;
    }

    /** The faults still waiting, with the counts left. */
    public synchronized List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    /** Takes the first waiting fault of that stage and dialect, using up one of its count. */
    public synchronized Optional<Fault> take(FaultStage stage, String dialect) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            if (fault.kind().stage() == stage && strikes(fault, dialect)) {
                useUp(i, fault);
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private static boolean strikes(Fault fault, String dialect) {
        return fault.dialect() == null || fault.dialect().equals(dialect);
    }

    private void useUp(int index, Fault fault) {
        if (fault.count() == 1) {
            waiting.remove(index);
        } else if (fault.count() > 1) {
            waiting.set(
                    index,
                    new Fault(fault.kind(), fault.count() - 1, fault.dialect(), fault.argument()));
        }
    }
}
