package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * The console under its strict policy: upload, push, video and themes work and nothing of ours is
 * stopped, which {@link Browser} checks in every story; what is not ours is stopped.
 */
class ContentPolicyE2E extends HouseStory {
    private static final String MODEL = "viduq3-pro";
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
                                    slipIn(page);
                                    Object ran = page.evaluate("window.slippedIn === true");
                                    Assertions.assertThat(ran).isEqualTo(false);
                                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("what a page's policy forbids")
                .hasMessageContaining("Content Security Policy");
    }

    private static void slipIn(Page page) {
        page.evaluate(
                """
                document.querySelector('#outlet').insertAdjacentHTML('beforeend',
                    '<img src="data:," onerror="window.slippedIn = true">')\
                """);
        page.waitForCondition(
                () -> page.locator("#outlet img[src='data:,']").count() == 1);
        page.evaluate(
                """
                document.head.append(Object.assign(document.createElement('script'),
                    {textContent: 'window.slippedIn = true'}))\
                """);
    }

    /** The looks come by stylesheets: a page without them has the browser's own font. */
    private static void looksLikeOurs(Page page, String look) {
        Object font = page.evaluate("getComputedStyle(document.body).fontFamily");
        Assertions.assertThat(font.toString()).as(look).doesNotContainIgnoringCase("times");
    }

    /** The video's link opened instead of a page, under the policy of a file. */
    private static void opensByItself(Page page) {
        page.navigate(page.locator("video[controls]").first().getAttribute("src"));
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
