package io.framehouse.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells receivers that people or programs named: the same guards as {@link GuardedHttp}, but no
 * redirect is followed, nothing is sent twice by itself, and of the answer only its status and its
 * first words count. It never throws because of the other side.
 */
public interface OutboundPost {
    /** Sends once and waits for the answer, at most for the parcel's time. */
    Reply post(Parcel parcel);

    /**
     * What is sent.
     *
     * @param headers besides those of the transport; {@code Content-Type} among them
     * @param body the bytes as they stand; not copied
     * @param timeout for connecting, sending and the answer together
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Parcel(URI address, Map<String, String> headers, byte[] body, Duration timeout) {
        public Parcel {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * What came of it.
     *
     * @param status the HTTP status; 0 where there was no answer
     * @param text one sentence for people, without any secret of ours
     * @param beginning the first words of the answer's body, at most 500 characters, control
     *     characters taken out; not to be trusted
     * @param retryAfter what the receiver asked for in whole seconds, null where it did not
     */
    record Reply(
            Outcome outcome,
            int status,
            String text,
            String beginning,
            @Nullable Duration retryAfter) {
        public boolean taken() {
            return outcome == Outcome.TAKEN;
        }
    }

    /** What the sender may do next. */
    enum Outcome {
        /** Answered with 2xx: done. */
        TAKEN,
        /** Answered with any other status, a redirect among them: may be sent again. */
        REFUSED,
        /** Not reached, or not answered in time; it may have arrived: may be sent again. */
        UNANSWERED,
        /** The address is not allowed now; sending again helps only if the name changes. */
        NOT_ALLOWED
    }
}
