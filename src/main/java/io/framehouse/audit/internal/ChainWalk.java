package io.framehouse.audit.internal;

import io.framehouse.shared.HouseSignatures;
import io.framehouse.shared.HouseSignatures.Signature;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One walk along the chain, seal by seal, that notes what does not fit. */
final class ChainWalk {
    private static final int MOST_ITEMS = 100;

    private final HouseSignatures signatures;
    private final List<String> items = new ArrayList<>();
    private long count;
    private long sealed;
    private long last;
    private byte[] previous = new byte[0];

    ChainWalk(HouseSignatures signatures) {
        this.signatures = signatures;
    }

    /**
     * Goes one seal further.
     *
     * @param row the entry as it is now; null where it is gone
     * @param sameKeys whether the seal names the entry's team and transaction
     */
    void step(Seal seal, @Nullable String row, boolean sameKeys) {
        if (seal.number() == last) {
            note("twice " + seal.entry());
            return;
        }
        boolean follows = seal.number() == last + 1;
        if (!follows) {
            note("gap before " + seal.number());
        }
        if (row == null) {
            note("missing " + seal.entry());
        } else if (follows && !(sameKeys && isSignedBy(seal, row))) {
            // Behind a gap nobody knows which seal it signed.
            note("changed " + seal.entry());
        } else if (!seal.genuine()) {
            note("foreign " + seal.entry());
        }
        sealed++;
        last = seal.number();
        previous = seal.bytes();
    }

    void note(String item) {
        add(1, List.of(item));
    }

    void add(long more, List<String> found) {
        count += more;
        found.stream().limit((long) MOST_ITEMS - items.size()).forEach(items::add);
    }

    long last() {
        return last;
    }

    long sealed() {
        return sealed;
    }

    long count() {
        return count;
    }

    List<String> items() {
        return items;
    }

    @Nullable String head() {
        return previous.length == 0 ? null : HexFormat.of().formatHex(previous);
    }

    private boolean isSignedBy(Seal seal, String row) {
        byte[] message =
                Seal.message(seal.number(), seal.genuine(), seal.sealedAt(), previous, row);
        return signatures.verify(message, new Signature(seal.key(), seal.bytes()));
    }
}
