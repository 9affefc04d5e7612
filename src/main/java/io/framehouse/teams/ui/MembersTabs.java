package io.framehouse.teams.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import io.framehouse.ui.CurrentTeam;

/** Links to the two parts of the screen. */
final class MembersTabs extends Nav {
    MembersTabs(CurrentTeam team, boolean invitations) {
        addClassName("members__tabs");
        setAriaLabel("Parts of members");
        add(link(MembersNavigation.path(team), "Members", !invitations));
        add(link(MembersNavigation.invitations(team), "Invitations", invitations));
    }

    private static Anchor link(String path, String title, boolean shown) {
        Anchor link = new Anchor(path, title);
        if (shown) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }
}
