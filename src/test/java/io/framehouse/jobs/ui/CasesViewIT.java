package io.framehouse.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.People;
import io.framehouse.credits.Balance;
import io.framehouse.credits.Budgets;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.JobBench;
import io.framehouse.jobs.JobResolution.Outcome;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;

/** An admin of the platform reads the evidence of a lost job and decides it. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {JobBench.QUIET, "framehouse.copies.enabled=false"})
@PostgresTest
@Import({HouseFixtures.class, JobBench.class, JobBench.Time.class})
@WithMockUser
class CasesViewIT extends SpringBrowserlessTest {
    @Autowired HouseFixtures house;
    @Autowired JobBench bench;
    @Autowired Budgets budgets;
    @Autowired People people;

    @Test
    void anAdminReleasesTheHoldOfALostJob() {
        TeamId team = house.team(Credits.of(1_000));
        Watch lost = bench.unanswered(team, "a secret prompt");
        Credits held = balance(team).held();
        assertThat(held.isPositive()).isTrue();
        String code = lost.job().toString().substring(28);
        CurrentActor.runAs(
                person(Set.of(PlatformRole.ADMIN), Map.of()),
                () -> {
                    CasesView view = navigate("admin/jobs/" + lost.job(), CasesView.class);
                    assertThat(words(view))
                            .anyMatch(line -> line.contains("got no answer"))
                            .noneMatch(line -> line.contains("secret"));
                    press("Resolve by hand");
                    press("Resolve job");
                    assertThat(find(TextField.class).single().isInvalid()).isTrue();
                    choose(Outcome.FAILED);
                    find(TextArea.class).single().setValue("Support says it never came.");
                    find(TextField.class).single().setValue(code);
                    press("Release " + held.toWire() + " credits");
                    assertThat(words(view))
                            .contains("Nothing is left to decide. Nothing was settled.");
                });
        assertThat(house.get(team, lost.job()).state()).isEqualTo(JobState.FAILED);
        assertThat(balance(team).held()).isEqualTo(Credits.ZERO);
        assertThat(balance(team).available()).isEqualTo(Credits.of(1_000));
    }

    @Test
    void nobodyElseFindsThePage() {
        TeamId team = house.team(Credits.of(1));
        Actor owner = person(Set.of(), Map.of(team, TeamRole.OWNER));
        Actor finance = person(Set.of(PlatformRole.FINANCE), Map.of());
        for (Actor stranger : List.of(owner, finance)) {
            assertThatThrownBy(() ->
                            CurrentActor.runAs(
                                    stranger, () -> navigate("admin/jobs", CasesView.class)))
                    .hasMessageContaining("NotFoundView");
        }
    }

    private Actor person(Set<PlatformRole> roles, Map<TeamId, TeamRole> teams) {
        UserId user =
                HouseFixtures.asSystem(() ->
                        people.create(
                                UUID.randomUUID() + "@example.com",
                                "Ada A.",
                                AccessFixtures.PASSWORD,
                                roles));
        return Actor.person(user, "Ada A.", roles, teams);
    }

    @SuppressWarnings("unchecked")
    private void choose(Outcome outcome) {
        RadioButtonGroup<Outcome> group = find(RadioButtonGroup.class).single();
        group.setValue(outcome);
    }

    private void press(String text) {
        Button button =
                find(Button.class).all().stream()
                        .filter(one -> one.getText().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no button " + text));
        test(button).click();
    }

    private List<String> words(Component view) {
        return find(Paragraph.class, view).all().stream().map(Paragraph::getText).toList();
    }

    private Balance balance(TeamId team) {
        return HouseFixtures.asSystem(() -> budgets.balance(team));
    }
}
