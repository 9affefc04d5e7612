package io.framehouse.jobs;

import io.framehouse.shared.DomainException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch.
 *
 * @param made in order
 * @param asked how many were asked for
 * @param refusal why the rest was not made; null where all were
 */
public record BatchResult(List<Submitted> made, int asked, @Nullable DomainException refusal) {
    public BatchResult {
        made = List.copyOf(made);
    }

    /** How many were not made. */
    public int missing() {
        return asked - made.size();
    }
}
