package io.framehouse.outbound;

import io.framehouse.outbound.OutboundPost.Reply;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Puts files to addresses that people named, and takes them away again: the same guards as {@link
 * OutboundPost}. No redirect is followed, nothing is sent twice by itself, and a file is never held
 * in memory. It never throws because of the other side.
 */
public interface OutboundFiles {
    /**
     * Sends a file with its length as the body of a PUT.
     *
     * @param headers besides those of the transport and the length
     * @param timeout for connecting, sending and the answer together
     */
    Reply put(URI address, Map<String, String> headers, Path file, Duration timeout);

    /** Asks for a DELETE; parameters as for {@link #put}. */
    Reply delete(URI address, Map<String, String> headers, Duration timeout);
}
