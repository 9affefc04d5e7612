package io.framehouse.outbound;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Fetches from addresses that people, providers or their answers gave: https only (http where
 * private addresses are allowed), no private or special address after DNS resolution, redirects
 * re-checked, no credentials, size and time capped.
 */
public interface GuardedHttp {
    /**
     * Downloads to a file.
     *
     * @param maxBytes the most that is read
     * @param timeout for the whole download
     * @throws OutboundException with a reason for people
     */
    Download download(URI address, Path target, long maxBytes, Duration timeout);

    /**
     * Whether the address could be fetched at all, without fetching: scheme, form, resolution.
     *
     * @throws OutboundException where it could not
     */
    void check(URI address);

    /** A finished download. */
    record Download(Path file, long bytes, @Nullable String contentType) {}
}
