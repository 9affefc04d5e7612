package io.framehouse.notices.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.framehouse.notices.WebhookDelivery;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.WebhookEndpoint.Kind;
import io.framehouse.notices.Webhooks;
import io.framehouse.shared.Action;
import io.framehouse.shared.Page;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.RowMenu;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.SidePanel;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import io.framehouse.ui.Toast;
import jakarta.annotation.security.PermitAll;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a team's own programs are told what happens; the one that is looked at is in the address.
 */
@Route("t/:team/webhooks/:webhook?")
@PermitAll
final class WebhooksView extends TeamView {
    private static final String PAGE = "webhooks";
    private static final String HELP =
            "Your programs hear of jobs, videos and budgets as they happen, in signed messages.";

    private final transient WebhooksModel model;
    private final transient LiveUpdates live;
    private final transient Set<UUID> opened = new HashSet<>();
    private @Nullable SafeBlock list;
    private @Nullable Div panel;
    private transient List<WebhookEndpoint> drawn = List.of();
    private transient @Nullable Shown shown;

    /** What the panel shows. */
    private record Shown(WebhookEndpoint endpoint, Page<WebhookDelivery> log) {}

    WebhooksView(TeamDoor door, WebhooksModel model, LiveUpdates live) {
        super(door, Action.MANAGE_WEBHOOKS, "Webhooks");
        this.model = model;
        this.live = live;
        addClassNames("page--panel", "webhooks");
    }

    /** The address of an endpoint's log, or of the list for an empty id; no leading slash. */
    static String path(CurrentTeam team, String id) {
        return team.path(id.isEmpty() ? PAGE : PAGE + "/" + id);
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        removeAll();
        opened.clear();
        model.showNewest();
        String open = event.getRouteParameters().get("webhook").orElse("");
        Button add = new Button("Add webhook", VaadinIcon.PLUS.create());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.addClickListener(click -> create(team));
        SafeBlock block =
                new SafeBlock(
                        "Could not load webhooks. Messages are still sent.", () -> table(team));
        list = block;
        Div master = new Div(new PageHeader("Webhooks", HELP).actions(add), block);
        master.addClassName("master");
        SidePanel layout = new SidePanel(master).onClose(() -> goTo(team, ""));
        add(layout);
        panel = null;
        shown = null;
        if (!open.isEmpty()) {
            WebhookEndpoint endpoint =
                    model.find(team.id(), open).orElseThrow(NotFoundException::new);
            Div content = new Div();
            panel = content;
            fill(team, endpoint);
            layout.open(WebhookWords.title(endpoint), content);
        }
        live.bind(block, team.id(), Set.of(Webhooks.TOPIC), () -> refresh(team));
    }

    private Component table(CurrentTeam team) {
        drawn = model.list(team.id());
        if (drawn.isEmpty()) {
            return new EmptyState(
                    VaadinIcon.CONNECT_O,
                    "No webhooks",
                    "Add one to let a program of yours know when a video is done, instead of asking"
                            + " again and again.");
        }
        return WebhooksTable.of(team, drawn, endpoint -> menu(team, endpoint));
    }

    private Component menu(CurrentTeam team, WebhookEndpoint endpoint) {
        RowMenu menu = new RowMenu(WebhookWords.name(endpoint));
        menu.entry("Show deliveries", () -> goTo(team, endpoint.id().toString()));
        if (endpoint.enabled() && endpoint.kind() == Kind.ADDRESS) {
            menu.entry("Send test", () -> test(team, endpoint));
        }
        menu.entry("Rotate secret", () -> rotate(team, endpoint));
        menu.entry("Edit webhook", () -> edit(team, endpoint));
        if (endpoint.enabled()) {
            menu.entry("Switch off", () -> switchOff(team, endpoint));
        } else {
            menu.entry("Switch on", () -> switchOn(team, endpoint));
        }
        return menu.entry("Delete webhook", () -> delete(team, endpoint));
    }

