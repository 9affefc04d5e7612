package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.gallery.ui.SelectionAction;
import io.framehouse.shared.Action;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Toast;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives the ticked videos one rating. */
@Component
final class RateAction implements SelectionAction {
    private static final int ORDER = 20;

    private final KeepServices services;

    RateAction(KeepServices services) {
        this.services = services;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String words() {
        return "Rate";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.THUMBS_UP_O;
    }

    @Override
    public boolean isOffered(CurrentTeam team, boolean inTrash) {
        return !inTrash && services.may(team.id(), Action.EDIT_ASSETS);
    }

    @Override
    public void run(CurrentTeam team, Set<UUID> videos, Runnable done) {
        RatingField rating = new RatingField(stars -> {});
        new KeepDialog(
                        "Rate " + KeepWords.these(videos.size()),
                        List.of(rating),
                        "Save rating",
                        () -> services.keeping().rate(team.id(), videos, rating.getValue()),
                        errors -> Toast.error(errors.getFirst().message()),
                        () -> {
                            Toast.success(
                                    "%s: %s."
                                            .formatted(
                                                    KeepWords.videos(videos.size()),
                                                    KeepWords.rating(rating.getValue())));
                            done.run();
                        })
                .open();
    }
}
