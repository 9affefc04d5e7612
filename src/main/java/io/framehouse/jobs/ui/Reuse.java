package io.framehouse.jobs.ui;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares settings. */
final class Reuse {
    private Reuse() {}

    /** How many settings differ. */
    static int differences(Map<String, Object> before, Map<String, Object> after) {
        Set<String> names = new HashSet<>(before.keySet());
        names.addAll(after.keySet());
        return Math.toIntExact(
                names.stream()
                        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                        .count());
    }
}
