package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.framehouse.reports.Proof.Offender;
import io.framehouse.reports.Proof.Run;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.TeamId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Where the things on the proof page lead, as far as who looks may go there. */
final class ProofLinks {
    static final String PATH = "admin/proof";
    static final String RUN = "run";
    static final String ITEM = "item";

    private final Actor actor;

    ProofLinks(Actor actor) {
        this.actor = actor;
    }

    static String run(Run run) {
        return PATH + "?" + RUN + "=" + run.id();
    }

    /** The money trail beside the run. */
    static String item(Run run, Offender offender) {
        return run(run) + "&" + ITEM + "=" + offender.item();
    }

    /** The team's page for admins, its budgets for others; its name where neither opens. */
    Component team(Offender offender) {
        UUID team = Objects.requireNonNull(offender.team());
        String name = Objects.requireNonNullElse(offender.teamName(), team.toString());
        String slug = Objects.requireNonNullElse(offender.teamSlug(), "");
        if (actor.mayOnPlatform(Action.MANAGE_TEAMS)) {
            return new Anchor("admin/teams/" + slug, name);
        }
        return actor.may(new TeamId(team), Action.VIEW_BUDGETS)
                ? new Anchor("t/" + slug + "/budgets", name)
                : new Span(name);
    }

    Optional<Anchor> account(String id) {
        return actor.mayOnPlatform(Action.MANAGE_PROVIDERS)
                ? Optional.of(new Anchor("admin/providers/" + id, "Open account"))
                : Optional.empty();
    }

    /** The entry in the log of all teams. */
    Optional<Anchor> auditEntry(UUID id) {
        return actor.mayOnPlatform(Action.VIEW_AUDIT)
                ? Optional.of(new Anchor("admin/audit?period=all&entry=" + id, "Open entry"))
                : Optional.empty();
    }

    /** The job's own page, for members of its team. */
    Optional<Anchor> job(Offender offender) {
        UUID team = offender.team();
        UUID job = offender.job();
        if (team == null || job == null || !actor.may(new TeamId(team), Action.VIEW_JOBS)) {
            return Optional.empty();
        }
        return Optional.of(
                new Anchor("t/" + offender.teamSlug() + "/jobs/" + job, "Open the job's page"));
    }
}
