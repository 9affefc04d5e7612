package io.framehouse.credits.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Member;
import io.framehouse.teams.Teams;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;

/** What each role finds on the screen of budgets. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.demo=true",
            "framehouse.sandbox-port=0",
            "framehouse.copies.enabled=false"
        })
@PostgresTest
@WithMockUser
class BudgetsViewIT extends SpringBrowserlessTest {
    @Autowired Teams teams;

    @Test
    void ownersChangeLimits() {
        assertThat(buttons(TeamRole.OWNER)).contains("Add budget", "Change");
        assertThat(buttons(TeamRole.OWNER)).doesNotContain("Ask for more");
    }

    @Test
    void membersAskAndChangeNothing() {
        assertThat(buttons(TeamRole.MEMBER))
                .contains("Ask for more")
                .doesNotContain("Add budget", "Change");
    }

    @Test
    void viewersNeitherAskNorChange() {
        assertThat(buttons(TeamRole.VIEWER)).doesNotContain("Ask for more", "Add budget", "Change");
    }

    @Test
    void billingReadsOnly() {
        assertThat(buttons(TeamRole.BILLING))
                .doesNotContain("Ask for more", "Add budget", "Change");
    }

    private List<String> buttons(TeamRole role) {
        return CurrentActor.as(
                person(role),
                () -> {
                    BudgetsView view = navigate("t/studio-nord/budgets/members", BudgetsView.class);
                    return find(Button.class, view).all().stream().map(Button::getText).toList();
                });
    }

    private Actor person(TeamRole role) {
        Actor system = Actor.system("test");
        TeamId nord =
                CurrentActor.as(system, () -> teams.findBySlug("studio-nord").orElseThrow().id());
        Member member =
                CurrentActor.as(system, () -> teams.members(nord)).stream()
                        .filter(one -> one.role() == role)
                        .findFirst()
                        .orElseThrow();
        return Actor.person(member.userId(), member.displayName(), Set.of(), Map.of(nord, role));
    }
}
