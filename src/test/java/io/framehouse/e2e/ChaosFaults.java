package io.framehouse.e2e;

import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.FaultMix;
import io.framehouse.sandbox.FaultStage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Every fault that the sandbox knows: each at least once, and most of them by chance besides. */
final class ChaosFaults {
    /** Those that keep an account away for minutes come once each, not by chance. */
    private static final Set<FaultKind> ONCE_ONLY =
            Set.of(
                    FaultKind.SUBMIT_UNAUTHORIZED,
                    FaultKind.SUBMIT_FORBIDDEN,
                    FaultKind.SUBMIT_NO_CREDIT,
                    FaultKind.POLL_UNAUTHORIZED);

    /** Those that keep a worker waiting for its whole time-out are rarer. */
    private static final Set<FaultKind> SLOW =
            Set.of(
                    FaultKind.SUBMIT_HANG,
                    FaultKind.SUBMIT_HANG_EARLY,
                    FaultKind.POLL_HANG,
                    FaultKind.LIST_HANG,
                    FaultKind.TASK_NEVER_STARTS,
                    FaultKind.TASK_NEVER_FINISHES);

    /** After any of these a job may end without a task, by the provider's definite word. */
    static final Set<FaultKind> REFUSING =
            Set.of(
                    FaultKind.SUBMIT_POLICY,
                    FaultKind.SUBMIT_BUSY,
                    FaultKind.SUBMIT_OPERATION_IN_PROCESS,
                    FaultKind.SUBMIT_UNAUTHORIZED,
                    FaultKind.SUBMIT_FORBIDDEN,
                    FaultKind.SUBMIT_NO_CREDIT);

    private ChaosFaults() {}

    static FaultMix mix(long seed) {
        StringBuilder text = new StringBuilder();
        for (FaultKind kind : FaultKind.values()) {
            if (!ONCE_ONLY.contains(kind)) {
                text.append(kind.wireName())
                        .append(argument(kind))
                        .append(':')
                        .append(SLOW.contains(kind) ? "0.5" : percent(kind.stage()))
                        .append(',');
            }
        }
        // Gateways also give up on what the provider took on.
        text.append("submit_499=accepted:0.7,submit_503=accepted:0.7,cancel_500=accepted:5");
        return FaultMix.parse(text.toString(), seed);
    }

    private static String percent(FaultStage stage) {
        return switch (stage) {
            case CONNECT, SUBMIT -> "1.2";
            case ANSWER, FILE -> "3";
            case TASK -> "2";
            case POLL -> "0.8";
            case LIST, CANCEL -> "6";
            case CALLBACK -> "4";
        };
    }

    private static String argument(FaultKind kind) {
        return switch (kind) {
            case SUBMIT_BUSY, POLL_BUSY, FILE_SLOW, CALLBACK_REPLAYED -> "=1";
            default -> "";
        };
    }

    /** One of each kind, in the order of chance. */
    static List<Fault> onceEach(Random random) {
        List<Fault> faults =
                new ArrayList<>(
                        Arrays.stream(FaultKind.values())
                                .map(kind -> Fault.once(kind).with(argument(kind).replace("=", "")))
                                .toList());
        Collections.shuffle(faults, random);
        return faults;
    }
}
