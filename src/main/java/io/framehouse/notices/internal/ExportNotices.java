package io.framehouse.notices.internal;

import io.framehouse.access.Contacts.Contact;
import io.framehouse.notices.Notice.Severity;
import io.framehouse.notices.NoticeKind;
import io.framehouse.reports.ExportEnded;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Team;
import io.framehouse.teams.Teams;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells whoever asked for an export that it can be fetched, or that it cannot be made. Whoever may
 * not see the place any more is told nothing.
 */
@Component
class ExportNotices {
    private final Teams teams;
    private final Recipients recipients;
    private final NoticePost post;

    ExportNotices(Teams teams, Recipients recipients, NoticePost post) {
        this.teams = teams;
        this.recipients = recipients;
        this.post = post;
    }

    @Async
    @TransactionalEventListener
    public void on(ExportEnded event) {
        NoticeListeners.hear(event, () -> tell(event));
    }

    private void tell(ExportEnded event) {
        TeamId place = event.team();
        if (place == null) {
            post.toPlatform(
                    null, draft(event, Links.ALL_DOWNLOADS, ZoneOffset.UTC), onPlatform(event));
            return;
        }
        Team team = teams.get(place);
        Draft draft = draft(event, Links.downloads(team), team.data().zone());
        List<Contact> members = recipients.member(place, event.person());
        if (members.isEmpty()) {
            post.toPlatform(null, draft, onPlatform(event));
        } else {
            post.toTeam(place, draft, members);
        }
    }

    private List<Contact> onPlatform(ExportEnded event) {
        return recipients.onPlatform(PlatformRole.ADMIN, PlatformRole.FINANCE).stream()
                .filter(person -> person.user().equals(event.person()))
                .toList();
    }

    private static Draft draft(ExportEnded event, String link, ZoneId zone) {
        String error = event.error();
        Instant until = event.expiresAt();
        if (error != null || until == null) {
            return new Draft(
                    "export-failed:" + event.order(),
                    NoticeKind.EXPORT_FAILED,
                    Severity.WARNING,
                    event.fileName() + " could not be prepared",
                    String.valueOf(error),
                    link);
        }
        return new Draft(
                "export-ready:" + event.order(),
                NoticeKind.EXPORT_READY,
                Severity.SUCCESS,
                event.fileName() + " is ready",
                "%s. It is kept in Downloads until %s (%s)."
                        .formatted(
                                event.lines() == 1
                                        ? "1 row"
                                        : String.format(Locale.ENGLISH, "%,d rows", event.lines()),
                                TimeFormat.absolute(until, zone),
                                zone.getId()),
                link);
    }
}
