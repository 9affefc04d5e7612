package io.framehouse.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proves that nobody changed the trail behind the house's back. Every entry is signed when it is
 * written, and sealed within seconds by a chain: each seal signs its entry and the seal before it.
 */
public interface AuditProof {
    /**
     * Walks the whole chain. For those who may see the proof.
     *
     * @see "Decision 0026: data keys and the sealed trail"
     */
    Result check();

    /**
     * What the walk found.
     *
     * @param sealed how many entries have a seal
     * @param head the last seal, in hexadecimal digits; null before the first
     * @param count how much is wrong
     * @param items what is wrong, as {@code changed <entry id>}, {@code missing <entry id>}, {@code
     *     foreign <entry id>} for one that the house did not write, {@code twice <entry id>},
     *     {@code unsealed <entry id>}, or {@code gap before <number>}; at most 100
     */
    record Result(long sealed, @Nullable String head, long count, List<String> items) {
        public Result {
            items = List.copyOf(items);
        }

        public boolean ok() {
            return count == 0;
        }
    }
}
