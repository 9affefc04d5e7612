package io.framehouse.ui;

import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.NotFoundException;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import org.springframework.stereotype.Component;

/**
 * Lets people into pages. Whoever may not enter gets the page of a wrong address, so that other
 * teams cannot be probed.
 */
@Component
public class TeamDoor {
    private final TeamDirectory teams;
    private final CurrentActor currentActor;

    TeamDoor(TeamDirectory teams, CurrentActor currentActor) {
        this.teams = teams;
        this.currentActor = currentActor;
    }

    /** The team of the address, if the current actor may do the action there. */
    public CurrentTeam enter(BeforeEvent event, Action needed) {
        return event.getRouteParameters()
                .get(CurrentTeam.PARAMETER)
                .flatMap(teams::find)
                .filter(team -> actor().may(team.id(), needed))
                .orElseThrow(NotFoundException::new);
    }

    /** Requires a platform action for the page that is entered. */
    public void enterPlatform(Action needed) {
        if (!actor().mayOnPlatform(needed)) {
            throw new NotFoundException();
        }
    }

    /** Who looks at the page. */
    public Actor actor() {
        return currentActor.find().orElseThrow(NotFoundException::new);
    }
}
