package io.framehouse.shell;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The groups of links in the drawer, with the counts of what goes on or waits. */
final class DrawerNavigation extends Div {
    private @Nullable SideNavItem jobs;
    private @Nullable SideNavItem budgets;
    private @Nullable SideNavItem models;

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
            if (item.path().endsWith("/" + NavigationItems.BUDGETS)) {
                budgets = link;
            }
            if (item.path().endsWith("/" + NavigationItems.MODELS)) {
                models = link;
            }
            nav.addItem(link);
        }
        return nav;
    }

    /** Shows how many jobs go on; nothing for none. */
    void showOpenJobs(long count) {
        show(jobs, count, count == 1 ? "1 job running" : count + " jobs running");
    }

    /** Shows how many requests for more wait for an answer; nothing for none. */
    void showRequests(long count) {
        show(budgets, count, count == 1 ? "1 request waits" : count + " requests wait");
    }

    /** Shows how many requests for models wait for an answer; nothing for none. */
    void showModelRequests(long count) {
        show(models, count, count == 1 ? "1 request waits" : count + " requests wait");
    }

    private static void show(@Nullable SideNavItem item, long count, String words) {
        if (item == null) {
            return;
        }
        if (count == 0) {
            item.setSuffixComponent(null);
            return;
        }
        Badge badge = new Badge(words, Math.toIntExact(Math.min(count, 9_999)));
        badge.addThemeVariants(BadgeVariant.NUMBER_ONLY);
        badge.getElement().setAttribute("title", words);
        item.setSuffixComponent(badge);
    }
}
