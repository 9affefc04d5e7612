package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody looks through many videos: by keys, by pointer, by words, and while the storage fails.
 */
class GalleryE2E extends HouseStory {
    private static final String PROMPT = "A kite over the harbour";
    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);

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
                    nothingFoundSaysWhatToClear(page);
                    aStorageThatIsAwayIsSaid(page);
                });
    }

    private void makeVideos(Page page) {
        fillIn(page, NORD, "viduq3-pro", PROMPT);
        send(page);
        page.navigate(NORD + "/gallery");
        Locator made = page.locator(".tile").filter(new Locator.FilterOptions().setHasText(PROMPT));
        // It came by itself, and so does its picture.
        assertThat(made.first().locator("img")).isVisible(PATIENT);
        new GalleryRows(database).likeThe(PROMPT, 80);
        page.navigate(NORD + "/gallery?q=copy");
        assertThat(page.getByText("80 videos")).isVisible();
        assertThat(page.locator(".wall__month").first()).isVisible();
        Accessibility.check(page);
    }

    private static void keysMoveOpenAndStar(Page page) {
        List<String> ids = ids(page);
        page.locator(".tile[tabindex='0']").focus();
        Assertions.assertThat(page.locator(".tile[tabindex='0']").count()).isOne();
        page.keyboard().press("ArrowRight");
        Assertions.assertThat(focused(page)).isEqualTo(ids.get(1));
        page.keyboard().press("ArrowDown");
        Assertions.assertThat(ids.indexOf(focused(page))).isGreaterThan(2);
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Home");
        Assertions.assertThat(focused(page)).isEqualTo(ids.getFirst());
        // A short film may be over before anybody looks; that it played is not.
        page.evaluate(
                "() => document.addEventListener('timeupdate', event => { if"
                        + " (event.target.currentTime > 0.1) window.filmPlayed = true; }, true)");
        page.keyboard().press("Space");
        page.waitForFunction("() => window.filmPlayed");
        page.keyboard().press("Space");
        page.waitForFunction("() => document.querySelector('.tile__hover')?.paused !== false");
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
