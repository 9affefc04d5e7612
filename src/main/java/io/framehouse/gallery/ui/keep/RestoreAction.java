package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.shared.Action;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.Toast;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes the ticked videos out of the trash. */
@Component
final class RestoreAction extends KeepAction {
    RestoreAction(KeepServices services) {
        super(
                services,
                new Button(
                        90, "Restore", VaadinIcon.ROTATE_LEFT, Action.TRASH_ASSETS, Place.TRASH));
    }

    static String told(int count) {
        return count == 1
                ? "1 video is back in the gallery."
                : count + " videos are back in the gallery.";
    }

    @Override
    public void run(CurrentTeam team, Set<UUID> videos, Runnable done) {
        if (Outcomes.run(() -> services().keeping().restore(team.id(), videos))) {
            Toast.success(told(videos.size()));
            done.run();
        }
    }
}
