package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.shared.Action;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.Toast;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes the ticked videos favourites of the person. */
@Component
final class StarAction extends KeepAction {
    StarAction(KeepServices services) {
        super(services, new Button(30, "Star", VaadinIcon.STAR_O, Action.VIEW_ASSETS, Place.WALL));
    }

    @Override
    public void run(CurrentTeam team, Set<UUID> videos, Runnable done) {
        if (Outcomes.run(() -> services().keeping().star(team.id(), videos))) {
            Toast.success(
                    videos.size() == 1
                            ? "1 video is starred. Only you see your stars."
                            : videos.size() + " videos are starred. Only you see your stars.");
            done.run();
        }
    }
}
