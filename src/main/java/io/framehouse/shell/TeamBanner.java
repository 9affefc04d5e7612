package io.framehouse.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.teams.TeamStanding;
import io.framehouse.teams.TeamStanding.Deletion;
import io.framehouse.teams.TeamStanding.Suspension;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.TimeFormat;
import java.util.Optional;

/** Says above every page of a team that it rests or goes, and why. */
final class TeamBanner extends Div {
    private TeamBanner(String title, String text) {
        addClassNames("team-banner", "aura-accent-orange");
        getElement().setAttribute("role", "status");
        Paragraph first = new Paragraph(VaadinIcon.WARNING.create());
        first.add(title);
        first.addClassName("team-banner__title");
        add(first, new Paragraph(text));
    }

    /** Empty where the team works and stays. */
    static Optional<TeamBanner> of(CurrentTeam team, TeamStanding standing) {
        Deletion deletion = standing.deletion();
        if (deletion != null) {
            return Optional.of(
                    new TeamBanner(
                            team.name()
                                    + " will be deleted on "
                                    + TimeFormat.date(deletion.after(), team.zone()),
                            "Asked for by "
                                    + deletion.askedBy()
                                    + ". Until then an owner can keep it or export its data in the"
                                    + " team's settings. Nothing new is taken."));
        }
        return Optional.ofNullable(standing.suspension())
                .map(suspension -> new TeamBanner(title(team, suspension), text(suspension)));
    }

    private static String title(CurrentTeam team, Suspension suspension) {
        return team.name()
                + " is suspended since "
                + TimeFormat.absolute(suspension.since(), team.zone());
    }

    private static String text(Suspension suspension) {
        String reason = suspension.reason();
        return (reason == null ? "" : "Reason: " + reason.replaceFirst("[.\\s]+$", "") + ". ")
                + "New jobs, keys and changes are refused; what runs goes on, and everything can be"
                + " read. A platform admin can resume it.";
    }
}
