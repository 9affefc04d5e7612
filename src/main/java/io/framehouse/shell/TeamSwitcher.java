package io.framehouse.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.teams.Membership;
import io.framehouse.ui.CurrentTeam;
import java.util.List;
import java.util.Locale;

/** Names the team and, for people in several, changes it while keeping the section. */
final class TeamSwitcher extends Div {
    private static final int FILTER_FROM_TEAMS = 8;

    private final List<Membership> memberships;
    private final String section;
    private final UnorderedList list = new UnorderedList();

    /**
     * A switcher.
     *
     * @param section the page kept on a change, such as {@code jobs}; ids are dropped before
     */
    TeamSwitcher(CurrentTeam current, List<Membership> memberships, String section) {
        this.memberships = List.copyOf(memberships);
        this.section = section;
        addClassName("team-switcher");
        boolean only = memberships.stream().allMatch(one -> is(current, one));
        add(only ? name(current) : button(current));
    }

    private static boolean is(CurrentTeam current, Membership membership) {
        return membership.team().id().equals(current.id());
    }

    private static Component name(CurrentTeam team) {
        Div name = new Div(new TeamAvatar(team.name()), label(team.name()));
        name.addClassName("team-switcher__name");
        return name;
    }

    private Component button(CurrentTeam current) {
        NativeButton button = new NativeButton();
        button.addClassName("team-switcher__button");
        button.add(new TeamAvatar(current.name()), label(current.name()));
        button.add(VaadinIcon.CHEVRON_DOWN_SMALL.create());
        button.getElement().setAttribute("aria-label", "Team " + current.name() + ". Change team");
        Popover popover = new Popover();
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAutofocus(true);
        popover.setAriaLabel("Teams");
        popover.addClassName("team-popover");
        if (memberships.size() >= FILTER_FROM_TEAMS) {
            popover.add(filter(current));
        }
        list.addClassName("team-popover__list");
        popover.add(list);
        fill(current, "");
        return new Div(button, popover);
    }

    private Component filter(CurrentTeam current) {
        TextField field = new TextField();
        field.setAriaLabel("Find a team");
        field.setPlaceholder("Find a team");
        field.setWidthFull();
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.addValueChangeListener(change -> fill(current, change.getValue()));
        return field;
    }

    private void fill(CurrentTeam current, String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        list.removeAll();
        memberships.stream()
                .filter(one -> one.team().name().toLowerCase(Locale.ROOT).contains(wanted))
                .forEach(one -> list.add(new ListItem(link(current, one))));
    }

    private Component link(CurrentTeam current, Membership membership) {
        CurrentTeam team = ShellTeamDirectory.current(membership.team());
        Anchor link = new Anchor(team.path(section));
        link.addClassName("team-popover__team");
        Span role = new Span(role(membership));
        role.addClassName("caption");
        Div words = new Div(label(team.name()), role);
        words.addClassName("team-popover__words");
        link.add(new TeamAvatar(team.name()), words);
        if (is(current, membership)) {
            link.getElement().setAttribute("aria-current", "true");
            link.add(VaadinIcon.CHECK.create());
        }
        return link;
    }

    private static String role(Membership membership) {
        return switch (membership.role()) {
            case OWNER -> "Owner";
            case ADMIN -> "Admin";
            case MEMBER -> "Member";
            case VIEWER -> "Viewer";
            case BILLING -> "Billing";
        };
    }

    private static Span label(String name) {
        Span label = new Span(name);
        label.addClassName("truncate");
        label.setTitle(name);
        return label;
    }
}
