package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.AppCodes;
import io.framehouse.access.FactorRules;
import io.framehouse.access.People;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Teams;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A team begins to ask for a second step while one of its people works: the open page leads there,
 * by whatever way, and the next sign-in asks for it.
 */
class SecondFactorE2E extends HouseStory {
    private static final String EMAIL = "sofia.second@nord.example";

    @Autowired People people;
    @Autowired Teams teams;
    @Autowired FactorRules rules;

    @Test
    void aTeamAsksForASecondStepAndAnAppGivesIt() {
        TeamId team = AccessFixtures.team(teams, "Second Step");
        String slug = HouseFixtures.asSystem(() -> teams.get(team).slug());
        HouseFixtures.asSystem(() -> {
            UserId sofia = people.create(EMAIL, "Sofia S.", "framehouse-demo", Set.of());
            return teams.putMember(team, sofia, TeamRole.OWNER);
        });
        as(EMAIL, "second-factor", page -> story(page, team, "/t/" + slug));
    }

    @Test
    void somebodySetsAnAppUpOfTheirOwnAccord() {
        String email = "selma.second@nord.example";
        TeamId team = AccessFixtures.team(teams, "Own Accord");
        HouseFixtures.asSystem(() -> {
            UserId selma = people.create(email, "Selma S.", "framehouse-demo", Set.of());
            return teams.putMember(team, selma, TeamRole.MEMBER);
        });
        as(
                email,
                "own-second-factor",
                page -> {
                    page.navigate("/me/security");
                    button(page, "Set up two-step sign-in").click();
                    assertThat(heading(page, "Set up two-step sign-in")).isVisible();
                    giveCode(page, "000000", "Turn on");
                    assertThat(page.getByRole(AriaRole.ALERT).first())
                            .containsText("The code is not right");
                    String secret = page.locator(".app-secret__text").innerText();
                    giveCode(page, AppCodes.at(secret, Instant.now()), "Turn on");
                    assertThat(heading(page, "Two-step sign-in is on")).isVisible();
                    button(page, "Make recovery codes").click();
                    assertThat(page.getByRole(AriaRole.LISTITEM)).hasCount(10);
                    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Continue"))
                            .click();
                    assertThat(page.getByText("On. 10 recovery codes are left.")).isVisible();
                    Accessibility.check(page);
                });
    }

    private void story(Page page, TeamId team, String home) {
        AtomicReference<String> sent = new AtomicReference<>("");
        page.onRequest(request -> {
            if (request.url().contains("v-r=uidl")) {
                sent.set(request.url());
            }
        });
        page.navigate(home + "/members");
        assertThat(heading(page, "Members")).isVisible();
        HouseFixtures.asSystem(() -> {
            rules.teamDemands(team, true);
            return team;
        });
        byHandNothingOpens(page, sent.get());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("API keys"))
                .first()
                .click();

        assertThat(page).hasURL(Pattern.compile(".*/login/second.*"));
        assertThat(heading(page, "Set up two-step sign-in")).isVisible();
        Accessibility.check(page);
        page.navigate(home + "/keys");
        assertThat(heading(page, "Set up two-step sign-in")).isVisible();
        String secret = page.locator(".app-secret__text").innerText();
        giveCode(page, AppCodes.at(secret, Instant.now()), "Turn on");

        assertThat(heading(page, "Two-step sign-in is on")).isVisible();
        button(page, "Make recovery codes").click();
        assertThat(page.getByRole(AriaRole.LISTITEM)).hasCount(10);
        List<String> codes = page.getByRole(AriaRole.LISTITEM).allInnerTexts();
        Accessibility.check(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Continue")).click();
        assertThat(heading(page, "API keys")).isVisible();

        page.context().clearCookies();
        signIn(page, codes, secret, home);
    }

    /** What the router's own requests carry, sent by hand from the page that is still open. */
    private static void byHandNothingOpens(Page page, String address) {
        Assertions.assertThat(address).as("what the page itself sends").contains("v-uiId=");
        APIResponse answer =
                page.request()
                        .post(
                                address,
                                RequestOptions.create()
                                        .setHeader("Content-Type", "application/json")
                                        .setData("{\"csrfToken\":\"x\",\"rpc\":[],\"syncId\":0}"));
        Assertions.assertThat(answer.text())
                .contains("appError", "/login/second", "\"changes\":{}");
    }

    private static void signIn(Page page, List<String> codes, String secret, String home) {
        page.navigate("/login");
        page.getByLabel("Email").first().fill(EMAIL);
        page.getByLabel("Password").first().fill("framehouse-demo");
        button(page, "Sign in").first().click();
        assertThat(heading(page, "Two-step sign-in")).isVisible();
        Accessibility.check(page);
        page.navigate(home + "/keys");
        assertThat(heading(page, "Two-step sign-in")).isVisible();
        giveCode(page, "000000", "Sign in");
        assertThat(page.getByRole(AriaRole.ALERT).first())
                .containsText("The code is not right. You have 4 tries left");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Use a recovery code"))
                .click();
        Locator recovery = page.getByLabel("Recovery code").first();
        assertThat(recovery).isVisible();
        Accessibility.check(page);
        recovery.fill(codes.getFirst());
        button(page, "Sign in").click();
        page.waitForURL(address -> !address.contains("/login"));
        page.navigate(home + "/keys");
        assertThat(heading(page, "API keys")).isVisible();
    }

    private static void giveCode(Page page, String code, String submit) {
        page.getByLabel("Code from your app").first().fill(code);
        button(page, submit).click();
    }
}
