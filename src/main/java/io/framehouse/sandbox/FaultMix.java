package io.framehouse.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Faults by chance, each with its share in percent. What strikes hangs on the seed, the request's
 * prompt and how often it came, not on the order of threads: the same seed and prompts meet the
 * same faults.
 */
public final class FaultMix {
    private static final int WHOLE = 10_000;

    /** No fault by chance. */
    public static final FaultMix NONE = new FaultMix("", 0, List.of());

    /** One kind and how many of ten thousand occasions of its stage it strikes. */
    private record Share(FaultKind kind, int tenThousandths, String argument) {}

    private final String text;
    private final long seed;
    private final List<Share> shares;
    private final Map<String, AtomicLong> occasions = new ConcurrentHashMap<>();

    private FaultMix(String text, long seed, List<Share> shares) {
        this.text = text;
        this.seed = seed;
        this.shares = shares;
    }

    /**
     * Reads a mix such as {@code submit_500:3,poll_hang:0.5,submit_busy=7:2}: kind, its argument
     * after {@code =} where it has one, and percent.
     *
     * @throws IllegalArgumentException naming the part that cannot be read, or the stage whose
     *     shares are more than 100 percent together
     */
    public static FaultMix parse(String text, long seed) {
        List<Share> shares = new ArrayList<>();
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                shares.add(share(part.strip()));
            }
        }
        for (FaultStage stage : FaultStage.values()) {
            int sum =
                    shares.stream()
                            .filter(share -> share.kind().stage() == stage)
                            .mapToInt(Share::tenThousandths)
                            .sum();
            if (sum > WHOLE) {
                throw new IllegalArgumentException(
                        "mix: the shares of " + stage + " are more than 100 percent together");
            }
        }
        return new FaultMix(text, seed, List.copyOf(shares));
    }

    private static Share share(String part) {
        int colon = part.lastIndexOf(':');
        int equals = part.indexOf('=');
        try {
            String name = part.substring(0, equals < 0 ? colon : equals);
            String argument = equals < 0 ? "" : part.substring(equals + 1, colon);
            int tenThousandths =
                    new BigDecimal(part.substring(colon + 1)).movePointRight(2).intValueExact();
            if (tenThousandths < 0) {
                throw new IllegalArgumentException("negative");
            }
            return new Share(FaultKind.ofWireName(name), tenThousandths, argument);
        } catch (IllegalArgumentException
                | ArithmeticException
                | StringIndexOutOfBoundsException unreadable) {
            throw new IllegalArgumentException(
                    "mix: '"
                            + part
                            + "' must be a known fault, ':' and percent with at most two"
                            + " decimals, such as submit_500:3",
                    unreadable);
        }
    }

    /** The mix as it was written. */
    public String text() {
        return text;
    }

    /** The seed of the chances. */
    public long seed() {
        return seed;
    }

    /** What strikes this time; the key says whose chances are drawn, such as a prompt. */
    Optional<Fault> draw(FaultStage stage, String key) {
        if (shares.stream().noneMatch(share -> share.kind().stage() == stage)) {
            return Optional.empty();
        }
        long occasion =
                occasions
                        .computeIfAbsent(stage + " " + key, any -> new AtomicLong())
                        .getAndIncrement();
        int drawn = number(stage, key, occasion);
        for (Share share : shares) {
            if (share.kind().stage() == stage) {
                drawn -= share.tenThousandths();
                if (drawn < 0) {
                    return Optional.of(Fault.once(share.kind()).with(share.argument()));
                }
            }
        }
        return Optional.empty();
    }

    /** From 0 to 9,999; the steps are those of SplitMix64, which spreads neighbouring numbers. */
    private int number(FaultStage stage, String key, long occasion) {
        long mixed = seed;
        for (long part : new long[] {stage.name().hashCode(), key.hashCode(), occasion}) {
            mixed += part * 0x9E3779B97F4A7C15L + 0x9E3779B97F4A7C15L;
            mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
            mixed ^= mixed >>> 31;
        }
        return (int) Long.remainderUnsigned(mixed, WHOLE);
    }
}
