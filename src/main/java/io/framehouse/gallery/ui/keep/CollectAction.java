package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.shared.Action;
import io.framehouse.ui.CurrentTeam;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts the ticked videos into a collection, or takes them out of one. */
@Component
final class CollectAction extends KeepAction {
    CollectAction(KeepServices services) {
        super(
                services,
                new Button(
                        40,
                        "Add to collection",
                        VaadinIcon.FOLDER_ADD,
                        Action.EDIT_ASSETS,
                        Place.WALL));
    }

    @Override
    public void run(CurrentTeam team, Set<UUID> videos, Runnable done) {
        new CollectForm(services().collections(), team, videos).open(done);
    }
}
