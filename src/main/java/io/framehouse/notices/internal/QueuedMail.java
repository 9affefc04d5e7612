package io.framehouse.notices.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that this thread has claimed, with what it tells.
 *
 * @param attempts tries with this one, 1 or more
 * @param createdAt since when it waits
 * @param letter what is written when it is sent, where no notice stands behind it
 */
record QueuedMail(
        UUID id,
        String address,
        int attempts,
        Instant createdAt,
        @Nullable Told told,
        @Nullable Letter letter) {
    /**
     * What a mail says.
     *
     * @param link a page of this console, without a leading slash; may let somebody in
     * @param act what the link is called
     * @param footer why somebody gets it
     */
    record Told(String title, String body, String link, String act, String footer) {
        private static final String BEHIND_THE_BELL =
                "You get this mail because you are in Framehouse. The same notice is behind the"
                        + " bell of the console.";

        static Told notice(String title, String body, String link) {
            return new Told(title, body, link, "Open in Framehouse", BEHIND_THE_BELL);
        }

        /** Without the link. */
        @Override
        public String toString() {
            return "Told[" + title + "]";
        }
    }

    /**
     * What a mail is to say once it is sent.
     *
     * @param kind which sort of letter
     * @param about the id of what it is about
     */
    record Letter(String kind, String about) {}
}
