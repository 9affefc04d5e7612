package io.framehouse.gallery.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Says, for as long as it is so, that words do not find every video yet; spoken too. */
final class SearchState extends Div {
    static final String WORDS =
            "Search is being prepared: some older videos are not found by their words yet.";

    SearchState() {
        getElement().setAttribute("role", "status");
    }

    /** Looks whether words are searched by, and some are still due. */
    boolean show(GalleryModel model) {
        boolean due = model.filter().has(GalleryField.TEXT) && model.isBeingPrepared();
        if (due && getChildren().findAny().isEmpty()) {
            add(VaadinIcon.HOURGLASS.create(), new Span(WORDS));
        } else if (!due) {
            removeAll();
        }
        setClassName("gallery__preparing", due);
        return due;
    }
}
