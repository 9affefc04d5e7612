package io.framehouse.notices.internal;

import io.framehouse.access.Contacts.Contact;
import io.framehouse.credits.TeamOverdrawn;
import io.framehouse.jobs.JobLost;
import io.framehouse.jobs.JobsWaitForPerson;
import io.framehouse.jobs.LateSuccess;
import io.framehouse.notices.WebhookDisabled;
import io.framehouse.providers.AccountTroubled;
import io.framehouse.reports.ProofFailed;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.Team;
import io.framehouse.teams.Teams;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells of what went wrong: those who run the team, and those who run the platform. */
@Component
final class TroubleNotices {
    private final Teams teams;
    private final Recipients recipients;
    private final NoticePost post;
    private final LostJobs lostJobs;
    private final TeamTransactions transactions;
    private final Clock clock;

    TroubleNotices(
            Teams teams,
            Recipients recipients,
            NoticePost post,
            LostJobs lostJobs,
            TeamTransactions transactions,
            Clock clock) {
        this.teams = teams;
        this.recipients = recipients;
        this.post = post;
        this.lostJobs = lostJobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    void tell(TeamOverdrawn event) {
        Team team = teams.get(event.team());
        tell(
                event.team(),
                Recipients.PAYERS,
                TroubleWords.overdrawn(event, team),
                Links.quota(team));
    }

    void tell(JobLost event) {
        Team team = teams.get(event.team());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LostJobs.Gathered lost =
                transactions.inTeam(
                        event.team(), () -> lostJobs.add(event.team(), event.job(), now));
        tell(
                event.team(),
                Recipients.MANAGERS,
                TroubleWords.lost(team, lost.began(), lost.count()),
                Links.CHECKING);
    }

    /** Only the platform can find out; its admins are told once an hour, with how many. */
    void tell(JobsWaitForPerson event) {
        post.toPlatform(
                null, TroubleWords.waiting(event), recipients.onPlatform(PlatformRole.ADMIN));
    }

    void tell(LateSuccess event) {
        Team team = teams.get(event.team());
        tell(
                event.team(),
                Recipients.MANAGERS,
                TroubleWords.lateSuccess(event, team),
                Links.quota(team));
    }

    void tell(ProofFailed event) {
        post.toPlatform(
                null,
                TroubleWords.proofFailed(event),
                recipients.onPlatform(PlatformRole.ADMIN, PlatformRole.FINANCE));
    }

    void tell(AccountTroubled event) {
        post.toPlatform(
                null,
                TroubleWords.accountTroubled(event),
                recipients.onPlatform(PlatformRole.ADMIN));
    }

    void tell(WebhookDisabled event) {
        Team team = teams.get(event.team());
        post.toTeam(
                event.team(),
                TroubleWords.webhookDisabled(event, team),
                recipients.withRole(event.team(), Recipients.MANAGERS));
    }

    /** A platform admin may not open a team's jobs, so theirs leads to a page of the platform. */
    private void tell(TeamId team, Set<TeamRole> roles, Draft draft, String platformLink) {
        List<Contact> members = recipients.withRole(team, roles);
        post.toTeam(team, draft, members);
        List<Contact> admins =
                recipients.onPlatform(PlatformRole.ADMIN).stream()
                        .filter(admin -> !members.contains(admin))
                        .toList();
        post.toPlatform(team, draft.to(platformLink), admins);
    }
}
