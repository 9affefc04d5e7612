package io.framehouse.access.internal;

import io.framehouse.access.KeyCall;
import io.framehouse.access.KeyCalls;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** The calls of keys that are not written down yet: of each key only as many as are ever kept. */
final class CallBuffer {
    private final ConcurrentHashMap<KeyId, Kept> calls = new ConcurrentHashMap<>();
    private final int mostKeys;

    /**
     * @param mostKeys calls of more keys than these are dropped until the next writing
     */
    CallBuffer(int mostKeys) {
        this.mostKeys = mostKeys;
    }

    /**
     * What one key did.
     *
     * @param calls oldest first
     */
    record Kept(TeamId team, KeyId key, Deque<KeyCall> calls) {}

    void add(TeamId team, KeyId key, KeyCall call) {
        if (calls.size() >= mostKeys && !calls.containsKey(key)) {
            return;
        }
        calls.compute(
                key,
                (id, known) -> {
                    Kept kept = known == null ? new Kept(team, key, new ArrayDeque<>()) : known;
                    if (kept.calls().size() == KeyCalls.MOST) {
                        kept.calls().removeFirst();
                    }
                    kept.calls().addLast(call);
                    return kept;
                });
    }

    /** Takes all out. What is added meanwhile is either in it or left for the next time. */
    List<Kept> drain() {
        List<Kept> all = new ArrayList<>();
        for (KeyId key : List.copyOf(calls.keySet())) {
            Kept kept = calls.remove(key);
            if (kept != null) {
                all.add(kept);
            }
        }
        return all;
    }
}
