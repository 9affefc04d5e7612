package io.framehouse.notices.internal;

import io.framehouse.notices.Notice.Severity;
import io.framehouse.notices.NoticeKind;
import io.framehouse.teams.Team;
import io.framehouse.teams.TeamStandingChanged;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;

/** What became of a team, in words. */
final class TeamLifeWords {
    private TeamLifeWords() {}

    static Draft of(TeamStandingChanged event, Team team) {
        return switch (event.kind()) {
            case SUSPENDED ->
                    draft(
                            event,
                            team,
                            NoticeKind.TEAM_SUSPENDED,
                            Severity.ERROR,
                            team.name() + " is suspended",
                            "New jobs, keys and changes are refused; what runs goes on, and"
                                    + " everything can be read."
                                    + reason(event));
            case RESUMED ->
                    draft(
                            event,
                            team,
                            NoticeKind.TEAM_RESUMED,
                            Severity.SUCCESS,
                            team.name() + " works again",
                            "New jobs are taken again. Nothing was lost meanwhile.");
            case TO_BE_DELETED ->
                    draft(
                            event,
                            team,
                            NoticeKind.TEAM_TO_BE_DELETED,
                            Severity.ERROR,
                            team.name() + " will be deleted on " + day(event, team),
                            "Until then an owner can keep it in the team's settings, or take its data"
                                    + " away. Nothing new is taken meanwhile.");
            case KEPT ->
                    draft(
                            event,
                            team,
                            NoticeKind.TEAM_KEPT,
                            Severity.SUCCESS,
                            team.name() + " stays",
                            "It will not be deleted. Nothing was lost meanwhile.");
        };
    }

    private static Draft draft(
            TeamStandingChanged event,
            Team team,
            NoticeKind kind,
            Severity severity,
            String title,
            String body) {
        String key = "team-life:" + team.id() + ":" + event.kind() + ":" + event.at();
        return new Draft(key, kind, severity, title, body, Links.home(team));
    }

    private static String reason(TeamStandingChanged event) {
        return event.reason() == null ? "" : " Reason: " + event.reason();
    }

    private static String day(TeamStandingChanged event, Team team) {
        Instant until = event.until();
        return until == null ? "its day" : TimeFormat.date(until, team.data().zone());
    }
}