    private void fill(CurrentTeam team, WebhookEndpoint endpoint) {
        Div content = panel;
        if (content == null) {
            return;
        }
        Page<WebhookDelivery> log = model.log(team.id(), endpoint.id());
        shown = new Shown(endpoint, log);
        content.removeAll();
        content.add(
                new WebhookPanel(
                        endpoint, log, team.zone(), model.now(), opened, actions(team, endpoint)));
    }

    private WebhookPanel.Actions actions(CurrentTeam team, WebhookEndpoint endpoint) {
        Runnable older =
                () -> {
                    model.showOlder();
                    fill(team, endpoint);
                };
        return new WebhookPanel.Actions(
                () -> test(team, endpoint),
                () -> rotate(team, endpoint),
                () -> edit(team, endpoint),
                () -> switchOn(team, endpoint),
                delivery -> act(team, () -> model.resend(team.id(), endpoint.id(), delivery)),
                model.canShowOlder() ? older : null);
    }

    private void create(CurrentTeam team) {
        WebhookDialogs.create(data -> model.create(team.id(), data), () -> refresh(team));
    }

    private void edit(CurrentTeam team, WebhookEndpoint endpoint) {
        WebhookDialogs.edit(
                endpoint,
                change -> model.change(team.id(), endpoint.id(), change),
                () -> refresh(team));
    }

    private void rotate(CurrentTeam team, WebhookEndpoint endpoint) {
        WebhookDialogs.rotate(
                endpoint,
                overlap -> model.rotate(team.id(), endpoint.id(), overlap),
                () -> refresh(team));
    }

    private void test(CurrentTeam team, WebhookEndpoint endpoint) {
        if (act(team, () -> model.test(team.id(), endpoint.id())) && shown == null) {
            goTo(team, endpoint.id().toString());
        }
    }

    private void switchOn(CurrentTeam team, WebhookEndpoint endpoint) {
        act(team, () -> model.enable(team.id(), endpoint.id(), true));
    }

    private void switchOff(CurrentTeam team, WebhookEndpoint endpoint) {
        ConfirmDialogs.ask(
                "Switch off " + ConfirmDialogs.cut(WebhookWords.name(endpoint)) + "?",
                "It is told nothing until you switch it on, and what happens meanwhile is not sent"
                        + " later. Messages that wait are given up.",
                "Switch off",
                "Keep it on",
                () -> act(team, () -> model.enable(team.id(), endpoint.id(), false)));
    }

    private void delete(CurrentTeam team, WebhookEndpoint endpoint) {
        String name = WebhookWords.name(endpoint);
        ConfirmDialogs.ask(
                "Delete " + ConfirmDialogs.cut(name) + "?",
                "Its secret and its log are gone at once, and messages that wait are given up."
                        + " Jobs are not touched.",
                "Delete webhook",
                "Keep webhook",
                () -> {
                    if (Outcomes.run(() -> model.delete(team.id(), endpoint.id()))) {
                        Toast.success("The webhook " + name + " was deleted.");
                        goTo(team, "");
                        refresh(team);
                    }
                });
    }

    private boolean act(CurrentTeam team, Runnable action) {
        boolean done = Outcomes.run(action);
        refresh(team);
        return done;
    }

    /** Draws again only what changed, so that whoever reads is not disturbed. */
    private void refresh(CurrentTeam team) {
        SafeBlock block = list;
        if (block != null && !model.list(team.id()).equals(drawn)) {
            block.load();
        }
        Shown before = shown;
        if (before != null) {
            UUID id = before.endpoint().id();
            Optional<WebhookEndpoint> now = model.find(team.id(), id.toString());
            now.filter(one -> changed(team, before, one)).ifPresent(one -> fill(team, one));
        }
    }

    private boolean changed(CurrentTeam team, Shown before, WebhookEndpoint now) {
        return !now.equals(before.endpoint())
                || !model.log(team.id(), now.id()).equals(before.log());
    }

    private static void goTo(CurrentTeam team, String id) {
        UI.getCurrent().navigate(path(team, id));
    }
}
