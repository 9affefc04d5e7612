package io.framehouse.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
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
    private Button allow = new Button();
    private Button copy = new Button();
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
        allow = new Button("Allow a model", VaadinIcon.PLUS.create(), click -> allow(team, null));
        allow.addThemeVariants(ButtonVariant.PRIMARY);
        allow.setVisible(false);
        copy = new Button("Copy from a team", click -> copy(team));
        copy.setVisible(may(Action.MANAGE_MODELS) && !model.sources(team).isEmpty());
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
                                                + " may use, and with which largest settings.")
                                .actions(copy, allow),
                        block);
        page.addClassName("page");
        SidePanel panel = new SidePanel(page);
        panel.onClose(() -> toList(team));
        add(panel);
        QueryParameters query = event.getLocation().getQueryParameters();
        query.getSingleParameter(ModelsNavigation.MODEL)
                .flatMap(id -> model.overview(team).find(id))
                .filter(ModelRow::allowed)
                .ifPresent(row -> panel.open(row.model().title(), caps(team, row)));
        query.getSingleParameter(ModelsNavigation.ASK)
                .flatMap(id -> model.overview(team).find(id))
                .filter(row -> !row.mine())
                .ifPresent(row ->
                        event.getUI().beforeClientResponse(this, open -> want(team, row, panel)));
    }

    private CapsPanel caps(CurrentTeam team, ModelRow row) {
        return new CapsPanel(
                model, access, team, row, may(Action.MANAGE_MODELS), () -> toList(team));
    }

    /** Somebody came from elsewhere for a model: whoever may allow it does, others ask. */
    private void want(CurrentTeam team, ModelRow row, SidePanel panel) {
        if (may(Action.MANAGE_MODELS) && row.allowed()) {
            panel.open(row.model().title(), caps(team, row));
        } else if (may(Action.MANAGE_MODELS)) {
            allow(team, row);
        } else if (access.mayAsk(team) && !waits(row, access.list(team))) {
            new AskModelDialog(access, team, row, this::asked).open();
        }
    }

    private void allow(CurrentTeam team, @Nullable ModelRow chosen) {
        List<ModelRow> closed =
                model.overview(team).rows().stream().filter(row -> !row.allowed()).toList();
        new AllowModelDialog(model, access, team, closed, chosen, this::reload).open();
    }

    private void copy(CurrentTeam team) {
        new CopyCapsDialog(model, team, model.sources(team), this::reload).open();
    }

    /** Only what has changed is drawn again, so that nobody loses the place on the page. */
    private void refresh(CurrentTeam team) {
        Shown now = new Shown(model.overview(team), access.list(team));
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
        ModelsOverview overview = model.overview(team);
        List<AccessRow> requests = access.list(team);
        shown = new Shown(overview, requests);
        boolean editable = may(Action.MANAGE_MODELS);
        boolean choosable = editable && overview.every() == null;
        long count = overview.allowedCount();
        allow.setVisible(choosable && count > 0 && count < overview.rows().size());
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
        } else if (count == 0) {
            parts.add(
                    new EmptyState(
                            VaadinIcon.CUBES,
                            "No models allowed",
                            "Nobody in "
                                    + team.name()
                                    + " can create videos until one model is switched on.",
                            choosable ? new Component[] {allowFirst(team)} : new Component[0]));
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

    private Button allowFirst(CurrentTeam team) {
        Button first = new Button("Allow a model", click -> allow(team, null));
        first.addThemeVariants(ButtonVariant.PRIMARY);
        return first;
    }

    /** The way to a model that is not allowed, or that a wish for it waits. */
    private Component ask(CurrentTeam team, ModelRow row, List<AccessRow> requests) {
        if (waits(row, requests)) {
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

    private static boolean waits(ModelRow row, List<AccessRow> requests) {
        String id = row.model().id();
        return requests.stream()
                .anyMatch(one -> one.own() && one.isWaiting() && one.request().model().equals(id));
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
                    if (Outcomes.run(() -> model.chooseModels(team))) {
                        Toast.success("Models are now chosen one by one.");
                    }
                    reload();
                });
    }

    private void switched(CurrentTeam team, ModelRow row, boolean allowed) {
        String title = row.model().title();
        if (Outcomes.run(
                () -> {
                    AllowedModel own = row.own();
                    if (own == null) {
                        model.allow(team, AllowedModel.of(row.model().id()));
                    } else {
                        model.forbid(team, own);
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
