package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.framehouse.gallery.AssetCard;
import io.framehouse.gallery.Gallery;
import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Jobs;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** Somebody looks at one video frame by frame, reads what it was made of, and compares it. */
class ItemPanelE2E extends HouseStory {
    private static final String PROMPT = "A paper boat crosses the kitchen floor";
    private static final double FRAME_SECONDS = 1 / 24d;
    private static final double STEP_MILLIS = 40;
    private static final int SECONDS = 4;

    @Autowired Jobs jobs;
    @Autowired Gallery gallery;
    @Autowired GalleryKeeping keeping;
    @Autowired Teams teams;

    @Test
    void aVideoIsSteppedReadAndCompared() {
        List<AssetCard> videos = made(PROMPT + ", by day", PROMPT + ", by night");
        UUID shown = videos.getFirst().id();
        as(
                OWNER,
                "item-panel",
                page -> {
                    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
                    page.navigate(NORD + "/gallery?item=" + shown);
                    Locator player = page.locator("frame-player").first();
                    assertThat(player.locator("video")).hasJSProperty("muted", true);
                    steps(player);
                    keys(player);
                    failsWithAWord(page, player);
                    copies(page, shown);
                    folds(page);
                    keepsWhatIsTyped(page, shown);
                    looks(page);
                    compares(page, videos);
                    goesOnWriting(page);
                });
    }

    /** Each press of a full stop shows the next frame, a comma the one before. */
    private static void steps(Locator player) {
        ready(player);
        List<Double> shown = new ArrayList<>();
        for (String key : List.of(".", ".", ".", ",", ",")) {
            shown.add(frameAfter(player, key));
        }
        Assertions.assertThat(shown.get(1) - shown.get(0))
                .isBetween(FRAME_SECONDS / 2, FRAME_SECONDS * 2);
        Assertions.assertThat(shown.get(2) - shown.get(1))
                .isBetween(FRAME_SECONDS / 2, FRAME_SECONDS * 2);
        Assertions.assertThat(shown.get(3)).isLessThan(shown.get(2));
        Assertions.assertThat(shown.get(4)).isLessThan(shown.get(3));
        assertThat(player.getByText(Pattern.compile("^Frame 2 of "))).isVisible();
    }

    private static double frameAfter(Locator player, String key) {
        Object seconds =
                player.evaluate(
                        """
                        async (player, key) => {
                            const video = player.querySelector('video');
                            const shown = new Promise(done =>
                                video.requestVideoFrameCallback((at, frame) => done(frame.mediaTime)));
                            player.focus();
                            player.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
                            return shown;
                        }\
                        """,
                        key);
        return ((Number) seconds).doubleValue();
    }

    private static void ready(Locator player) {
        player.evaluate(
                """
                async player => {
                    const end = performance.now() + 30000;
                    for (const video of player.querySelectorAll('video')) {
                        video.preload = 'auto';
                        while (video.readyState < 3) {
                            if (performance.now() > end) { throw new Error('not ready'); }
                            await new Promise(done => requestAnimationFrame(done));
                        }
                    }
                }\
                """);
    }

    private static void keys(Locator player) {
        Locator video = player.locator("video");
        player.press("l");
        assertThat(named(player, "Loop")).hasAttribute("aria-pressed", "true");
        assertThat(video).hasJSProperty("loop", true);
        player.press("m");
        assertThat(video).hasJSProperty("muted", false);
        player.press("m");
        assertThat(named(player, "Mute")).hasAttribute("aria-pressed", "true");
        player.getByLabel("Speed").selectOption("2");
        assertThat(video).hasJSProperty("playbackRate", 2);
        player.press("Space");
        assertThat(named(player, "Pause")).isVisible();
        // At twice the speed it is over soon, and begins again.
        video.evaluate(
                "video => new Promise(done => { let last = 0; video.addEventListener('timeupdate',"
                        + " () => { if (video.currentTime < last) done(); last = video.currentTime;"
                        + " }); })");
        player.press("Space");
        assertThat(named(player, "Play")).isVisible();
        player.press("f");
        player.page()
                .waitForFunction("() => document.fullscreenElement?.localName === 'frame-player'");
        player.press("f");
        player.page().waitForFunction("() => document.fullscreenElement === null");
    }

