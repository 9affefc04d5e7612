package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.shared.Action;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import io.framehouse.ui.Toast;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys let programs create videos for a team: made, rotated and revoked here. */
@Route("t/:team/" + KeysNavigation.PAGE)
@PermitAll
final class KeysView extends TeamView {
    private final transient KeysModel model;
    private @Nullable SafeBlock list;

    KeysView(TeamDoor door, KeysModel model) {
        super(door, Action.MANAGE_OWN_KEYS, "API keys");
        this.model = model;
        addClassName("keys");
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        removeAll();
        Button create = new Button("Create key", VaadinIcon.PLUS.create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        SafeBlock block =
                new SafeBlock("Could not load keys. Existing keys keep working.", () -> list(team));
        list = block;
        create.addClickListener(click -> create(team));
        add(
                new PageHeader(
                                "API keys",
                                "Keys let programs create videos for "
                                        + team.name()
                                        + ". The secret is shown once.")
                        .actions(reference(), create),
                block);
    }

    /** A page of its own, which the router does not know. */
    private static Anchor reference() {
        Anchor link = new Anchor("reference", "API reference");
        link.setRouterIgnore(true);
        return link;
    }

    private void reload() {
        if (list != null) {
            list.load();
        }
    }

    private Component list(CurrentTeam team) {
        List<KeyRow> rows = model.rows(team);
        if (rows.isEmpty()) {
            return new EmptyState(
                    VaadinIcon.KEY_O,
                    "No API keys",
                    "Create one to send jobs from a script or another system. People do not need a"
                            + " key to use this console.");
        }
        return KeysTable.of(
                team, model.now(), rows, row -> rotate(team, row), row -> revoke(team, row));
    }

    private void create(CurrentTeam team) {
        Instant now = model.now();
        KeyForm form = new KeyForm(model.options(team), model.isMember(team), now);
        new CreateKeyDialog(form, now, draft -> model.create(team.id(), draft), this::reload)
                .open();
    }

    private void rotate(CurrentTeam team, KeyRow row) {
        new RotateKeyDialog(
                        row,
                        overlap -> model.rotate(team.id(), row.key().id(), overlap),
                        this::reload)
                .open();
    }

    private void revoke(CurrentTeam team, KeyRow row) {
        String name = row.key().name();
        String title = "Revoke " + ConfirmDialogs.cut(name) + "?";
        Runnable act =
                () -> {
                    if (Outcomes.run(() -> model.revoke(team.id(), row.key().id()))) {
                        Toast.success(name + " was revoked.");
                        reload();
                    }
                };
        if (row.usedRecently()) {
            ConfirmDialogs.askTyped(
                    title,
                    "It was used in the last 7 days. Programs using it fail at once. Running jobs"
                            + " continue and settle.",
                    name,
                    "Revoke key",
                    "Keep key",
                    act);
        } else {
            ConfirmDialogs.ask(
                    title,
                    "Programs using it fail at once. It was not used in the last 7 days.",
                    "Revoke key",
                    "Keep key",
                    act);
        }
    }
}
