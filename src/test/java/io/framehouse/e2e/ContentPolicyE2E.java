package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The console under its strict policy: upload, push, video and themes work and nothing of ours is
 * stopped, which {@link Browser} checks in every story; what is not ours is stopped.
 */
class ContentPolicyE2E extends HouseStory {
    private static final String MODEL = "viduq3-pro";
    private static final List<String> OF_A_TEAM =
            Stream.of(
                            "",
                            "/create",
                            "/jobs",
                            "/gallery",
                            "/models",
                            "/budgets",
                            "/usage",
                            "/keys",
                            "/webhooks",
                            "/members",
                            "/audit")
                    .map(screen -> NORD + screen)
                    .toList();
    private static final List<String> OF_THE_PLATFORM =
            List.of(
                    "/admin/teams",
                    "/admin/providers",
                    "/admin/prices",
                    "/admin/jobs",
                    "/admin/reconciliation",
                    "/admin/storage",
                    "/admin/keys",
                    "/admin/proof",
                    "/admin/audit",
                    "/finance/usage",
                    "/finance/allocation",
                    "/me/notices");
    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);

    @Test
    void aVideoIsMadeWatchedAndOpenedByItself() {
        String prompt = "A lighthouse under a strict policy";
        List<String> errors = new CopyOnWriteArrayList<>();
        List<String> sockets = new CopyOnWriteArrayList<>();
        as(
                OWNER,
                "content-policy",
                page -> {
                    page.onPageError(errors::add);
                    page.onWebSocket(socket -> sockets.add(socket.url()));
                    fillIn(page, NORD, MODEL, prompt);
                    send(page);
                    page.getByText("View job").first().click();
                    page.waitForURL("**" + NORD + "/jobs/**");
                    assertThat(page.getByText("Done").first()).isVisible(PATIENT);
                    plays(page);
                    Browser.inEveryLook(page, look -> looksLikeOurs(page, look));
                    opensByItself(page);
                });
        Assertions.assertThat(errors).isEmpty();
        Assertions.assertThat(sockets).isNotEmpty();
    }

    @Test
    void aScriptThatSomebodySlippedInDoesNotRun() {
        assertThatThrownBy(() ->
                        as(
                                OWNER,
                                "content-policy-inline",
                                page -> {
                                    page.navigate(NORD);
                                    assertThat(page.locator("#outlet")).isAttached();
                                    slipIn(page);
                                    Object ran = page.evaluate("window.slippedIn === true");
                                    Assertions.assertThat(ran).isEqualTo(false);
                                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("what a page's policy forbids")
                .hasMessageContaining("Content Security Policy");
    }

    @Test
    @Tag("chaos")
    void noScreenOfATeamNeedsMoreThanThePolicyAllows() {
        tour(OWNER, "content-policy-team", OF_A_TEAM);
    }

    @Test
    @Tag("chaos")
    void noScreenOfThePlatformNeedsMoreThanThePolicyAllows() {
        tour("admin@framehouse.example", "content-policy-platform", OF_THE_PLATFORM);
    }

    private void tour(String email, String name, List<String> screens) {
        List<String> errors = new CopyOnWriteArrayList<>();
        as(
                email,
                name,
                page -> {
                    page.onPageError(errors::add);
                    for (String screen : screens) {
                        page.navigate(screen);
                        assertThat(page.locator("h1").first()).isVisible();
                        assertThat(heading(page, "Nothing here")).isHidden();
                        settled(page);
                    }
                });
        Assertions.assertThat(errors).isEmpty();
    }

    /** What text of others could become if it were ever shown as HTML. */
    private static void slipIn(Page page) {
        page.evaluate(
                """
                () => new Promise((stopped, late) => {
                    let count = 0;
                    document.addEventListener('securitypolicyviolation', () => {
                        count += 1;
                        if (count === 2) { stopped(); }
                    });
                    setTimeout(late, 10000);
                    document.querySelector('#outlet').insertAdjacentHTML('beforeend',
                        '<img src="data:," onerror="window.slippedIn = true">'
                            + '<a id="slipped" href="javascript:window.slippedIn = true">x</a>');
                    document.querySelector('#slipped').click();
                })\
                """);
    }

    /** The looks come by stylesheets: a page without them has the browser's own font. */
    private static void looksLikeOurs(Page page, String look) {
        Object font = page.evaluate("getComputedStyle(document.body).fontFamily");
        Assertions.assertThat(font.toString()).as(look).doesNotContainIgnoringCase("times");
    }

    /** The video's link opened instead of a page, under the policy of a file. */
    private static void opensByItself(Page page) {
        page.navigate(page.locator("frame-player video").first().getAttribute("src"));
        plays(page);
    }

    /** Asked from outside again and again: in a file's own document no script may wait. */
    private static void plays(Page page) {
        page.waitForCondition(() -> {
            Object seconds =
                    page.evaluate(
                            """
                            () => {
                                const video = document.querySelector('video');
                                if (!video) { return 0; }
                                video.muted = true;
                                video.play();
                                return video.currentTime;
                            }\
                            """);
            return ((Number) seconds).doubleValue() > 0.2;
        });
    }
}
