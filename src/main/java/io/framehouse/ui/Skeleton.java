package io.framehouse.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Still blocks in the shape of what is being loaded; says so when it takes long. */
public final class Skeleton extends Div {
    private Skeleton(String shape, int count) {
        addClassNames("skeleton", "skeleton--" + shape);
        getElement().setAttribute("aria-busy", "true");
        for (int i = 0; i < count; i++) {
            Div block = new Div();
            block.addClassName("skeleton__block");
            add(block);
        }
        Paragraph slow = new Paragraph("Still loading. This is slower than usual.");
        slow.addClassName("skeleton__slow");
        add(slow);
    }

    /** Rows of a table. */
    public static Skeleton rows(int count) {
        return new Skeleton("rows", count);
    }

    /** Tiles of the gallery. */
    public static Skeleton tiles(int count) {
        return new Skeleton("tiles", count);
    }

    /** Cards above each other. */
    public static Skeleton cards(int count) {
        return new Skeleton("cards", count);
    }
}
