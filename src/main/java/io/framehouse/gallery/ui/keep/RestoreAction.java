package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.gallery.ui.SelectionAction;
import io.framehouse.shared.Action;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.Toast;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes the ticked videos out of the trash. */
@Component
final class RestoreAction implements SelectionAction {
    private static final int ORDER = 90;

    private final KeepServices services;

    RestoreAction(KeepServices services) {
        this.services = services;
    }

    static String told(int count) {
        return count == 1
                ? "1 video is back in the gallery."
                : count + " videos are back in the gallery.";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String words() {
        return "Restore";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.ROTATE_LEFT;
    }

    @Override
    public boolean isOffered(CurrentTeam team, boolean inTrash) {
        return inTrash && services.may(team.id(), Action.TRASH_ASSETS);
    }

    @Override
    public void run(CurrentTeam team, Set<UUID> videos, Runnable done) {
        if (Outcomes.run(() -> services.keeping().restore(team.id(), videos))) {
            Toast.success(told(videos.size()));
            done.run();
        }
    }
}