    /** A file that is there but cannot be played, then a storage that is away. */
    private static void failsWithAWord(Page page, Locator player) {
        String broken = "videos => JSON.stringify([{...JSON.parse(videos)[0], src: '%s'}])";
        String before = player.getAttribute("videos");
        page.route(
                "**/broken-*",
                route -> {
                    int status = route.request().url().contains("away") ? 503 : 200;
                    route.fulfill(
                            new com.microsoft.playwright.Route.FulfillOptions()
                                    .setStatus(status)
                                    .setContentType("video/mp4")
                                    .setBody("no video"));
                });
        for (String source : List.of("/broken-file", "/broken-away")) {
            String videos = (String) page.evaluate(broken.formatted(source), before);
            player.evaluate("(player, videos) => player.setAttribute('videos', videos)", videos);
            assertThat(player.getByRole(AriaRole.ALERT))
                    .containsText(
                            source.endsWith("file")
                                    ? Pattern.compile(
                                            "The file exists \\(.+B\\); the player failed")
                                    : Pattern.compile("storage is away right now"));
            assertThat(named(player, "Try again")).isVisible();
        }
        page.unroute("**/broken-*");
        player.evaluate("(player, videos) => player.setAttribute('videos', videos)", before);
        ready(player);
        assertThat(player.getByRole(AriaRole.ALERT)).hasCount(0);
    }

    private static void copies(Page page, UUID shown) {
        button(page, "Copy as JSON").click();
        Assertions.assertThat(clipboard(page)).contains("\"prompt\"", PROMPT + ", by day");
        button(page, "Copy link").click();
        Assertions.assertThat(clipboard(page)).endsWith("gallery?item=" + shown);
        Locator panel = page.locator(".item-panel");
        assertThat(panel.getByText(Pattern.compile("^Download MP4 . [0-9]"))).isVisible();
        assertThat(panel.getByText("Spring campaign")).isVisible();
        assertThat(page.locator(".item-panel__prices")).containsText("Settled");
    }

    private static String clipboard(Page page) {
        page.waitForFunction("async () => (await navigator.clipboard.readText()).length > 0");
        return (String) page.evaluate("() => navigator.clipboard.readText()");
    }

    /** What is folded stays folded, also after the page was loaded again. */
    private static void folds(Page page) {
        Locator file = page.locator("details[data-fold=File]");
        assertThat(file.getByText("SHA-256", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        file.locator("summary").click();
        page.reload();
        assertThat(file).not().hasAttribute("open", Pattern.compile(".*"));
        file.locator("summary").click();
        page.locator("details[data-fold=Timeline] > summary").click();
        assertThat(page.locator("details[data-fold=Timeline]").getByText("Generating")).isVisible();
    }

    /** Whatever others do with the video meanwhile, and wherever the person looks in between. */
    private void keepsWhatIsTyped(Page page, UUID shown) {
        TeamId nord =
                HouseFixtures.asSystem(() -> teams.findBySlug("studio-nord").orElseThrow().id());
        Locator note = page.getByLabel("New note");
        Locator title = page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true));
        note.pressSequentially("The boat leans to the");
        title.pressSequentially("Boat, take");
        HouseFixtures.asSystem(() -> {
            keeping.title(nord, shown, "Their title", 0);
            return keeping.trash(nord, java.util.Set.of(shown));
        });
        assertThat(page.getByText("This video is in the trash since")).isVisible();
        HouseFixtures.asSystem(() -> {
            keeping.restore(nord, java.util.Set.of(shown));
            keeping.rate(nord, java.util.Set.of(shown), 3);
            return true;
        });
        assertThat(page.getByLabel("3 stars", new Page.GetByLabelOptions().setExact(true)))
                .isChecked();
        assertThat(note).hasValue("The boat leans to the");
        assertThat(title).hasValue("Boat, take");
    }

