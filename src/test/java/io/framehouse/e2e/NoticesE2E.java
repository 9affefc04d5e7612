package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.framehouse.credits.BudgetAlert;
import io.framehouse.credits.BudgetData;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.JobLost;
import io.framehouse.jobs.LateSuccess;
import io.framehouse.jobs.UnknownReason;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.Teams;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What happens in a team reaches its owner's bell while they look at something else. */
class NoticesE2E extends HouseStory {
    private static final String VIEWER = "vera@nord.example";

    @Autowired Teams teams;
    @Autowired TeamTransactions transactions;
    @Autowired ApplicationEventPublisher events;

    @Test
    void anAlertRingsTheBellAndLeadsToTheBudgets() {
        as(
                OWNER,
                "notices",
                page -> {
                    page.navigate(NORD + "/gallery");
                    bell(page).waitFor();
                    long before = unread(page);
                    reach(80);
                    assertThat(bell(page)).hasAccessibleName(words(before + 1));
                    bell(page).click();
                    Locator list = page.getByRole(AriaRole.DIALOG);
                    Locator first = list.getByRole(AriaRole.LINK).first();
                    assertThat(first).containsText("Team budget is at 80 %");
                    assertThat(first).containsText("4,000 of 5,000 credits");
                    reach(100);
                    assertThat(first).containsText("Team budget is used up");
                    assertThat(bell(page)).hasAccessibleName(words(before + 2));
                    Accessibility.check(page);
                    first.click();
                    page.waitForURL("**" + NORD + "/budgets");
                    assertThat(bell(page)).hasAccessibleName(words(before + 1));
                    bell(page).click();
                    button(page, "Mark all read").click();
                    assertThat(bell(page)).hasAccessibleName("No unread notices");
                    page.getByRole(
                                    AriaRole.LINK,
                                    new Page.GetByRoleOptions().setName("All notices \u2192"))
                            .click();
                    page.waitForURL("**/me/notices");
                    assertThat(heading(page, "Notices").first()).isVisible();
                    assertThat(page.locator("main").getByText("Team budget is used up").first())
                            .isVisible();
                    Accessibility.check(page);
                });
    }

    @Test
    @Tag("chaos")
    void bellAndPageFitEveryScreenInBothThemes() {
        reach(50);
        lose();
        as(OWNER, "notices", NoticesE2E::look);
        as(VIEWER, "notices-empty", NoticesE2E::lookEmpty);
    }

    private static void look(Page page) {
        page.navigate("/me/notices");
        page.locator("main").getByText("Team budget is at 50 %").first().waitFor();
        Browser.inEveryLook(page, look -> seen(page, look + "-page"));
        bell(page).click();
        Browser.inEveryLook(
                page,
                look -> {
                    Locator links = page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.LINK);
                    assertThat(links.first()).isVisible();
                    seen(page, look + "-bell");
                });
        page.setViewportSize(320, 640);
        fits(page);
        assertThat(bell(page)).isInViewport();
    }

    private static void lookEmpty(Page page) {
        page.navigate("/me/notices");
        heading(page, "No notices").first().waitFor();
        bell(page).click();
        page.getByRole(AriaRole.DIALOG).getByText("No notices").waitFor();
        Browser.inEveryLook(page, look -> seen(page, look + "-empty"));
    }

    private static void seen(Page page, String name) {
        picture(page, "notices-" + name);
        Accessibility.check(page);
        fits(page);
    }

    private static void fits(Page page) {
        Assertions.assertThat(
                        (Boolean)
                                page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scroll")
                .isTrue();
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", name + ".png")));
    }

    private void reach(int percent) {
        TeamId nord = nord();
        BudgetAlert alert =
                new BudgetAlert(
                        nord,
                        UUID.randomUUID(),
                        BudgetData.Scope.TEAM,
                        null,
                        BudgetData.Period.MONTH,
                        true,
                        percent,
                        Credits.of(5_000),
                        Credits.of(50L * percent),
                        Instant.parse("2026-11-30T22:00:00Z"));
        transactions.runInTeam(nord, () -> events.publishEvent(alert));
    }

    private void lose() {
        TeamId nord = nord();
        JobLost lost = new JobLost(nord, JobId.random(), UnknownReason.SUBMIT_UNANSWERED);
        LateSuccess late = new LateSuccess(nord, JobId.random(), Credits.parse("128400.5"));
        transactions.runInTeam(nord, () -> events.publishEvent(lost));
        transactions.runInTeam(nord, () -> events.publishEvent(late));
    }

    private TeamId nord() {
        return HouseFixtures.asSystem(() -> teams.findBySlug("studio-nord").orElseThrow().id());
    }

    private static Locator bell(Page page) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(Pattern.compile("unread notice")));
    }

    private static long unread(Page page) {
        String name = bell(page).getAttribute("aria-label");
        return name.startsWith("No ") ? 0 : Long.parseLong(name.split(" ", 2)[0]);
    }

    private static String words(long count) {
        return count == 1 ? "1 unread notice" : count + " unread notices";
    }
}
