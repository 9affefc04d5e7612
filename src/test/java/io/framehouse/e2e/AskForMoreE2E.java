package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetLimits;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A refused job, a request, an answer, the same job again: nobody reloads and nothing is lost. */
class AskForMoreE2E extends HouseStory {
    private static final String MEMBER = "mika@nord.example";
    private static final String PROMPT = "A kite over the harbour";
    private static final LocatorAssertions.IsVisibleOptions SLOWLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    @Autowired Teams teams;
    @Autowired BudgetLimits limits;
    private TeamId nord;
    private UUID budget;

    @BeforeEach
    void mikaMaySpendThirty() {
        nord = HouseFixtures.asSystem(() -> teams.findBySlug("studio-nord").orElseThrow().id());
        UUID mika =
                HouseFixtures.asSystem(() -> teams.members(nord)).stream()
                        .filter(member -> member.email().equals(MEMBER))
                        .findFirst()
                        .orElseThrow()
                        .userId()
                        .value();
        BudgetData thirty =
                new BudgetData(
                        Scope.MEMBER, mika, Period.MONTH, Credits.of(30), true, List.of(100));
        budget = HouseFixtures.asSystem(() -> limits.set(nord, thirty, "story")).id();
    }

    @AfterEach
    void mikaIsFreeAgain() {
        HouseFixtures.asSystem(() -> {
            limits.remove(nord, budget, "story");
            return nord;
        });
    }

    @Test
    void aMemberAsksForMoreAndAnOwnerApprovesIt() {
        as(
                OWNER,
                "ask-owner",
                owner -> {
                    owner.navigate(NORD + "/budgets/requests");
                    assertThat(heading(owner, "No open requests")).isVisible();
                    as(MEMBER, "ask-member", member -> story(owner, member));
                });
    }

    private static void story(Page owner, Page member) {
        fillIn(member, NORD, "viduq2_turbo_img2video", PROMPT);
        assertThat(member.getByText("Your budget is 10 credits short").first()).isVisible();
        assertThat(chip(member, "30")).isVisible();
        ask(member);
        assertThat(member.getByLabel("Prompt").first()).hasValue(PROMPT);

        answer(owner);
        assertThat(chip(member, "90")).isVisible();
        // Not the notice of the same words, which waits behind the bell.
        assertThat(member.locator("main").getByText("60 credits more until").first()).isVisible();
        assertThat(member.getByLabel("Prompt").first()).hasValue(PROMPT);
        send(member);
        assertThat(member.getByText("Done").first()).isVisible(SLOWLY);
        assertThat(chip(member, "50")).isVisible();

        endRaise(owner);
        assertThat(
                        member.getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions()
                                        .setName(Pattern.compile("Available to you: 0 credits"))))
                .isVisible();
    }

    /** From the refusal on the form, which stays as it is. */
    private static void ask(Page member) {
        button(member, "Ask for 10 credits more").click();
        assertThat(member.getByLabel("Amount in credits").first()).hasValue("50");
        assertThat(member.getByText("Goes to Aino Koskinen.").first()).isVisible();
        button(member, "Send request").click();
        assertThat(member.getByText("Say why, so that others can decide quickly.").first())
                .isVisible();
        member.getByLabel("Why").first().fill("Client demo on Friday.");
        Accessibility.check(member);
        button(member, "Send request").click();
        assertThat(member.getByText("Waiting for approval").first()).isVisible();
        assertThat(button(member, "Withdraw request")).isVisible();
    }

    /** The request came by itself; another amount than asked for is given. */
    private static void answer(Page owner) {
        assertThat(heading(owner, "Mika Peltonen asks for 50 credits more")).isVisible();
        assertThat(owner.locator(".request-card").getByText("Client demo on Friday.")).isVisible();
        Accessibility.check(owner);
        button(owner, "Approve other amount").click();
        owner.getByLabel("Amount in credits").first().fill("60");
        button(owner, "Approve").click();
        assertThat(heading(owner, "No open requests")).isVisible();
    }

    private static void endRaise(Page owner) {
        owner.navigate(NORD + "/budgets/members");
        assertThat(owner.getByText(Pattern.compile("^Raised until ")).first()).isVisible();
        owner.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions()
                                .setName(Pattern.compile("^Actions for Mika Peltonen")))
                .click();
        owner.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("End raise"))
                .click();
        owner.getByLabel("Reason").first().fill("The demo is over.");
        button(owner, "End raise").click();
        assertThat(owner.getByText(Pattern.compile("^Raised until "))).hasCount(0);
    }

    private static Locator chip(Page page, String credits) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions()
                        .setName(
                                "Available to you: " + credits + " credits. Open budget details."));
    }
}