    /** The comparison made the panel anew. */
    private static void goesOnWriting(Page page) {
        Locator note = page.getByLabel("New note");
        assertThat(note).hasValue("The boat leans to the");
        note.press("End");
        note.pressSequentially(" left");
        button(page, "Add note").click();
        assertThat(page.getByText("The boat leans to the left")).isVisible();
        assertThat(note).hasValue("");
    }

    /** Both play in step, and what differs is marked. */
    private static void compares(Page page, List<AssetCard> videos) {
        button(page, "Compare with\u2026").click();
        dialog(page)
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("by night"))
                .first()
                .click();
        page.waitForURL("**with=" + videos.getLast().id() + "**");
        Locator both = page.locator("vaadin-dialog frame-player");
        ready(both);
        both.press("Space");
        List<Double> drifts = drifts(both);
        // A machine that is busy is late once in a while, and that is mended at once.
        Assertions.assertThat(drifts.stream().filter(drift -> drift > STEP_MILLIS).count())
                .as("out of step: " + drifts)
                .isLessThanOrEqualTo(drifts.size() / 10);
        both.press("Space");
        both.press(".");
        Object apart =
                both.evaluate(
                        "player => { const [a, b] = player.querySelectorAll('video');"
                                + " return Math.abs(a.currentTime - b.currentTime); }");
        Assertions.assertThat(((Number) apart).doubleValue()).isLessThan(0.001);
        assertThat(page.locator(".compare-table__row--differs").first()).containsText("by night");
        looks(page);
        button(page, "Close comparison").click();
        page.waitForURL(address -> !address.contains("with="));
        assertThat(both).hasCount(0);
    }

    /** How far they are apart in milliseconds, at each drawn frame of two seconds. */
    private static List<Double> drifts(Locator both) {
        Object drifts =
                both.evaluate(
                        """
                        async player => {
                            const [a, b] = player.querySelectorAll('video');
                            const drawn = () => new Promise(done => requestAnimationFrame(done));
                            let end = performance.now() + 30000;
                            while (a.currentTime < 0.5 || b.currentTime < 0.5) {
                                if (performance.now() > end) { throw new Error('do not play'); }
                                await drawn();
                            }
                            const drifts = [];
                            end = performance.now() + 2000;
                            while (performance.now() < end) {
                                drifts.push(Math.abs(a.currentTime - b.currentTime) * 1000);
                                await drawn();
                            }
                            return drifts.join(' ');
                        }\
                        """);
        return List.of(((String) drifts).split(" ")).stream()
                .map(Double::valueOf)
                .collect(Collectors.toList());
    }

    private static void looks(Page page) {
        for (ColorScheme colors : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
            Accessibility.check(page);
        }
    }

    private static Locator named(Locator player, String name) {
        return player.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Videos of these prompts, once they can be played. */
    private List<AssetCard> made(String... prompts) {
        TeamId nord =
                HouseFixtures.asSystem(() -> teams.findBySlug("studio-nord").orElseThrow().id());
        for (String prompt : prompts) {
            ObjectNode wish = HouseFixtures.parameters("viduq3-pro", prompt);
            wish.put("duration", SECONDS);
            HouseFixtures.asSystem(() -> jobs.submit(wish(nord, wish)));
        }
        return Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(
                        () -> List.of(prompts).stream().flatMap(one -> ready(nord, one)).toList(),
                        ready -> ready.size() == prompts.length);
    }

    private static SubmitJob wish(TeamId team, ObjectNode parameters) {
        return new SubmitJob(
                team,
                "viduq3-pro",
                parameters,
                "Spring campaign",
                List.of("boat"),
                null,
                parameters.toString(),
                null,
                null,
                null,
                null,
                null);
    }

    private java.util.stream.Stream<AssetCard> ready(TeamId team, String prompt) {
        String wanted = prompt.toLowerCase(Locale.ROOT);
        return HouseFixtures.asSystem(() -> gallery.videos(team, null, null, PageRequest.first()))
                .items()
                .stream()
                .filter(video -> video.prompt().toLowerCase(Locale.ROOT).equals(wanted))
                .filter(video -> video.state().equals("ready"))
                .limit(1);
    }
}
