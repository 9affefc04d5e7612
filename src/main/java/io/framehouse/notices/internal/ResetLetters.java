package io.framehouse.notices.internal;

import io.framehouse.access.PasswordResets;
import io.framehouse.access.ResetAsked;
import io.framehouse.access.ResetMails;
import io.framehouse.shared.Ids;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Mails links to a new password. */
@Component
class ResetLetters implements LetterWriter, ResetMails {
    private static final String KIND = "password_reset";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

    private final PasswordResets resets;
    private final Letters letters;
    private final MailSettings settings;
    private final MailRounds rounds;

    ResetLetters(PasswordResets resets, Letters letters, MailSettings settings, MailRounds rounds) {
        this.resets = resets;
        this.letters = letters;
        this.settings = settings;
        this.rounds = rounds;
    }

    @Override
    public boolean on() {
        return settings.on();
    }

    /** Puts the letter into the queue. */
    void queue(ResetAsked event) {
        resets.address(event.reset())
                .ifPresent(address -> {
                    letters.queue(new QueuedMail.Letter(KIND, event.reset().toString()), address);
                    rounds.start();
                });
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<QueuedMail.Told> write(String about) {
        return resets.mail(Ids.parse(about).orElseThrow()).map(ResetLetters::told);
    }

    private static QueuedMail.Told told(PasswordResets.Letter letter) {
        String until = TIME.format(letter.expiresAt().atOffset(ZoneOffset.UTC));
        return new QueuedMail.Told(
                "Set a new password",
                Draft.oneLine(
                        "Somebody asked for a new password for "
                                + letter.displayName()
                                + ". The link works once, until "
                                + until
                                + ". The old password works until a new one is set.",
                        Draft.MAX_BODY),
                "reset/" + letter.token(),
                "Set a new password",
                "If you did not ask for it, do nothing: your password stays as it is.");
    }
}
