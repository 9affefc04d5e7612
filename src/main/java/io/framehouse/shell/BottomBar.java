package io.framehouse.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.ui.CurrentTeam;

/** The navigation of narrow windows, within the thumb's reach; shown by a media query. */
final class BottomBar extends Nav {
    BottomBar(Actor actor, CurrentTeam team, String path, Runnable openDrawer) {
        addClassName("bottom-bar");
        getElement().setAttribute("aria-label", "Main pages");
        add(link("Home", VaadinIcon.HOME_O, team.path(""), path));
        if (actor.may(team.id(), Action.VIEW_JOBS)) {
            add(link("Jobs", VaadinIcon.LIST, team.path(NavigationItems.JOBS), path));
        }
        if (actor.may(team.id(), Action.SUBMIT_JOB)) {
            Anchor create =
                    link("Create", VaadinIcon.PLUS, team.path(NavigationItems.CREATE), path);
            create.addClassName("bottom-bar__create");
            add(create);
        }
        if (actor.may(team.id(), Action.VIEW_ASSETS)) {
            add(link("Gallery", VaadinIcon.GRID_SMALL_O, team.path(NavigationItems.GALLERY), path));
        }
        NativeButton more = new NativeButton("", click -> openDrawer.run());
        more.add(VaadinIcon.MENU.create(), new Span("More"));
        more.addClassName("bottom-bar__item");
        add(more);
    }

    private static Anchor link(String label, VaadinIcon icon, String target, String path) {
        Component picture = icon.create();
        Anchor link = new Anchor(target);
        link.add(picture, new Span(label));
        link.addClassName("bottom-bar__item");
        if (target.equals(path)) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }
}
