package io.framehouse.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.shared.Action;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.SidePanel;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import io.framehouse.ui.Toast;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** Which models a team may use, with which largest settings; denied by default. */
@Route("t/:team/" + ModelsNavigation.PAGE)
@PermitAll
final class ModelsView extends TeamView {
    private final transient ModelsModel model;
    private @Nullable SafeBlock list;

    ModelsView(TeamDoor door, ModelsModel model) {
        super(door, Action.VIEW_MODELS, "Models");
        this.model = model;
        addClassName("models");
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        removeAll();
        SafeBlock block =
                new SafeBlock(
                        "Could not load models. Jobs are still checked against the list.",
                        () -> list(team));
        list = block;
        Div page =
                new Div(
                        new PageHeader(
                                "Models",
                                "What "
                                        + team.name()
                                        + " may use, and with which largest settings."),
                        block);
        page.addClassName("page");
        SidePanel panel = new SidePanel(page);
        panel.onClose(() -> toList(team));
        add(panel);
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(ModelsNavigation.MODEL)
                .flatMap(id -> model.overview(team.id()).find(id))
                .filter(ModelRow::allowed)
                .ifPresent(row -> panel.open(row.model().title(), caps(team, row)));
    }

    private void reload() {
        if (list != null) {
            list.load();
        }
    }

    private Component list(CurrentTeam team) {
        ModelsOverview overview = model.overview(team.id());
        boolean editable = may(Action.MANAGE_MODELS);
        if (overview.rows().isEmpty()) {
            return new EmptyState(
                    VaadinIcon.CUBES,
                    "No models",
                    "The platform has no models with a price. Ask a platform admin to add one in"
                            + " the price book.");
        }
        Div parts = new Div();
        parts.addClassName("models__parts");
        if (overview.every() != null) {
            parts.add(everyModel(team, overview.every(), editable));
        } else if (overview.allowedCount() == 0) {
            parts.add(
                    new EmptyState(
                            VaadinIcon.CUBES,
                            "No models allowed",
                            "Nobody in "
                                    + team.name()
                                    + " can create videos until one model is switched on."));
        }
        parts.add(
                ModelsTable.of(
                        overview,
                        editable,
                        (row, allowed) -> switched(team, row, allowed),
                        row -> open(team, row)));
        return parts;
    }

    private Component everyModel(CurrentTeam team, AllowedModel every, boolean editable) {
        Span title = new Span("All models are allowed");
        title.addClassName("section-title");
        Span words =
                new Span(
                        CapsWords.summary(every)
                                + " \u00b7 models that are added later are allowed too");
        words.addClassName("secondary");
        Div text = new Div(title, words);
        text.addClassName("models__every-words");
        Div card = new Div(text);
        card.addClassNames("card", "models__every");
        if (editable) {
            card.add(new Button("Choose models", click -> chooseModels(team)));
        }
        return card;
    }

    private void chooseModels(CurrentTeam team) {
        ConfirmDialogs.ask(
                "Choose models for " + ConfirmDialogs.cut(team.name()) + "?",
                "Every model of today stays allowed with its caps, and you can switch single ones"
                        + " off. Models that are added later are not allowed until you switch them"
                        + " on.",
                "Choose models",
                "Keep all models",
                () -> {
                    if (Outcomes.run(() -> model.chooseModels(team.id()))) {
                        Toast.success("Models are now chosen one by one.");
                    }
                    reload();
                });
    }

    private void switched(CurrentTeam team, ModelRow row, boolean allowed) {
        String title = row.model().title();
        if (Outcomes.run(
                () -> {
                    if (allowed) {
                        model.allow(team.id(), row.model().id());
                    } else {
                        model.forbid(team.id(), row.model().id());
                    }
                })) {
            Toast.success(
                    title
                            + (allowed
                                    ? ": not allowed \u2192 allowed."
                                    : ": allowed \u2192 not allowed."));
        }
        reload();
    }

    private Component caps(CurrentTeam team, ModelRow row) {
        Paragraph summary = new Paragraph(row.model().summary());
        summary.addClassName("secondary");
        boolean editable = may(Action.MANAGE_MODELS);
        Div content =
                new Div(summary, new CapsForm(row, editable, wanted -> save(team, row, wanted)));
        content.addClassName("models__caps");
        if (!editable) {
            Paragraph why = new Paragraph("Owners and admins of the team change caps.");
            why.addClassName("caption");
            content.add(why);
        }
        return content;
    }

    private void save(CurrentTeam team, ModelRow row, AllowedModel wanted) {
        model.save(team.id(), row.own(), wanted);
        Toast.success(
                CapsWords.difference(
                        row.model().title(), row.editable(), wanted, row.limits().maxSeconds()));
        toList(team);
    }

    private void open(CurrentTeam team, ModelRow row) {
        getUI().ifPresent(ui ->
                ui.navigate(
                        ModelsNavigation.path(team),
                        QueryParameters.of(ModelsNavigation.MODEL, row.model().id())));
    }

    private void toList(CurrentTeam team) {
        getUI().ifPresent(ui -> ui.navigate(ModelsNavigation.path(team)));
    }
}
