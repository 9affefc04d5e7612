package io.framehouse.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;

/**
 * A list with a panel beside it, which lies over the list where the window is narrow. The view
 * keeps the panel's id in the address and closes by leaving that address.
 */
public final class SidePanel extends MasterDetailLayout {
    private Runnable closed = () -> {};

    public SidePanel(Component master) {
        addClassName("side-panel-layout");
        setMaster(master);
        setMasterSize("min(32rem, 100%)", true);
        setDetailSize("27.5rem");
        setOverlayContainment(OverlayContainment.PAGE);
        addDetailEscapePressListener(escape -> closed.run());
        addBackdropClickListener(click -> closed.run());
    }

    /** Called when the person closes the panel; usually navigates to the list's address. */
    public SidePanel onClose(Runnable listener) {
        closed = listener;
        return this;
    }

    /** Opens, or replaces, the panel and moves focus to its heading. */
    public void open(String title, Component content) {
        H2 heading = new H2(title);
        heading.addClassName("section-title");
        heading.getElement().setAttribute("tabindex", "-1");
        Button close = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> closed.run());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel("Close " + title);
        Div head = new Div(heading, close);
        head.addClassName("side-panel__head");
        Aside panel = new Aside(head, content);
        panel.addClassName("side-panel");
        panel.getElement().setAttribute("aria-label", title);
        setDetail(panel);
        heading.getElement().callJsFunction("focus");
    }

    public void close() {
        setDetail(null);
    }
}
