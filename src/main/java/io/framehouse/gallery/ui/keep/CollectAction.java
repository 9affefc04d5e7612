package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.gallery.ui.SelectionAction;
import io.framehouse.shared.Action;
import io.framehouse.ui.CurrentTeam;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts the ticked videos into a collection, or takes them out of one. */
@Component
final class CollectAction implements SelectionAction {
    private static final int ORDER = 40;

    private final KeepServices services;

    CollectAction(KeepServices services) {
        this.services = services;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String words() {
        return "Add to collection";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.FOLDER_ADD;
    }

    @Override
    public boolean isOffered(CurrentTeam team, boolean inTrash) {
        return !inTrash && services.may(team.id(), Action.EDIT_ASSETS);
    }

    @Override
    public void run(CurrentTeam team, Set<UUID> videos, Runnable done) {
        new CollectForm(services.collections(), team, videos).open(done);
    }
}
