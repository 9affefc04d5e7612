package io.framehouse.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.RequestBadge;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.SidePanel;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import io.framehouse.ui.Toast;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which models a team may use, with which largest settings; denied by default. */
@Route("t/:team/" + ModelsNavigation.PAGE)
@PermitAll
final class ModelsView extends TeamView {
    private final transient ModelsModel model;
    private final transient AccessModel access;
    private final transient LiveUpdates live;
    private @Nullable SafeBlock list;
    private transient @Nullable Shown shown;

    /** What the list was drawn from. */
    private record Shown(ModelsOverview overview, List<AccessRow> requests) {}

    ModelsView(TeamDoor door, ModelsModel model, AccessModel access, LiveUpdates live) {
        super(door, Action.VIEW_MODELS, "Models");
        this.model = model;
        this.access = access;
        this.live = live;
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
        live.bind(block, team.id(), Set.of("model_request"), () -> refresh(team));
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

    /** Only what has changed is drawn again, so that nobody loses the place on the page. */
    private void refresh(CurrentTeam team) {
        Shown now = new Shown(model.overview(team.id()), access.list(team));
        if (!now.equals(shown)) {
            reload();
        }
    }

    private void reload() {
        if (list != null) {
            list.load();
        }
    }

    private Component list(CurrentTeam team) {
        ModelsOverview overview = model.overview(team.id());
        List<AccessRow> requests = access.list(team);
        shown = new Shown(overview, requests);
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
        parts.add(new AccessRequests(access, requests, this::reload));
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
                        row -> open(team, row),
                        row -> ask(team, row, requests)));
        return parts;
    }

    /** The way to a model that is not allowed, or that a wish for it waits. */
    private Component ask(CurrentTeam team, ModelRow row, List<AccessRow> requests) {
        String id = row.model().id();
        boolean waits =
                requests.stream()
                        .anyMatch(one ->
                                one.own() && one.isWaiting() && one.request().model().equals(id));
        if (waits) {
            return RequestBadge.waiting();
        }
        if (!access.mayAsk(team)) {
            return new Span();
        }
        Button ask =
                new Button(
                        "Ask for it",
                        click -> new AskModelDialog(access, team, row, this::asked).open());
        ask.setAriaLabel("Ask for " + row.model().title());
        return ask;
    }

    private void asked() {
        Toast.success("Request sent. You will see the answer here.");
        reload();
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
        CapsForm form =
                new CapsForm(row.editable(), row.limits(), wanted -> access.dearest(team, wanted));
        Div content = new Div(summary, form);
        content.addClassName("models__caps");
        if (may(Action.MANAGE_MODELS)) {
            Button act =
                    new Button(
                            "Save caps", click -> form.submit(wanted -> save(team, row, wanted)));
            act.addThemeVariants(ButtonVariant.PRIMARY);
            Div actions = new Div(act);
            actions.addClassName("button-row");
            content.add(actions);
        } else {
            form.readOnly();
            Paragraph why = new Paragraph("Owners and admins of the team change caps.");
            why.addClassName("caption");
            content.add(why);
        }
        return content;
    }

    private void save(CurrentTeam team, ModelRow row, AllowedModel wanted) {
        String keys = access.keysNarrowed(team, row.editable(), wanted);
        model.save(team.id(), row.own(), wanted);
        Toast.success(
                CapsWords.difference(
                                row.model().title(),
                                row.editable(),
                                wanted,
                                row.limits().maxSeconds())
                        + keys);
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
