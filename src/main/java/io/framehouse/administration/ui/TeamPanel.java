package io.framehouse.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Team;
import io.framehouse.teams.TeamStanding.Suspension;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.ReasonDialog;
import io.framehouse.ui.Toast;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;

/** Everything of one team that its admins of the platform change. */
final class TeamPanel extends Div {
    private static final int LONGEST_REASON = 300;

    private final transient TeamsModel teams;
    private final transient QuotaModel quotas;
    private final transient ToLongFunction<TeamId> activeKeys;
    private final transient TeamSummary summary;
    private final Runnable changed;

    TeamPanel(
            TeamSummary summary,
            TeamsModel teams,
            QuotaModel quotas,
            ToLongFunction<TeamId> activeKeys,
            Runnable changed) {
        this.summary = summary;
        this.teams = teams;
        this.quotas = quotas;
        this.activeKeys = activeKeys;
        this.changed = changed;
        addClassName("team-panel");
        add(head(), section("Grant credits", grant()), section("Quotas", quota()));
        add(section("Storage", storage()));
        add(section("Settings", settings()), section("New jobs", pause()));
    }

    private Team team() {
        return summary.team();
    }

    private Component head() {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        fact(facts, "Available", summary.balance().available());
        fact(facts, "Held", summary.balance().held());
        fact(facts, "Settled", summary.balance().spent());
        fact(facts, "Granted", summary.balance().granted());
        String slug = team().slug();
        Div links =
                new Div(
                        TeamTable.status(summary),
                        new Anchor("t/" + slug + "/members", "Members"),
                        new Anchor("t/" + slug + "/usage", "Usage"),
                        new Anchor("t/" + slug + "/settings", "Keeping and deleting"));
        links.addClassName("team-panel__links");
        return new Div(links, facts);
    }

    private static void fact(DescriptionList facts, String term, Credits amount) {
        facts.add(
                new DescriptionList.Term(term),
                new DescriptionList.Description(MoneyText.of(amount)));
    }

    private Component grant() {
        UUID transfer = teams.newTransfer();
        GrantForm[] form = new GrantForm[1];
        form[0] =
                new GrantForm((amount, reason, expires) -> {
                    form[0].showErrors(List.of());
                    if (Outcomes.run(
                            () -> teams.grant(team(), transfer, amount, reason, expires),
                            form[0]::showErrors)) {
                        Toast.success("Credits granted to %s.".formatted(team().name()));
                        changed.run();
                    }
                });
        return form[0];
    }

    private Component quota() {
        TeamId id = team().id();
        QuotaForm[] form = new QuotaForm[1];
        form[0] =
                new QuotaForm(
                        quotas.monthly(id),
                        quotas.models(id),
                        quotas.choices(),
                        (limit, models) -> {
                            form[0].showErrors(List.of());
                            if (Outcomes.run(
                                    () -> {
                                        quotas.limitMonth(id, limit);
                                        quotas.allow(id, models);
                                    },
                                    form[0]::showErrors)) {
                                Toast.success("Quotas of " + team().name() + " are saved.");
                                changed.run();
                            }
                        });
        return form[0];
    }

    private Component storage() {
        StorageLimitForm[] form = new StorageLimitForm[1];
        form[0] =
                new StorageLimitForm(
                        summary.storage(),
                        limit -> {
                            form[0].showErrors(List.of());
                            if (Outcomes.run(
                                    () -> teams.limitStorage(team(), limit), form[0]::showErrors)) {
                                Toast.success("Storage of " + team().name() + " is saved.");
                                changed.run();
                            }
                        });
        return form[0];
    }

    private Component settings() {
        TeamForm form = new TeamForm(team().data());
        Button save =
                new Button(
                        "Save settings",
                        click -> {
                            form.showErrors(List.of());
                            if (Outcomes.run(
                                    () -> teams.change(team(), form.read()), form::showErrors)) {
                                Toast.success("Settings of " + team().name() + " are saved.");
                                changed.run();
                            }
                        });
        save.addClassName("form-stack__act");
        form.add(save);
        return form;
    }

    private Component pause() {
        boolean paused = team().suspended();
        Span says =
                new Span(
                        paused
                                ? "Paused. New jobs, keys and changes are refused; what runs settles."
                                : "Active. New jobs are accepted.");
        Button act =
                paused
                        ? new Button("Resume team", VaadinIcon.PLAY.create(), click -> resume())
                        : new Button("Pause team", VaadinIcon.PAUSE.create(), click -> askPause());
        if (!paused) {
            act.addThemeVariants(ButtonVariant.ERROR);
        }
        act.addClassName("form-stack__act");
        Div block = new Div(says);
        Suspension suspension = teams.standing(team()).suspension();
        if (suspension != null && suspension.reason() != null) {
            block.add(new Span("Reason: " + suspension.reason()));
        }
        block.add(act);
        block.addClassName("form-stack");
        return block;
    }

    private void askPause() {
        new ReasonDialog(
                        "Pause " + ConfirmDialogs.cut(team().name()) + "?",
                        TeamsModel.pauseConsequence(summary, activeKeys.applyAsLong(team().id()))
                                + " Everybody in the team reads the reason.",
                        "Pause team",
                        "Keep active",
                        LONGEST_REASON,
                        reason -> {
                            teams.pause(team(), reason);
                            changed.run();
                        })
                .open();
    }

    private void resume() {
        if (Outcomes.run(() -> teams.resume(team()))) {
            changed.run();
        }
    }

    private static Section section(String title, Component content) {
        H3 heading = new H3(title);
        heading.addClassName("section-title");
        Section section = new Section(heading, content);
        section.addClassName("team-panel__section");
        return section;
    }
}
