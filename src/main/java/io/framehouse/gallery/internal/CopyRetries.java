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
    private static final int PREVIEW_ATTEMPTS = 3;
    private static final Duration FIRST_WAIT_FOR_STORE = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT_FOR_STORE = Duration.ofMinutes(5);

    /** Links live an hour or longer; asked for so often, they do not run out meanwhile. */
    private static final int WAITS_OF_A_LINK = 6;

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
        int most = Math.min(mostTries(claim), waits.size() + 1);
        return claim.tries() < most ? Optional.of(waits.get(claim.tries() - 1)) : Optional.empty();
    }

    private int mostTries(CopyClaim claim) {
        boolean replaceable = claim.kind() == AssetKind.COVER && claim.sourceUrl() != null;
        if (claim.kind() == AssetKind.PREVIEW) {
            return PREVIEW_ATTEMPTS;
        }
        return replaceable ? COVER_ATTEMPTS : Integer.MAX_VALUE;
    }

    /** How long to wait for our own store, which is away; there is no last time. */
    Duration waitForStore(CopyClaim claim) {
        Duration wait = FIRST_WAIT_FOR_STORE;
        for (int i = 0; i < claim.spared() && wait.compareTo(LONGEST_WAIT_FOR_STORE) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(LONGEST_WAIT_FOR_STORE) < 0 ? wait : LONGEST_WAIT_FOR_STORE;
    }

    /** Whether the link has been waiting for so long that a fresh one is due. */
    boolean linkGrowsOld(CopyClaim claim) {
        return (claim.spared() + 1) % WAITS_OF_A_LINK == 0;
    }
}
