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

/** Makes the ticked videos favourites of the person. */
@Component
final class StarAction implements SelectionAction {
    private static final int ORDER = 30;

    private final KeepServices services;

    StarAction(KeepServices services) {
        this.services = services;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String words() {
        return "Star";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.STAR_O;
    }

    @Override
    public boolean isOffered(CurrentTeam team, boolean inTrash) {
        return !inTrash && services.may(team.id(), Action.VIEW_ASSETS);
    }

    @Override
    public void run(CurrentTeam team, Set<UUID> videos, Runnable done) {
        if (Outcomes.run(() -> services.keeping().star(team.id(), videos))) {
            Toast.success(
                    videos.size() == 1
                            ? "1 video is starred. Only you see your stars."
                            : videos.size() + " videos are starred. Only you see your stars.");
            done.run();
        }
    }
}
