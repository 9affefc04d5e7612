package io.framehouse.ui;

import com.vaadin.flow.component.Component;
import io.framehouse.shared.Action;

/** A part of a team's settings page that another module gives; every bean of it is one. */
public interface TeamSettingsSection {
    /** Who may not do this in the team does not see the section. */
    Action needed();

    String title();

    /** One or two sentences below the title. */
    String text();

    /** A new component, made each time the page of that team is opened. */
    Component content(CurrentTeam team);
}
