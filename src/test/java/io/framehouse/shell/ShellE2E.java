package io.framehouse.shell;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.framehouse.e2e.Accessibility;
import io.framehouse.e2e.Browser;
import io.framehouse.shared.Credits;
import io.framehouse.shared.LiveFeed;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The frame and the kit in a real browser, over fakes, in both themes and both sizes. */
@SpringBootTest(
        classes = KitApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "db-scheduler.enabled=false")
class ShellE2E {
    private static Browser browser;

    @LocalServerPort private int port;
    @Autowired private FakeMoney money;
    @Autowired private FakeWork work;

    @BeforeAll
    static void openBrowser() {
        browser = Browser.start();
    }

    @ParameterizedTest
    @CsvSource({
        "home, t/nord",
        "home-empty, t/new",
        "home-long, t/long",
        "not-found, t/nord/nothing",
        "kit, kit"
    })
    void pagesAreReachableForEverybody(String name, String address) {
        browser.story(
                name,
                url(),
                page -> {
                    page.navigate(address);
                    heading(page).waitFor();
                    page.waitForFunction(
                            "document.querySelector('vaadin-connection-indicator')?.loading !== true");
                    Browser.inEveryLook(page, look -> look(page, name + "-" + look));
                });
    }

    private void look(Page page, String picture) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", picture + ".png")));
        Accessibility.check(page);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scroll")
                .isTrue();
    }

    @Test
    void theBareAddressLeadsToTheFirstTeam() {
        browser.story(
                "root",
                url(),
                page -> {
                    page.navigate("");
                    page.waitForURL("**/t/nord");
                    assertThat(page).hasTitle("Home \u00b7 Studio Nord \u00b7 Framehouse");
                });
    }

    @Test
    void bothStylesheetsAreLoaded() {
        browser.story(
                "styles",
                url(),
                page -> {
                    page.navigate("t/nord");
                    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                            .waitFor();
                    assertThat(property(page, "--vaadin-gap-l")).isNotBlank();
                    assertThat(property(page, "--app-row")).isEqualTo("44px");
                });
    }

    @Test
    void anotherTeamsAddressLooksLikeAWrongOne() {
        browser.story(
                "stranger",
                url(),
                page -> {
                    page.navigate("t/nobody");
                    assertThat(page.getByRole(AriaRole.HEADING))
                            .containsText(new String[] {"Nothing here"});
                });
    }

    @Test
    void theBalanceFollowsTheLedgerWithoutReload() {
        browser.story(
                "balance",
                url(),
                page -> {
                    page.navigate("t/nord");
                    Locator chip = chip(page);
                    assertThat(chip).containsText("420");
                    money.spent = Credits.of(320);
                    money.changed(new LiveFeed.Signal(FakeTeam.NORD.id(), "balance", "any"));
                    assertThat(chip).containsText("120");
                    chip.click();
                    assertThat(page.getByText("Cannot be exceeded")).isVisible();
                    page.screenshot(
                            new Page.ScreenshotOptions()
                                    .setPath(Path.of("target", "screenshots", "balance.png")));
                    Accessibility.check(page);
                });
        money.spent = Credits.of(20);
    }

    @Test
    void changingTheTeamKeepsTheSection() {
        browser.story(
                "switch",
                url(),
                page -> {
                    page.navigate("t/nord");
                    page.getByRole(
                                    AriaRole.BUTTON,
                                    new Page.GetByRoleOptions()
                                            .setName(Pattern.compile("Change team")))
                            .click();
                    page.screenshot(
                            new Page.ScreenshotOptions()
                                    .setPath(Path.of("target", "screenshots", "switcher.png")));
                    page.getByRole(
                                    AriaRole.LINK,
                                    new Page.GetByRoleOptions()
                                            .setName(Pattern.compile("Brand New")))
                            .click();
                    page.waitForURL("**/t/new");
                    assertThat(page.getByText("No videos yet")).isVisible();
                });
    }

    @Test
    void eachBlockOfHomeFailsAlone() {
        work.broken = true;
        try {
            browser.story(
                    "broken",
                    url(),
                    page -> {
                        page.navigate("t/nord");
                        assertThat(page.getByText("Could not load your team's overview.").first())
                                .isVisible();
                        assertThat(page.getByText("Latest videos")).isVisible();
                        page.screenshot(
                                new Page.ScreenshotOptions()
                                        .setPath(Path.of("target", "screenshots", "broken.png")));
                    });
        } finally {
            work.broken = false;
        }
    }

    @Test
    void dialogsAskAndKeepTheSafeChoice() {
        browser.story(
                "dialog",
                url(),
                page -> {
                    page.navigate("kit");
                    page.getByRole(
                                    AriaRole.BUTTON,
                                    new Page.GetByRoleOptions().setName("Cancel job"))
                            .click();
                    page.getByText("The hold of 96 credits").waitFor();
                    page.screenshot(
                            new Page.ScreenshotOptions()
                                    .setPath(Path.of("target", "screenshots", "dialog.png")));
                    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep job"))
                            .click();
                    page.getByRole(
                                    AriaRole.BUTTON,
                                    new Page.GetByRoleOptions().setName("Primary action"))
                            .click();
                    assertThat(page.getByText("Key created.")).isVisible();
                    page.screenshot(
                            new Page.ScreenshotOptions()
                                    .setPath(Path.of("target", "screenshots", "toast.png")));
                });
    }

    @Test
    void theThemeCanBeChosen() {
        browser.story(
                "theme",
                url(),
                page -> {
                    page.navigate("t/nord");
                    page.getByRole(
                                    AriaRole.MENUITEM,
                                    new Page.GetByRoleOptions()
                                            .setName(Pattern.compile("theme and sign-out")))
                            .click();
                    page.getByRole(
                                    AriaRole.MENUITEM,
                                    new Page.GetByRoleOptions().setName("Theme").setExact(true))
                            .click();
                    page.getByText("Dark", new Page.GetByTextOptions().setExact(true)).click();
                    page.waitForFunction(
                            "getComputedStyle(document.documentElement).colorScheme === 'dark'");
                    page.screenshot(
                            new Page.ScreenshotOptions()
                                    .setPath(Path.of("target", "screenshots", "theme.png")));
                });
    }

    @Test
    void aLostConnectionIsSaidAndTakenBack() {
        browser.story(
                "offline",
                url(),
                page -> {
                    page.navigate("t/nord");
                    heading(page).waitFor();
                    page.context().setOffline(true);
                    Locator bar = page.locator(".connection-bar");
                    assertThat(bar).containsText("No connection. Trying again");
                    page.context().setOffline(false);
                    assertThat(bar).hasCount(0);
                });
    }

    @Test
    void idsAreCopiedWholeAndSaidAloud() {
        browser.story(
                "copy",
                url(),
                page -> {
                    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
                    page.navigate("kit");
                    page.getByRole(
                                    AriaRole.BUTTON,
                                    new Page.GetByRoleOptions().setName("Copy job id"))
                            .click();
                    assertThat(page.locator("#live-polite")).hasText("Copied job id");
                    assertThat(page.evaluate("navigator.clipboard.readText()"))
                            .isEqualTo("0199aa11-2222-7333-8444-5555666691ab");
                });
    }

    @Test
    void theKeyboardFindsTheSkipLinkFirst() {
        browser.story(
                "skip",
                url(),
                page -> {
                    page.navigate("t/nord");
                    heading(page).waitFor();
                    page.keyboard().press("Tab");
                    assertThat(page.getByText("Skip to content")).isFocused();
                    page.keyboard().press("Enter");
                    assertThat(page.locator("main")).isFocused();
                });
    }

    private static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    private static Locator chip(Page page) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(Pattern.compile("Available to you")));
    }

    private static String property(Page page, String name) {
        return (String)
                page.evaluate(
                        "name =>"
                                + " getComputedStyle(document.documentElement).getPropertyValue(name)",
                        name);
    }

    private String url() {
        return "http://localhost:" + port + "/";
    }
}
