package io.framehouse.jobs.ui;

import org.jspecify.annotations.Nullable;

/**
 * One setting of a video beside what the form has.
 *
 * @param here what the form has, in words
 * @param there what the video was made with, in words
 * @param note why it is not ticked, or cannot be; null for nothing
 */
record ReuseRow(
        String name, String label, String here, String there, Offer offer, @Nullable String note) {

    /** Whether a setting is taken over. */
    enum Offer {
        /** Ticked: nobody gave the form's value. */
        TICKED,
        /** Not ticked, but may be: somebody gave the form's value, or it is the seed. */
        UNTICKED,
        /** Breaks a rule of the model or of the team; the note says which. */
        REFUSED
    }

    boolean isRefused() {
        return offer == Offer.REFUSED;
    }
}
