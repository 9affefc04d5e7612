package io.framehouse.shell;

import com.vaadin.flow.server.VaadinSession;
import io.framehouse.ui.CurrentTeam;
import java.util.Optional;

/** Remembers which team a person worked in, for as long as they are signed in. */
final class LastTeam {
    private static final String ATTRIBUTE = LastTeam.class.getName();

    private LastTeam() {}

    static void remember(CurrentTeam team) {
        VaadinSession.getCurrent().setAttribute(ATTRIBUTE, team.slug());
    }

    static Optional<String> slug() {
        return Optional.ofNullable((String) VaadinSession.getCurrent().getAttribute(ATTRIBUTE));
    }
}
