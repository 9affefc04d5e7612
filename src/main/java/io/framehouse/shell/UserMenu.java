package io.framehouse.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.page.ColorScheme;
import io.framehouse.access.People;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The person at the foot of the drawer: own pages, theme and sign-out. */
final class UserMenu extends MenuBar {
    private static final String PROFILE = "me";
    private static final String SECURITY = "me/security";

    private final People people;
    private final People.Profile profile;
    private final Map<Scheme, MenuItem> schemes = new EnumMap<>(Scheme.class);

    /** What a person may choose for the console's look. */
    private enum Scheme {
        /** As the operating system says. */
        SYSTEM("System", ColorScheme.Value.SYSTEM),
        /** Always light. */
        LIGHT("Light", ColorScheme.Value.LIGHT),
        /** Always dark. */
        DARK("Dark", ColorScheme.Value.DARK);

        private final String label;
        private final ColorScheme.Value value;

        Scheme(String label, ColorScheme.Value value) {
            this.label = label;
            this.value = value;
        }

        static Scheme of(String stored) {
            for (Scheme scheme : values()) {
                if (scheme.name().equals(stored.toUpperCase(Locale.ROOT))) {
                    return scheme;
                }
            }
            return SYSTEM;
        }
    }

    UserMenu(People people, People.Profile profile, Runnable signOut) {
        this.people = people;
        this.profile = profile;
        addClassName("user-menu");
        addThemeVariants(MenuBarVariant.TERTIARY);
        Avatar avatar = new Avatar(profile.displayName());
        avatar.getElement().setAttribute("aria-hidden", "true");
        Span name = new Span(profile.displayName());
        name.addClassName("truncate");
        Div label = new Div(avatar, name);
        label.addClassName("user-menu__label");
        MenuItem root = addItem(label);
        root.setAriaLabel(profile.displayName() + ". Profile, theme and sign-out");
        SubMenu menu = root.getSubMenu();
        menu.addItem("Profile", click -> open(PROFILE));
        menu.addItem("Security", click -> open(SECURITY));
        menu.addSeparator();
        SubMenu theme = menu.addItem("Theme").getSubMenu();
        for (Scheme scheme : Scheme.values()) {
            MenuItem item = theme.addItem(scheme.label, click -> choose(scheme));
            item.setCheckable(true);
            schemes.put(scheme, item);
        }
        menu.addSeparator();
        menu.addItem("Sign out", click -> signOut.run());
        apply(Scheme.of(profile.colorScheme()));
    }

    private static void open(String page) {
        UI.getCurrentOrThrow().navigate(page);
    }

    private void choose(Scheme scheme) {
        apply(scheme);
        people.chooseColorScheme(profile.id(), scheme.name().toLowerCase(Locale.ROOT));
    }

    private void apply(Scheme chosen) {
        UI.getCurrentOrThrow().getPage().setColorScheme(chosen.value);
        schemes.forEach((scheme, item) -> item.setChecked(scheme == chosen));
    }
}
