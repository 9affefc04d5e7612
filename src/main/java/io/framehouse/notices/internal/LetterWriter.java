package io.framehouse.notices.internal;

import java.util.Optional;

/** Writes one sort of letter: a mail that no notice stands behind, with a link for one person. */
interface LetterWriter {
    /** The word under which such letters wait. */
    String kind();

    /**
     * What to send now, with a link that was made for this one try; empty where there is nothing to
     * tell any more.
     *
     * @param about the id that was kept with the letter
     */
    Optional<QueuedMail.Told> write(String about);
}
