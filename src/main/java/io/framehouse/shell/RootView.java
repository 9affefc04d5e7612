package io.framehouse.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.PageHeader;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;

/** The bare address: leads to the person's team, or to what they may see without one. */
@Route("")
@PermitAll
final class RootView extends Div implements BeforeEnterObserver {
    private final transient ShellServices services;

    RootView(ShellServices services) {
        this.services = services;
        addClassName("page");
        add(
                new PageHeader("Welcome"),
                new EmptyState(
                        VaadinIcon.USERS,
                        "You are in no team yet",
                        "Ask an admin of your team to invite you; this page then leads there."));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Actor actor = services.actor().orElseThrow(NotFoundException::new);
        Optional<CurrentTeam> team = services.homeTeam(actor);
        if (team.isPresent()) {
            event.forwardTo(team.get().path(""));
        } else if (actor.mayOnPlatform(Action.MANAGE_TEAMS)) {
            event.forwardTo(NavigationItems.TEAMS_AND_QUOTAS);
        } else if (actor.mayOnPlatform(Action.VIEW_ALL_USAGE)) {
            event.forwardTo(NavigationItems.ALL_USAGE);
        }
    }
}
