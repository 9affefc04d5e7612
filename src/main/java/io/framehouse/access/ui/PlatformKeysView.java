package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.shared.Action;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of the platform, with which programs administrate it or read its money. */
@Route(KeysNavigation.PLATFORM)
@PermitAll
final class PlatformKeysView extends PlatformView {
    private final transient PlatformKeysModel model;
    private @Nullable SafeBlock list;

    PlatformKeysView(TeamDoor door, PlatformKeysModel model) {
        super(door, Action.MANAGE_TEAMS, "Platform keys");
        this.model = model;
        addClassName("keys");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        KeyActions actions = new KeyActions(model, this::reload);
        Button create =
                new Button("Create key", VaadinIcon.PLUS.create(), click -> actions.create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        SafeBlock block =
                new SafeBlock(
                        "Could not load keys. Existing keys keep working.", () -> list(actions));
        list = block;
        add(
                new PageHeader(
                                "Platform keys",
                                "For programs that administrate the platform or read its money."
                                        + " Times are UTC.")
                        .actions(create),
                block);
    }

    private void reload() {
        if (list != null) {
            list.load();
        }
    }

    private Component list(KeyActions actions) {
        List<KeyRow> rows = model.rows();
        if (rows.isEmpty()) {
            return new EmptyState(
                    VaadinIcon.KEY_O,
                    "No platform keys",
                    "Create one to set up teams, prices and providers from a script. People do not"
                            + " need a key to use this console.");
        }
        return KeysTable.ofPlatform(PlatformKeysModel.ZONE, model.now(), rows, actions);
    }
}
