package io.framehouse.access;

/** Whether links to a new password are mailed; implemented where mails are sent. */
public interface ResetMails {
    boolean on();
}
