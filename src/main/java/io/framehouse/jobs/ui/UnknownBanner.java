package io.framehouse.jobs.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.jobs.Job;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.DurationFormat;
import io.framehouse.ui.TimeFormat;
import java.time.Duration;
import java.time.Instant;

/** Says that we do not know, since when, and that nothing moves until we do. */
final class UnknownBanner extends Div {
    /** Who reads it, for who may end it by hand. */
    enum Reader {
        /** May resolve it on the platform's page. */
        PLATFORM_ADMIN,
        /** May ask a platform admin. */
        TEAM_ADMIN,
        /** Waits. */
        MEMBER
    }

    UnknownBanner(CurrentTeam team, Job job, Instant now, Reader reader) {
        addClassNames("job-banner", "aura-accent-orange");
        getElement().setAttribute("role", "status");
        add(VaadinIcon.QUESTION_CIRCLE.create(), new Span(words(team, job, now) + help(reader)));
        if (reader == Reader.PLATFORM_ADMIN) {
            add(
                    new Anchor(
                            JobsNavigation.checking(job.id()),
                            "See the evidence and resolve by hand"));
        }
    }

    private static String help(Reader reader) {
        return switch (reader) {
            case PLATFORM_ADMIN ->
                    " Once you know from the provider what became of it, you can end it.";
            case TEAM_ADMIN ->
                    " If it stays so, a platform admin can resolve it by hand; give them the job"
                            + " id.";
            case MEMBER -> "";
        };
    }

    static String words(CurrentTeam team, Job job, Instant now) {
        Instant since = job.unknownSince();
        Instant next = job.nextCheckAt();
        return "We are checking with the provider. "
                + (since == null
                        ? ""
                        : "It has not answered since " + TimeFormat.time(since, team.zone()) + ". ")
                + "Your "
                + CreditsFormat.sentence(job.quote())
                + " stay held; nothing is settled or released until it answers."
                + (next == null || next.isBefore(now.plusSeconds(1))
                        ? ""
                        : " Next check in "
                                + DurationFormat.words(Duration.between(now, next))
                                + ".");
    }
}
