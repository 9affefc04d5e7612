package io.framehouse.shell;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The groups of links in the drawer, with the count of open jobs. */
final class DrawerNavigation extends Div {
    private @Nullable SideNavItem jobs;

    DrawerNavigation(List<NavigationItems.Group> groups) {
        addClassName("drawer-navigation");
        groups.forEach(group -> add(section(group)));
    }

    private SideNav section(NavigationItems.Group group) {
        SideNav nav = new SideNav(group.label());
        for (NavigationItems.Item item : group.items()) {
            SideNavItem link = new SideNavItem(item.label(), item.path(), item.icon().create());
            link.setMatchNested(!item.label().equals("Home"));
            if (item.path().endsWith("/" + NavigationItems.JOBS)) {
                jobs = link;
            }
            nav.addItem(link);
        }
        return nav;
    }

    /** Shows how many jobs go on; nothing for none. */
    void showOpenJobs(long count) {
        if (jobs == null) {
            return;
        }
        if (count == 0) {
            jobs.setSuffixComponent(null);
            return;
        }
        String words = count == 1 ? "1 job running" : count + " jobs running";
        Badge badge = new Badge(words, Math.toIntExact(Math.min(count, 9_999)));
        badge.addThemeVariants(BadgeVariant.NUMBER_ONLY);
        badge.getElement().setAttribute("title", words);
        jobs.setSuffixComponent(badge);
    }
}
