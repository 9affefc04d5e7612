package io.framehouse.gallery.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * When a copy that did not work out is tried again. A provider's file server may be away for an
 * hour without a video being lost; a cover needs no such patience, since one can be made from the
 * video.
 */
@Component
final class CopyRetries {
    private static final int COVER_ATTEMPTS = 3;

    private final List<Duration> waits;

    /**
     * @param waits the pauses between one try and the next; there is one try more than pauses
     */
    CopyRetries(@Value("${framehouse.copies.waits:5s,20s,1m,5m,15m,40m,1h}") List<Duration> waits) {
        if (waits.isEmpty() || waits.stream().anyMatch(wait -> !wait.isPositive())) {
            throw new IllegalArgumentException(
                    "framehouse.copies.waits must be pauses such as 5s,1m,1h but was " + waits);
        }
        this.waits = List.copyOf(waits);
    }

    /** How long to wait after this claim failed; empty where that was the last try. */
    Optional<Duration> waitAfter(CopyClaim claim) {
        boolean replaceable = claim.kind() == AssetKind.COVER && claim.sourceUrl() != null;
        int attempts = replaceable ? Math.min(COVER_ATTEMPTS, waits.size() + 1) : waits.size() + 1;
        return claim.attempt() < attempts
                ? Optional.of(waits.get(claim.attempt() - 1))
                : Optional.empty();
    }
}
