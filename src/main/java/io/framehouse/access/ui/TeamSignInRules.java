package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import io.framehouse.access.FactorRules;
import io.framehouse.shared.Action;
import io.framehouse.shared.TeamId;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamSettingsSection;
import io.framehouse.ui.Toast;

/** Whether a team asks its members for a second step at sign-in. */
@org.springframework.stereotype.Component
final class TeamSignInRules implements TeamSettingsSection {
    private final FactorRules rules;

    TeamSignInRules(FactorRules rules) {
        this.rules = rules;
    }

    @Override
    public Action needed() {
        return Action.MANAGE_MEMBERS;
    }

    @Override
    public String title() {
        return "Sign-in";
    }

    @Override
    public String text() {
        return "Members without a code from an app or a passkey do not get into this team until"
                + " they have set one up. Other teams of theirs stay open; API keys work as"
                + " before.";
    }

    @Override
    public Component content(CurrentTeam team) {
        return new SafeBlock(
                "Could not load the rules. They hold as before.", () -> choice(team.id()));
    }

    private Checkbox choice(TeamId team) {
        Checkbox asked = new Checkbox("Ask for a second step at sign-in");
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
