package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.shared.Action;
import io.framehouse.shared.DomainException;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Toast;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Adds labels to the ticked videos, and takes away some that they have. */
@Component
final class LabelAction extends KeepAction {
    LabelAction(KeepServices services) {
        super(services, new Button(10, "Label", VaadinIcon.TAG, Action.EDIT_ASSETS, Place.WALL));
    }

    @Override
    public void run(CurrentTeam team, Set<UUID> videos, Runnable done) {
        List<String> known = services().keeping().labels(team.id(), videos);
        LabelsField add =
                new LabelsField("Add", typed -> services().suggested(team.id(), typed))
                        .keepsTyped();
        add.show(List.of(), true);
        add.placeholder("Choose, or type and press Enter");
        LabelsField remove = new LabelsField("Take away", typed -> beginning(known, typed));
        remove.show(List.of(), true);
        remove.placeholder("None of these");
        List<com.vaadin.flow.component.Component> fields = new ArrayList<>(List.of(add));
        if (!known.isEmpty()) {
            fields.add(remove);
        }
        new KeepDialog(
                        "Label " + KeepWords.these(videos.size()),
                        fields,
                        "Save labels",
                        () -> save(team, videos, add.value(), remove.value()),
                        add::refuse,
                        () -> {
                            Toast.success(
                                    "Labels of " + KeepWords.videos(videos.size()) + " are saved.");
                            done.run();
                        })
                .open();
        add.focus();
    }

    private void save(CurrentTeam team, Set<UUID> videos, Set<String> more, Set<String> fewer) {
        if (more.isEmpty() && fewer.isEmpty()) {
            throw DomainException.invalid(
                    "labels", "required", "Choose a label, or type one and press Enter.");
        }
        if (!fewer.isEmpty()) {
            services().keeping().unlabel(team.id(), videos, fewer);
        }
        if (!more.isEmpty()) {
            services().keeping().label(team.id(), videos, more);
        }
    }

    private static List<String> beginning(List<String> labels, String typed) {
        return labels.stream()
                .filter(label -> label.regionMatches(true, 0, typed, 0, typed.length()))
                .toList();
    }
}
