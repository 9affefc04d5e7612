package io.framehouse.sandbox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The faults that are waiting to strike; safe for use by many threads. */
public final class SandboxFaults {
    private static final int REMEMBERED_KEYS = 100_000;

    private final List<Fault> waiting = new ArrayList<>();
    private final Map<FaultKind, Integer> struck = new EnumMap<>(FaultKind.class);
    private final Map<String, Set<FaultKind>> struckByKey = new HashMap<>();
    private FaultMix mix = FaultMix.NONE;
    private boolean queueHeld;
    private boolean endsHeld;

    /** Adds a fault behind those already waiting. */
    public synchronized void add(Fault fault) {
        waiting.add(fault);
    }

    /** Lets faults strike by chance from now on, in place of an earlier mix. */
    public synchronized void mix(FaultMix other) {
        mix = other;
    }

    /** The faults that strike by chance. */
    public synchronized FaultMix mix() {
        return mix;
    }

    /** How often each kind has struck since the start. */
    public synchronized Map<FaultKind, Integer> struck() {
        return new EnumMap<>(struck);
    }

    /** The kinds that have struck one key, such as a prompt. */
    public synchronized Set<FaultKind> struck(String key) {
        return Set.copyOf(struckByKey.getOrDefault(key, Set.of()));
    }

    /** Notes that a fault struck which was ordered elsewhere than here. */
    public synchronized void note(FaultKind kind, String key) {
        struck.merge(kind, 1, Integer::sum);
        if (struckByKey.size() < REMEMBERED_KEYS) {
            struckByKey.computeIfAbsent(key, any -> EnumSet.noneOf(FaultKind.class)).add(kind);
        }
    }

    /** Forgets every waiting fault and the mix, and lets queued and running tasks go on. */
    public synchronized void clear() {
        waiting.clear();
        mix = FaultMix.NONE;
        queueHeld = false;
        endsHeld = false;
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

    /** Keeps every task that runs from ending until {@link #releaseEnds()}. */
    public synchronized void holdEnds() {
        endsHeld = true;
    }

    /** Lets running tasks end again. */
    public synchronized void releaseEnds() {
        endsHeld = false;
    }

    /** Whether running tasks are kept from ending. */
    public synchronized boolean endsAreHeld() {
        return endsHeld;
    }

    /** The faults still waiting, with the counts left. */
    public synchronized List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    /**
     * Takes the first waiting fault of that stage and dialect, using up one of its count; where
     * none waits, what chance gives.
     *
     * @param key whose chances are drawn, such as a prompt
     */
    public synchronized Optional<Fault> take(FaultStage stage, String dialect, String key) {
        Optional<Fault> taken = waiting(stage, dialect).or(() -> mix.draw(stage, key));
        taken.ifPresent(fault -> note(fault.kind(), key));
        return taken;
    }

    private Optional<Fault> waiting(FaultStage stage, String dialect) {
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
