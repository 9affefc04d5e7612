package io.framehouse.access.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.access.FactorRules;
import io.framehouse.access.FactorRules.Demand;
import io.framehouse.shared.Action;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.Toast;
import jakarta.annotation.security.PermitAll;

/** Whom the house asks for a second step at sign-in. */
@Route(SignInRulesNavigation.PLATFORM)
@PermitAll
final class SignInRulesView extends PlatformView {
    private static final long serialVersionUID = 1L;

    private final transient FactorRules rules;

    SignInRulesView(TeamDoor door, FactorRules rules) {
        super(door, Action.MANAGE_TEAMS, "Sign-in rules");
        this.rules = rules;
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        add(
                new PageHeader(
                        "Sign-in rules",
                        "A second step is a code from an app, or a passkey. Who has none is led to"
                                + " set one up and does nothing else before."),
                new SafeBlock("Could not load the rules. They hold as before.", this::choice));
    }

    private RadioButtonGroup<Demand> choice() {
        RadioButtonGroup<Demand> choice = new RadioButtonGroup<>("Ask for a second step");
        choice.setItems(Demand.values());
        choice.setItemLabelGenerator(SignInRulesView::words);
        choice.setValue(rules.demand());
        choice.addValueChangeListener(change -> {
            if (change.isFromClient() && Outcomes.run(() -> rules.demand(change.getValue()))) {
                Toast.success("Saved. It holds within two seconds.");
            }
        });
        return choice;
    }

    private static String words(Demand demand) {
        return switch (demand) {
            case OFF -> "Nobody, but those who have set one up";
            case ADMINS -> "People who run the platform or its money";
            case EVERYBODY -> "Everybody";
        };
    }
}
