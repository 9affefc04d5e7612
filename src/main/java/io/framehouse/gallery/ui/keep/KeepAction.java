package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.gallery.ui.SelectionAction;
import io.framehouse.shared.Action;
import io.framehouse.ui.CurrentTeam;

/** A deed with the ticked videos: what its button says, and who sees it where. */
abstract class KeepAction implements SelectionAction {
    private final KeepServices services;
    private final Button button;

    /** Where the videos lie that something is done with. */
    enum Place {
        /** On the wall. */
        WALL,
        /** In the trash. */
        TRASH
    }

    /**
     * The button of a deed.
     *
     * @param order lower ones come first
     * @param needed what a person must be allowed to
     */
    record Button(int order, String words, VaadinIcon icon, Action needed, Place place) {}

    KeepAction(KeepServices services, Button button) {
        this.services = services;
        this.button = button;
    }

    final KeepServices services() {
        return services;
    }

    @Override
    public final int order() {
        return button.order();
    }

    @Override
    public final String words() {
        return button.words();
    }

    @Override
    public final VaadinIcon icon() {
        return button.icon();
    }

    @Override
    public final boolean isOffered(CurrentTeam team, boolean inTrash) {
        return inTrash == (button.place() == Place.TRASH)
                && services.may(team.id(), button.needed());
    }
}
