package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.framehouse.catalog.PriceBook;
import io.framehouse.jobs.HouseFixtures;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody goes on from a video they have: nothing typed is lost, and one press makes several. */
class UseAgainE2E extends HouseStory {
    private static final String MODEL = "viduq2_turbo_img2video";
    private static final String OTHER = "viduq3-pro";

    @Autowired PriceBook prices;

    @Test
    void aVideoIsUsedAgainWithoutLosingWhatWasTyped() {
        as(
                OWNER,
                "use-again",
                page -> {
                    fillIn(page, NORD, MODEL, "A red car in the rain");
                    send(page);
                    page.getByText("View job").first().click();
                    page.waitForURL("**" + NORD + "/jobs/**");
                    String job = page.url();
                    LocatorAssertions.IsVisibleOptions patient =
                            new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);
                    assertThat(button(page, "Use last frame as start image")).isVisible(patient);

                    whatWasTypedStays(page);
                    theLastFrameBecomesTheStartImage(page, job);
                    threeSeedsAtOnce(page);
                    theLibraryHasThePictures(page);
                    startsFromTheGallery(page);
                });
    }

    /** Other stories of the shared house know the first prices. */
    @AfterEach
    void theFirstPriceAgain() {
        publish(1);
    }

    /** So many times the first price of a second. */
    private void publish(int times) {
        HouseFixtures.asSystem(() -> {
            ObjectNode rule = prices.versions(MODEL).getLast().rule().deepCopy();
            for (JsonNode row : rule.path("rows")) {
                ArrayNode seconds = (ArrayNode) row.path("seconds");
                for (int i = 0; i < seconds.size(); i++) {
                    seconds.set(i, seconds.get(i).decimalValue().multiply(new BigDecimal(times)));
                }
            }
            return prices.publish(MODEL, rule, null, "Use again");
        });
    }

    private static void startsFromTheGallery(Page page) {
        page.navigate(NORD + "/create");
        page.getByLabel("Prompt").first().fill("The robot sits down");
        assertThat(page.locator(".prompt__counter")).hasText(Pattern.compile("^19\\b"));
        button(page, "Start from gallery").click();
        Locator picker = dialog(page);
        picker.getByLabel("Search videos").fill("red car");
        assertThat(picker.locator(".image-grid__video")).not().hasCount(0);
        Accessibility.check(page);
        button(page, "Same settings of A red car in the rain").first().click();
        assertThat(heading(page, "Reuse settings from \"A red car in the rain\"")).isVisible();
        assertThat(tick(page, "Prompt")).not().isChecked();
        page.keyboard().press("Escape");
        button(page, "Start from gallery").click();
        dialog(page);
        button(page, "Last frame of A red car in the rain").first().click();
        assertThat(page.locator(".create-note")).containsText("Start image: Last frame");
        assertThat(page.getByLabel("Prompt").first()).hasValue("The robot sits down");
    }

    private static void whatWasTypedStays(Page page) {
        String job = page.url().replaceAll(".*/jobs/([0-9a-f-]{36}).*", "$1");
        page.navigate(NORD + "/create?model=" + OTHER);
        page.getByLabel("Prompt").first().fill("The robot waves");
        // What is typed is kept after a pause; the server has it once it counts it.
        assertThat(page.locator(".prompt__counter")).hasText(Pattern.compile("^15\\b"));
        page.navigate(NORD + "/create?from=" + job);
        Locator dialog = dialog(page);
        assertThat(dialog).containsText("You typed this: not replaced");
        assertThat(tick(page, "Prompt")).not().isChecked();
        assertThat(tick(page, "Seed")).not().isChecked();
        Accessibility.check(page);
        tick(page, "Model").check();
        settled(page);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Apply \\d+ setting")))
                .click();
        assertThat(page.getByLabel("Prompt").first()).hasValue("The robot waves");
        assertThat(page.locator(".create-note")).containsText("applied");
        assertThat(page.locator(".pictures__row")).hasCount(1);
    }

    private static Locator tick(Page page, String setting) {
        return page.getByRole(
                AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(setting).setExact(true));
    }

    private static void theLastFrameBecomesTheStartImage(Page page, String job) {
        page.navigate(job);
        button(page, "Use last frame as start image").click();
        page.waitForURL("**" + NORD + "/create**");
        assertThat(page.locator(".pictures__row")).containsText("Last frame of A red car");
        assertThat(page.locator(".create-note")).containsText("Start image: Last frame");
        assertThat(page.getByLabel("Prompt").first()).hasValue("The robot waves");
    }

    /** The price rises between the look and the press: it is seen, and pressed again. */
    private void threeSeedsAtOnce(Page page) {
        button(page, "Create several\u2026").click();
        Locator dialog = dialog(page);
        assertThat(dialog).containsText("3 \u00d7 ");
        Accessibility.check(page);
        Locator create =
                page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName(Pattern.compile("^Create 3 videos . hold ")));
        String before = create.innerText();
        publish(2);
        create.click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("The price changed: ");
        assertThat(create).not().hasText(before);
        assertThat(create).isEnabled();
        Accessibility.check(page);
        create.click();
        assertThat(page.getByText("3 of 3 videos are on their way").first()).isVisible();
        assertThat(dialog.getByRole(AriaRole.LINK)).hasCount(3);
        String first = dialog.getByRole(AriaRole.LINK).first().getAttribute("href");
        button(page, "Close").click();
        page.navigate("/" + first);
        assertThat(page.getByText("3 made together").first()).isVisible();
    }

    private static void theLibraryHasThePictures(Page page) {
        page.navigate(NORD + "/library");
        Locator frame =
                page.locator(".library-tile")
                        .filter(new Locator.FilterOptions().setHasText("Last frame of A red car"));
        assertThat(frame).containsText("Used in 3 jobs");
        Accessibility.check(page);
        frame.getByRole(AriaRole.MENUITEM).first().click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Pin image")).click();
        assertThat(frame).containsText("Pinned");
        page.getByLabel("Search file names and people").fill("Last frame");
        assertThat(page.locator(".library-tile")).hasCount(1);
        page.navigate(NORD + "/create");
        button(page, "Replace").first().click();
        button(page, "Choose start image from library or gallery").click();
        Locator dialog = dialog(page);
        assertThat(dialog.locator(".image-grid__pick").first()).isVisible();
        Accessibility.check(page);
        dialog.getByText("From gallery").click();
        assertThat(dialog.getByText("Last frame").first()).isVisible();
    }
}
