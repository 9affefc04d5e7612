package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.shared.Action;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys let programs create videos for a team: made, changed, rotated and revoked here. */
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
        TeamKeyDesk desk = new TeamKeyDesk(model, team);
        KeyActions actions = new KeyActions(desk, this::reload);
        Button create =
                new Button("Create key", VaadinIcon.PLUS.create(), click -> actions.create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        SafeBlock block =
                new SafeBlock(
                        "Could not load keys. Existing keys keep working.",
                        () -> list(desk, actions));
        list = block;
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

    private static Component list(TeamKeyDesk desk, KeyActions actions) {
        List<KeyRow> rows = desk.rows();
        if (rows.isEmpty()) {
            return new EmptyState(
                    VaadinIcon.KEY_O,
                    "No API keys",
                    "Create one to send jobs from a script or another system. People do not need a"
                            + " key to use this console.");
        }
        return KeysTable.ofTeam(desk.team().zone(), desk.now(), rows, actions);
    }
}
