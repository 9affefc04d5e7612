package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.framehouse.sandbox.FaultMix;
import io.framehouse.sandbox.SandboxProvider;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Somebody looks through many videos: by keys, by pointer, by words, and while the storage fails.
 */
class GalleryE2E extends HouseStory {
    private static final String PROMPT = "A lighthouse over the harbour";
    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);

    private static final String ALL_AWAY =
            "submit_closed_early:100,poll_hang:100,list_hang:100,file_expired:100";
    private static final Pattern BROKEN =
            Pattern.compile("Error id|Something went wrong|Exception|Could not load");

    @Autowired SandboxProvider sandbox;

    @AfterEach
    void onlyRealVideosStay() {
        new GalleryRows(database).remove();
    }

    @Test
    void aWallIsWalkedPlayedNarrowedAndFoundAgain() {
        as(
                OWNER,
                "gallery",
                Browser.Screen.DESKTOP,
                ColorScheme.LIGHT,
                Browser.Motion.FULL,
                page -> {
                    makeVideos(page);
                    keysMoveOpenAndStar(page);
                    hoverPlaysAndLeavingStops(page);
                    theAddressBringsTheSameWallBack(page);
                    savedSearchesAreKeptOpenedAndGoAgain(page);
                    whatIsTypedWronglyStaysAndIsTold(page);
                    nothingFoundSaysWhatToClear(page);
                    aSearchThatIsBeingPreparedSaysSo(page);
                    aProviderThatIsAwayIsNotMissed(page);
                    aStorageThatIsAwayIsSaid(page);
                });
    }

    private void makeVideos(Page page) {
        fillIn(page, NORD, "viduq3-pro", PROMPT);
        send(page);
        page.navigate(NORD + "/gallery");
        Locator made =
                page.locator(".tile[data-state='ready']")
                        .filter(new Locator.FilterOptions().setHasText(PROMPT));
        // It came by itself, and so do its picture and its film.
        assertThat(made.first().locator("img")).isVisible(PATIENT);
        new GalleryRows(database).likeThe(PROMPT, 80);
        page.navigate(NORD + "/gallery?q=copy");
        assertThat(page.getByText("80 videos")).isVisible();
        assertThat(page.locator(".wall__month").first()).isVisible();
        Accessibility.check(page);
    }

    private static void keysMoveOpenAndStar(Page page) {
        List<String> ids = ids(page);
        page.mouse().move(2, 2);
        page.locator(".tile[tabindex='0']").focus();
        Assertions.assertThat(page.locator(".tile[tabindex='0']").count()).isOne();
        page.keyboard().press("ArrowRight");
        Assertions.assertThat(focused(page)).isEqualTo(ids.get(1));
        page.keyboard().press("ArrowDown");
        Assertions.assertThat(ids.indexOf(focused(page))).isGreaterThan(2);
        page.keyboard().press("ArrowUp");
        focusPlaysAndSpacePausesAndGoesOn(page, ids.getFirst());
        page.keyboard().press("s");
        Locator star = page.locator(".tile__star[aria-pressed='true']");
        assertThat(star).hasCount(1);
        page.keyboard().press("Enter");
        page.waitForURL("**item=" + ids.getFirst());
        assertThat(page.locator("frame-player video")).isVisible(PATIENT);
        page.keyboard().press("Escape");
        page.waitForURL(address -> !address.contains("item="));
        page.waitForFunction("id => document.activeElement?.dataset?.item === id", ids.getFirst());
        page.navigate(NORD + "/gallery?starred=yes");
        assertThat(page.getByText("1 video", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        Assertions.assertThat(ids(page)).containsExactly(ids.getFirst());
    }

    private static void focusPlaysAndSpacePausesAndGoesOn(Page page, String first) {
        // However slow the machine is, the film does not end before somebody looked.
        page.evaluate(
                "() => document.addEventListener('play', event => event.target.loop = true, true)");
        page.keyboard().press("Home");
        Assertions.assertThat(focused(page)).isEqualTo(first);
        page.waitForFunction("() => document.querySelector('.tile__hover')?.currentTime > 0.1");
        page.keyboard().press("Space");
        page.waitForFunction("() => document.querySelector('.tile__hover').paused");
        page.keyboard().press("Space");
        page.waitForFunction("() => !document.querySelector('.tile__hover').paused");
        page.keyboard().press("Space");
        page.waitForFunction("() => document.querySelector('.tile__hover').paused");
    }

    private static void hoverPlaysAndLeavingStops(Page page) {
        page.navigate(NORD + "/gallery?q=copy");
        Locator tile = page.locator(".tile[data-preview]").nth(1);
        assertThat(tile).isVisible();
        String preview = tile.getAttribute("data-preview");
        List<String> ended = new CopyOnWriteArrayList<>();
        page.onRequestFailed(request -> ended.add(request.url()));
        tile.hover();
        page.waitForFunction(
                "() => { const v = document.querySelector('.tile__hover');"
                        + " return v && v.muted && v.currentTime > 0.1; }");
        Assertions.assertThat(page.locator(".tile__hover").getAttribute("src")).isEqualTo(preview);
        page.mouse().move(2, 2);
        assertThat(page.locator(".tile__hover")).hasCount(0);
        // A film that is still on its way when the pointer leaves is not fetched to its end.
        Locator other = page.locator(".tile[data-preview]").nth(2);
        String held = other.getAttribute("data-preview");
        page.route("**" + held, route -> {});
        page.waitForRequest("**" + held, other::hover);
        page.mouse().move(2, 2);
        page.waitForCondition(() -> ended.stream().anyMatch(url -> url.endsWith(held)));
        page.unroute("**" + held);
    }

    private static void theAddressBringsTheSameWallBack(Page page) {
        page.navigate(NORD + "/gallery");
        page.getByLabel("Search prompts, titles and notes").first().fill("copy 7");
        page.waitForURL("**q=copy%207**");
        page.getByLabel("Order").first().click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName("Oldest first").setExact(true))
                .click();
        page.waitForURL("**sort=oldest**");
        settled(page);
        assertThat(page.getByText("11 videos")).isVisible();
        List<String> ids = ids(page);
        String address = page.url();
        page.navigate("about:blank");
        page.navigate(address);
        assertThat(page.getByText("11 videos")).isVisible();
        Assertions.assertThat(ids(page)).isEqualTo(ids);
        assertThat(button(page, "Remove filter Search: copy 7")).isVisible();
    }

    /** By keys alone until it is opened. */
    private static void savedSearchesAreKeptOpenedAndGoAgain(Page page) {
        page.navigate(NORD + "/gallery?q=copy%207&sort=oldest");
        assertThat(page.getByText("11 videos")).isVisible();
        button(page, "Saved searches").focus();
        page.keyboard().press("Enter");
        dialog(page);
        assertThat(heading(page, "No saved searches yet")).isVisible();
        Accessibility.check(page);
        page.getByLabel("Save what the wall shows as").last().fill("Sevens, <b>oldest</b> first");
        page.keyboard().press("Enter");
        Locator saved = page.locator(".searches__link");
        assertThat(saved).containsText("Sevens, <b>oldest</b> first");
        assertThat(saved).containsText("Only you, shown now");
        Accessibility.check(page);
        page.navigate(NORD + "/gallery");
        button(page, "Saved searches").click();
        dialog(page);
        saved.click();
        page.waitForURL(address -> address.contains("q=copy") && address.contains("sort=oldest"));
        assertThat(page.getByText("11 videos")).isVisible();
        assertThat(saved).hasCount(0);
        button(page, "Saved searches").click();
        ofSearch(page, "Sevens, <b>oldest</b> first", "Share with the team");
        assertThat(saved).containsText("Team, by you, shown now");
        ofSearch(page, "Sevens, <b>oldest</b> first", "Rename search");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).last().fill("Sevens");
        page.keyboard().press("Enter");
        assertThat(page.locator(".searches__name")).hasText("Sevens");
        ofSearch(page, "Sevens", "Delete search");
        Locator question = page.getByRole(AriaRole.ALERTDIALOG);
        assertThat(question).containsText("Everybody in the team loses this search.");
        question.getByText("Delete search", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(heading(page, "No saved searches yet")).isVisible();
        button(page, "Close").click();
    }

    private static void ofSearch(Page page, String search, String verb) {
        settled(page);
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("Actions for " + search))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(verb)).click();
        settled(page);
    }

    private static void whatIsTypedWronglyStaysAndIsTold(Page page) {
        page.navigate(NORD + "/gallery?q=copy");
        assertThat(page.getByText("80 videos")).isVisible();
        button(page, "All filters").click();
        dialog(page);
        Locator from = page.getByLabel("Cost in credits, from").last();
        from.fill("12x");
        Locator wrong = page.locator("vaadin-text-field[invalid]");
        assertThat(wrong)
                .containsText(
                        "Cost from is \u201c12x\u201d. Write credits from 0 to 1,000,000,000");
        assertThat(from).hasValue("12x");
        Assertions.assertThat(page.url()).doesNotContain("cost=");
        Accessibility.check(page);
        from.fill("0");
        page.waitForURL("**cost=0..**");
        assertThat(wrong).hasCount(0);
        button(page, "Show 80 videos").click();
        String words = "abcdefghijklmnopqrstuvwxyz1234567";
        page.navigate(NORD + "/gallery?q=" + String.join("+", words.split("")));
        assertThat(heading(page, "This is not looked for")).isVisible();
        assertThat(page.getByText("Search has 33 words; up to 32 are looked for.")).isVisible();
    }

    private void aSearchThatIsBeingPreparedSaysSo(Page page) {
        new GalleryRows(database)
                .whileWordsAreDue(() -> {
                    page.navigate(NORD + "/gallery?q=copy");
                    assertThat(page.getByText("Search is being prepared").first()).isVisible();
                    assertThat(page.locator(".tile").first()).isVisible();
                    page.navigate(NORD + "/gallery?q=zebra");
                    assertThat(heading(page, "Nothing found so far")).isVisible();
                    assertThat(heading(page, "No videos match")).hasCount(0);
                    page.navigate(NORD + "/gallery");
                    assertThat(page.locator(".tile").first()).isVisible();
                    assertThat(page.getByText("Search is being prepared")).hasCount(0);
                });
        page.navigate(NORD + "/gallery?q=zebra");
        assertThat(heading(page, "No videos match")).isVisible();
    }

    /** The wall, what is found, and what a video was made with are ours. */
    private void aProviderThatIsAwayIsNotMissed(Page page) {
        sandbox.faults().mix(FaultMix.parse(ALL_AWAY, 1));
        try {
            page.navigate(NORD + "/gallery");
            assertThat(page.locator(".tile").first()).isVisible();
            page.getByLabel("Search prompts, titles and notes").first().fill("lighthouse");
            page.waitForURL("**q=lighthouse**");
            Locator found = page.locator(".tile");
            assertThat(found).hasCount(1);
            found.click();
            page.waitForURL("**item=**");
            assertThat(page.locator("frame-player video")).isVisible(PATIENT);
            assertThat(page.getByText(PROMPT).first()).isVisible();
            assertThat(page.getByText(BROKEN)).hasCount(0);
        } finally {
            sandbox.faults().clear();
        }
    }

    private static void nothingFoundSaysWhatToClear(Page page) {
        page.navigate(NORD + "/gallery?q=zebra&ratio=9:16");
        assertThat(heading(page, "No videos match")).isVisible();
        assertThat(page.getByText("clear the search words and Ratio")).isVisible();
        button(page, "Clear filters").click();
        assertThat(page.locator(".tile").first()).isVisible();
    }

    private static void aStorageThatIsAwayIsSaid(Page page) {
        page.route(
                Pattern.compile(".*/media/.*"),
                route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        page.navigate(NORD + "/gallery?q=copy");
        Locator banner = page.getByText("The storage cannot be reached.");
        assertThat(banner.first()).isVisible();
        assertThat(page.locator(".tile__caption").first()).isVisible();
        page.unroute(Pattern.compile(".*/media/.*"));
        page.unrouteAll();
        button(page, "Try again").click();
        assertThat(page.locator(".wall__banner")).isHidden();
        assertThat(page.locator(".tile__cover").first()).isVisible();
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("document.activeElement?.dataset?.item"));
    }

    private static List<String> ids(Page page) {
        assertThat(page.locator(".tile").first()).isVisible();
        return page.locator(".tile").all().stream()
                .map(tile -> tile.getAttribute("data-item"))
                .toList();
    }
}
