package io.framehouse.notices.internal;

import io.framehouse.access.ResetAsked;
import io.framehouse.teams.InvitationMade;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Hears after the commit that a letter is to be written. Heard twice, it is mailed twice, and the
 * newer link works.
 */
@Component
class LetterListeners {
    private final InvitationLetters invitations;
    private final ResetLetters resets;

    LetterListeners(InvitationLetters invitations, ResetLetters resets) {
        this.invitations = invitations;
        this.resets = resets;
    }

    @Async
    @TransactionalEventListener
    public void on(InvitationMade event) {
        NoticeListeners.hear(event, () -> invitations.queue(event));
    }

    @Async
    @TransactionalEventListener
    public void on(ResetAsked event) {
        NoticeListeners.hear(event, () -> resets.queue(event));
    }
}
