package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.gallery.Trashed;
import io.framehouse.shared.Action;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.Toast;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Moves the ticked videos to the trash, after a question that says what happens to them. */
@Component
final class TrashAction extends KeepAction {
    TrashAction(KeepServices services) {
        super(
                services,
                new Button(90, "Move to trash", VaadinIcon.TRASH, Action.TRASH_ASSETS, Place.WALL));
    }

    @Override
    public void run(CurrentTeam team, Set<UUID> videos, Runnable done) {
        Outcomes.run(() -> ask(team, services().keeping().beforeTrash(team.id(), videos), done));
    }

    private void ask(CurrentTeam team, Trashed trashed, Runnable done) {
        if (trashed.videos().isEmpty()) {
            Toast.info("They are in the trash already.");
            done.run();
            return;
        }
        int count = trashed.videos().size();
        ConfirmDialogs.ask(
                "Move %s to trash?".formatted(KeepWords.these(count)),
                KeepWords.consequence(trashed, team.zone()),
                "Move to trash",
                count == 1 ? "Keep video" : "Keep videos",
                () -> trash(team, trashed.videos(), done));
    }

    private void trash(CurrentTeam team, Set<UUID> videos, Runnable done) {
        if (Outcomes.run(() -> services().keeping().trash(team.id(), videos))) {
            Toast.successWith(
                    videos.size() == 1
                            ? "1 video is in the trash."
                            : videos.size() + " videos are in the trash.",
                    "Undo",
                    () -> undo(team, videos, done));
            done.run();
        }
    }

    private void undo(CurrentTeam team, Set<UUID> videos, Runnable done) {
        if (Outcomes.run(() -> services().keeping().restore(team.id(), videos))) {
            Toast.success(RestoreAction.told(videos.size()));
            done.run();
        }
    }
}
