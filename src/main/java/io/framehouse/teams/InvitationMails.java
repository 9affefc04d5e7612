package io.framehouse.teams;

/**
 * Whether invitations are also mailed; implemented where mails are sent, which teams do not know.
 */
public interface InvitationMails {
    boolean on();
}
