package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.FaultStage;
import io.framehouse.sandbox.SandboxFaults;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides which fault strikes: one written into the prompt first, else one that waits. */
final class FaultDesk {
    private static final Pattern MARKER =
            Pattern.compile("\\[\\[sandbox:([a-z0-9_]+)(?:=([^\\]]*))?]]");
    private static final int LONGEST_HANG_SECONDS = 300;

    private final SandboxFaults faults;
    private final CountDownLatch stopped = new CountDownLatch(1);

    FaultDesk(SandboxFaults faults) {
        this.faults = faults;
    }

    /** The faults that a prompt orders for its own task. */
    static Map<FaultKind, String> marksIn(String prompt) {
        Map<FaultKind, String> marks = new EnumMap<>(FaultKind.class);
        Matcher matcher = MARKER.matcher(prompt);
        while (matcher.find()) {
            String argument = matcher.group(2);
            try {
                marks.put(FaultKind.ofWireName(matcher.group(1)), argument == null ? "" : argument);
            } catch (IllegalArgumentException unknown) {
                throw Refusal.invalid("prompt", "holds an unknown sandbox marker", matcher.group());
            }
        }
        return marks;
    }

    static String withoutMarks(String prompt) {
        return MARKER.matcher(prompt).replaceAll("").strip();
    }

    /**
     * What strikes now.
     *
     * @param marks the faults that stick to the request or the task
     * @param key whose chances are drawn, the prompt where there is one
     */
    Optional<Fault> take(
            FaultStage stage, String dialect, Map<FaultKind, String> marks, String key) {
        for (Map.Entry<FaultKind, String> mark : marks.entrySet()) {
            if (mark.getKey().stage() == stage) {
                faults.note(mark.getKey(), key);
                return Optional.of(Fault.always(mark.getKey()).with(mark.getValue()));
            }
        }
        return faults.take(stage, dialect, key);
    }

    /** What strikes a task that is there. */
    Optional<Fault> take(FaultStage stage, StoredTask task) {
        return take(stage, task.dialect(), task.marks(), task.generation().prompt());
    }

    boolean queueIsHeld() {
        return faults.queueIsHeld();
    }

    boolean endsAreHeld() {
        return faults.endsAreHeld();
    }

    /** Waits as long as a hanging provider would, or until the sandbox stops. */
    void hang() {
        pause(LONGEST_HANG_SECONDS * 1000L);
    }

    /** Waits that long; true when the sandbox is stopping. */
    boolean pause(long millis) {
        try {
            return stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    void stop() {
        stopped.countDown();
    }
}
