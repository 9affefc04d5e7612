package io.framehouse.notices.internal;

import io.framehouse.access.Contacts.Contact;
import io.framehouse.notices.Notice.Severity;
import io.framehouse.notices.NoticeKind;
import io.framehouse.reports.ExportDelivered;
import io.framehouse.reports.ExportEnded;
import io.framehouse.reports.ExportScheduleTroubled;
import io.framehouse.reports.ExportScheduleTroubled.Trouble;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Team;
import io.framehouse.teams.Teams;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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

    /** With the key of {@link ExportEnded}: an owner who is also named is told once. */
    @Async
    @TransactionalEventListener
    public void on(ExportDelivered event) {
        NoticeListeners.hear(
                event,
                () -> {
                    String key = "export-ready:" + event.order();
                    String ready = ready(event.lines(), event.expiresAt(), zone(event.team()));
                    tell(
                            event.team(),
                            event.people(),
                            new Draft(
                                    event.send() == 1 ? key : key + ":" + event.send(),
                                    NoticeKind.EXPORT_READY,
                                    Severity.SUCCESS,
                                    event.fileName() + " is ready",
                                    ready,
                                    link(event.team())));
                });
    }

    /** Where nobody owns it any more, those who pay are told. */
    @Async
    @TransactionalEventListener
    public void on(ExportScheduleTroubled event) {
        NoticeListeners.hear(event, () -> tell(event));
    }

    private void tell(ExportScheduleTroubled event) {
        Draft draft =
                new Draft(
                        "export-schedule:" + event.schedule() + ":" + event.once(),
                        NoticeKind.EXPORT_STOPPED,
                        Severity.WARNING,
                        title(event),
                        event.reason(),
                        link(event.team()));
        TeamId team = event.team();
        UserId owner = event.owner();
        if (owner != null) {
            tell(team, List.of(owner), draft);
        }
        if (owner == null || event.trouble() == Trouble.STOPPED) {
            if (team == null) {
                post.toPlatform(null, draft, recipients.onPlatform(PlatformRole.FINANCE));
            } else {
                post.toTeam(team, draft, recipients.withRole(team, Recipients.PAYERS));
            }
        }
    }

    private static String title(ExportScheduleTroubled event) {
        String title =
                switch (event.trouble()) {
                    case STOPPED -> "The %s export has stopped";
                    case LEFT_OUT -> "The %s export left a period out";
                    case NOT_PUT -> "The %s export is not in its bucket";
                };
        return title.formatted(event.what());
    }

    /** Those of them who are in the place now. */
    private void tell(@Nullable TeamId team, List<UserId> people, Draft draft) {
        if (team == null) {
            post.toPlatform(
                    null,
                    draft,
                    recipients.onPlatform(PlatformRole.ADMIN, PlatformRole.FINANCE).stream()
                            .filter(person -> people.contains(person.user()))
                            .toList());
        } else {
            List<Contact> members =
                    people.stream()
                            .flatMap(user -> recipients.member(team, user).stream())
                            .toList();
            post.toTeam(team, draft, members);
        }
    }

    private String link(@Nullable TeamId team) {
        return team == null ? Links.ALL_DOWNLOADS : Links.downloads(teams.get(team));
    }

    private ZoneId zone(@Nullable TeamId team) {
        return team == null ? ZoneOffset.UTC : teams.get(team).data().zone();
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
                ready(event.lines(), until, zone),
                link);
    }

    private static String ready(long lines, Instant until, ZoneId zone) {
        return "%s. It is kept in Downloads until %s (%s)."
                .formatted(
                        lines == 1 ? "1 row" : String.format(Locale.ENGLISH, "%,d rows", lines),
                        TimeFormat.absolute(until, zone),
                        zone.getId());
    }
}
