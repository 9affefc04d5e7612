package io.framehouse.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A page of one team at {@code t/:team/…}: finds the team, refuses whoever may not see it, names
 * the browser's tab. Extend it, give the action that opens the page and build in {@link #show}.
 */
public abstract class TeamView extends Div implements BeforeEnterObserver, HasDynamicTitle, Titled {
    private final TeamDoor door;
    private final Action needed;
    private String title;
    private @Nullable CurrentTeam team;

    protected TeamView(TeamDoor door, Action needed, String title) {
        this.door = door;
        this.needed = needed;
        this.title = title;
        addClassName("page");
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        CurrentTeam entered = door.enter(event, needed);
        team = entered;
        show(entered, event);
    }

    /** Builds or updates the page; called on each navigation to it, also with other parameters. */
    protected abstract void show(CurrentTeam team, BeforeEnterEvent event);

    /** Who looks at this page. */
    protected final Actor actor() {
        return door.actor();
    }

    /** Whether the person may also do this in the page's team. */
    protected final boolean may(Action action) {
        return team != null && door.actor().may(team.id(), action);
    }

    /** Names a detail page after its object. */
    protected final void rename(String title) {
        this.title = title;
    }

    @Override
    public final String shortTitle() {
        return title;
    }

    @Override
    public final String getPageTitle() {
        return team == null
                ? title + " \u00b7 Framehouse"
                : title + " \u00b7 " + team.name() + " \u00b7 Framehouse";
    }
}
