package io.framehouse.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;

/** A page of the whole platform, for those who may do the action there; others find nothing. */
public abstract class PlatformView extends Div
        implements BeforeEnterObserver, HasDynamicTitle, Titled {
    private final TeamDoor door;
    private final Action needed;
    private final String title;

    protected PlatformView(TeamDoor door, Action needed, String title) {
        this.door = door;
        this.needed = needed;
        this.title = title;
        addClassName("page");
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        door.enterPlatform(needed);
        show(event);
    }

    /** Builds or updates the page; called on each navigation to it. */
    protected abstract void show(BeforeEnterEvent event);

    /** Who looks at this page. */
    protected final Actor actor() {
        return door.actor();
    }

    /** Whether the person may also do this on the platform. */
    protected final boolean may(Action action) {
        return door.actor().mayOnPlatform(action);
    }

    @Override
    public final String shortTitle() {
        return title;
    }

    @Override
    public final String getPageTitle() {
        return title + " \u00b7 Framehouse";
    }
}
