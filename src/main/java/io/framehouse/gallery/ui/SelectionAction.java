package io.framehouse.gallery.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.ui.CurrentTeam;
import java.util.Set;
import java.util.UUID;

/** Something done with the videos that are ticked on the wall; each bean is a button of its bar. */
public interface SelectionAction {
    /** Lower ones come first. */
    int order();

    /** What the button says, such as {@code Label}. */
    String words();

    VaadinIcon icon();

    /** Whether the current person may; asked when the wall is drawn. */
    boolean isOffered(CurrentTeam team, boolean inTrash);

    /**
     * Does it, or opens the dialog that does.
     *
     * @param videos 1 to 500
     * @param done called after it was done: the wall reads its pages again, and nothing is ticked
     */
    void run(CurrentTeam team, Set<UUID> videos, Runnable done);
}
