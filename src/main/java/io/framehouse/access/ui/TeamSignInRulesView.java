package io.framehouse.access.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.access.FactorRules;
import io.framehouse.shared.Action;
import io.framehouse.shared.TeamId;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import io.framehouse.ui.Toast;
import jakarta.annotation.security.PermitAll;

/** Whether a team asks its members for a second step at sign-in. */
@Route(SignInRulesNavigation.TEAM)
@PermitAll
final class TeamSignInRulesView extends TeamView {
    private static final long serialVersionUID = 1L;

    private final transient FactorRules rules;

    TeamSignInRulesView(TeamDoor door, FactorRules rules) {
        super(door, Action.MANAGE_MEMBERS, "Sign-in rules");
        this.rules = rules;
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        removeAll();
        add(
                new PageHeader(
                        "Sign-in rules",
                        "For the people of " + team.name() + ". API keys work as before."),
                new SafeBlock(
                        "Could not load the rules. They hold as before.", () -> choice(team.id())));
    }

    private Checkbox choice(TeamId team) {
        Checkbox asked = new Checkbox("Ask for a second step at sign-in");
        asked.setHelperText(
                "Members without a code from an app or a passkey do not get into this team until"
                        + " they have set one up. Other teams of theirs stay open.");
        asked.setValue(rules.teamDemands(team));
        asked.addValueChangeListener(change -> {
            if (change.isFromClient()
                    && Outcomes.run(() -> rules.teamDemands(team, change.getValue()))) {
                Toast.success("Saved. It holds within two seconds.");
            }
        });
        return asked;
    }
}
