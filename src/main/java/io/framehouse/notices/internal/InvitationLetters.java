package io.framehouse.notices.internal;

import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Invitation;
import io.framehouse.teams.InvitationMade;
import io.framehouse.teams.InvitationMails;
import io.framehouse.teams.Invitations;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Mails invitations to people who may not have an account yet. */
@Component
class InvitationLetters implements LetterWriter, InvitationMails {
    private static final String KIND = "invitation";
    private static final String BETWEEN = "/";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

    private final Invitations invitations;
    private final Letters letters;
    private final MailSettings settings;
    private final MailRounds rounds;

    InvitationLetters(
            Invitations invitations, Letters letters, MailSettings settings, MailRounds rounds) {
        this.invitations = invitations;
        this.letters = letters;
        this.settings = settings;
        this.rounds = rounds;
    }

    @Override
    public boolean on() {
        return settings.on();
    }

    /** Puts the letter into the queue, where mails are sent. */
    void queue(InvitationMade event) {
        if (!settings.on()) {
            return;
        }
        invitations
                .find(event.team(), event.invitation())
                .map(Invitation::email)
                .ifPresent(email -> {
                    String about = event.team() + BETWEEN + event.invitation();
                    letters.queue(new QueuedMail.Letter(KIND, about), email);
                    rounds.start();
                });
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<QueuedMail.Told> write(String about) {
        String[] ids = about.split(BETWEEN, 2);
        TeamId team = TeamId.parse(ids[0]).orElseThrow();
        return invitations.mail(team, Ids.parse(ids[1]).orElseThrow()).map(InvitationLetters::told);
    }

    private static QueuedMail.Told told(Invitations.Letter letter) {
        Invitation one = letter.invitation();
        String message =
                one.message() == null ? "" : " They write: \u201c" + one.message() + "\u201d";
        String title = one.invitedBy() + " invites you to " + letter.teamName();
        String body =
                "You are invited to work in the team as "
                        + one.role().wire()
                        + ". The link works once, until "
                        + DAY.format(one.expiresAt().atOffset(ZoneOffset.UTC))
                        + "."
                        + message;
        return new QueuedMail.Told(
                Draft.oneLine(title, Draft.MAX_TITLE),
                Draft.oneLine(body, Draft.MAX_BODY),
                "invite/" + letter.token(),
                "Join the team",
                "You get this mail because somebody gave your address. If you do not know them,"
                        + " do nothing: nobody joins without the link.");
    }
}
