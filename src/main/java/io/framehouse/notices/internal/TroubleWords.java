package io.framehouse.notices.internal;

import io.framehouse.credits.TeamOverdrawn;
import io.framehouse.jobs.JobsWaitForPerson;
import io.framehouse.jobs.LateSuccess;
import io.framehouse.notices.Notice.Severity;
import io.framehouse.notices.NoticeKind;
import io.framehouse.notices.WebhookDisabled;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.providers.AccountTroubled;
import io.framehouse.reports.ProofFailed;
import io.framehouse.teams.Team;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.time.ZoneOffset;

/** What went wrong, in words. */
final class TroubleWords {
    private TroubleWords() {}

    static Draft overdrawn(TeamOverdrawn event, Team team) {
        return new Draft(
                "team-overdrawn:%s:%d".formatted(event.job(), event.by().micros()),
                NoticeKind.TEAM_OVERDRAWN,
                Severity.ERROR,
                team.name() + " is " + CreditsFormat.sentence(event.by()) + " below zero",
                "A job was settled in full and cost more than "
                        + team.name()
                        + " had left. New jobs are refused until credits are granted.",
                Links.budgets(team));
    }

    /**
     * Jobs that are being checked with the provider.
     *
     * @param count how many since {@code began}, 1 or more
     */
    static Draft lost(Team team, Instant began, int count) {
        return new Draft(
                "jobs-lost:" + team.id() + ":" + began,
                NoticeKind.JOBS_LOST,
                Severity.WARNING,
                count == 1
                        ? "1 job is being checked with the provider"
                        : count + " jobs are being checked with the provider",
                team.name()
                        + (count == 1
                                ? ": its credits stay held until the provider answers; it is not"
                                        + " sent twice."
                                : ": their credits stay held until the provider answers; none is"
                                        + " sent twice."),
                Links.checkedJobs(team),
                count);
    }

    /** Jobs whose fate the provider could not tell in time. */
    static Draft waiting(JobsWaitForPerson event) {
        int count = event.count();
        return new Draft(
                "jobs-wait:" + event.hour(),
                NoticeKind.JOBS_LOST,
                Severity.ERROR,
                count == 1
                        ? "1 job waits for your decision"
                        : count + " jobs wait for your decision",
                "The provider could not tell in time what became of "
                        + (count == 1 ? "it" : "them")
                        + ". Look at the evidence, ask the provider, and resolve "
                        + (count == 1 ? "it" : "each")
                        + "; until then the credits stay held.",
                Links.CHECKING,
                count);
    }

    static Draft lateSuccess(LateSuccess event, Team team) {
        return new Draft(
                "late-success:" + event.job(),
                NoticeKind.LATE_SUCCESS,
                Severity.WARNING,
                "A job was finished after it was resolved as failed",
                "%s: the provider finished it after all. %s were adjusted."
                        .formatted(team.name(), CreditsFormat.sentence(event.amount())),
                Links.job(team, event.job()));
    }

    static Draft proofFailed(ProofFailed event) {
        return new Draft(
                "proof-failed:" + event.asOf(),
                NoticeKind.PROOF_FAILED,
                Severity.ERROR,
                event.count() == 1
                        ? "The proof found 1 difference"
                        : "The proof found " + event.count() + " differences",
                "Checked %s (UTC). Jobs continue; see what differs before the month is closed."
                        .formatted(TimeFormat.absolute(event.asOf(), ZoneOffset.UTC)),
                Links.PROOF);
    }

    static Draft accountTroubled(AccountTroubled event) {
        return new Draft(
                "account-troubled:" + event.account() + ":" + event.since(),
                NoticeKind.ACCOUNT_TROUBLED,
                Severity.ERROR,
                event.name() + " is refused by its provider",
                "%s. No new job is sent there; it is tried again every few minutes. Check its key and its balance."
                        .formatted(event.problem().replaceFirst("[.\\s]+$", "")),
                Links.PROVIDERS);
    }

    static Draft webhookDisabled(WebhookDisabled event, Team team) {
        String reason =
                event.why() == WebhookEndpoint.Why.GONE
                        ? "The receiver answered 410 Gone, which asks for nothing more."
                        : "It took nothing since %s (%s)."
                                .formatted(
                                        TimeFormat.absolute(
                                                event.failingSince(), team.data().zone()),
                                        team.data().zone().getId());
        return new Draft(
                "webhook-disabled:" + event.endpoint() + ":" + event.at(),
                NoticeKind.WEBHOOK_DISABLED,
                Severity.ERROR,
                "The webhook to " + event.host() + " was switched off",
                "%s: %s Jobs go on, but it is told nothing. Repair the receiver, switch the webhook on and send again what it missed."
                        .formatted(team.name(), reason),
                Links.webhook(team, event.endpoint()));
    }
}
