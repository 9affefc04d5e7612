package io.framehouse.ui;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;

/** What can be done with one row, behind three dots. */
public final class RowMenu extends MenuBar {
    private final MenuItem root;

    /**
     * A menu without entries yet.
     *
     * @param object names the row for screen readers, such as {@code ci-pipeline}
     */
    public RowMenu(String object) {
        addClassName("row-menu");
        addThemeVariants(MenuBarVariant.TERTIARY);
        root = addItem(VaadinIcon.ELLIPSIS_DOTS_V.create());
        root.setAriaLabel("Actions for " + object);
    }

    /** Adds an entry, verb and object, such as {@code Revoke key}. */
    public RowMenu entry(String text, Runnable action) {
        root.getSubMenu().addItem(text, click -> action.run());
        return this;
    }
}
