package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Component;
import io.framehouse.gallery.AssetCard;
import io.framehouse.ui.CurrentTeam;

/**
 * A part of the panel of one video, such as its labels. Beans of this type are shown in {@link
 * #order()}, from 50 on below the facts, else above them; each in a block of its own, so that one
 * that fails leaves the others.
 */
public interface ItemPart {
    /** Lower ones come first. */
    int order();

    /**
     * Whether it keeps itself fresh: it is made once, above the facts, and stays where it is while
     * the rest of the panel is drawn anew, so that nothing that is typed in it is lost.
     */
    default boolean lasts() {
        return false;
    }

    /** Empty components are left out. */
    Component of(CurrentTeam team, AssetCard video);
}
