package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.Budgets;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the console says where budget or allowlist refuse. */
class RefusalE2E extends HouseStory {
    private static final String ACME_OWNER = "otto@acme.example";

    @Autowired Teams teams;
    @Autowired Budgets budgets;

    @Test
    void aBudgetThatIsTooSmallIsToldBeforeAnythingIsHeld() {
        TeamId acme = acme();
        limit(acme, Credits.of(30));
        as(
                ACME_OWNER,
                "refusal-budget",
                page -> {
                    fillIn(page, ACME, "viduq2_turbo_img2video", "Too dear");
                    assertThat(page.getByText(Pattern.compile("short")).first()).isVisible();
                });
        Assertions.assertThat(HouseFixtures.asSystem(() -> budgets.balance(acme)).held())
                .isEqualTo(Credits.ZERO);
        limit(acme, Credits.of(200));
    }

    @Test
    void whatTheTeamMayNotUseIsSaidBesideTheChoice() {
        as(
                ACME_OWNER,
                "refusal-allowlist",
                page -> {
                    page.navigate(ACME + "/create?model=viduq3-pro");
                    assertThat(heading(page, "Create video")).isVisible();
                    assertThat(
                                    page.getByRole(
                                            AriaRole.RADIO,
                                            new Page.GetByRoleOptions()
                                                    .setName(Pattern.compile("Vidu Q2 Pro Fast"))))
                            .hasCount(0);
                    assertThat(page.getByText(Pattern.compile("not allowed")).first()).isVisible();
                });
    }

    private TeamId acme() {
        return HouseFixtures.asSystem(() -> teams.findBySlug("acme-films").orElseThrow().id());
    }

    private void limit(TeamId team, Credits credits) {
        HouseFixtures.asSystem(() ->
                budgets.replace(
                        team,
                        List.of(
                                new BudgetData(
                                        BudgetData.Scope.TEAM,
                                        null,
                                        BudgetData.Period.MONTH,
                                        credits,
                                        true,
                                        List.of(80)))));
    }
}
