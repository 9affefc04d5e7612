package io.framehouse.access.ui;

import io.framehouse.access.PasswordResets;
import io.framehouse.access.Passwords;
import io.framehouse.access.Passwords.Strength;
import io.framehouse.access.ResetMails;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the page of a new password shows and does. */
@Component
class ResetModel {
    private final PasswordResets resets;
    private final Passwords passwords;
    private final ObjectProvider<ResetMails> mails;

    ResetModel(PasswordResets resets, Passwords passwords, ObjectProvider<ResetMails> mails) {
        this.resets = resets;
        this.passwords = passwords;
        this.mails = mails;
    }

    boolean mailed() {
        return mails.stream().anyMatch(ResetMails::on);
    }

    boolean works(String token) {
        return resets.works(token);
    }

    void ask(String email) {
        resets.ask(email);
    }

    /** Without name and address, which the link does not tell. */
    Strength judge(String password) {
        return passwords.judge(password, "", "");
    }

    void use(String token, String password) {
        resets.use(token, password);
    }
}
