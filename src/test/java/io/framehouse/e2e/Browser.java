package io.framehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Chromium for stories: the one of FRAMEHOUSE_CHROMIUM, one that is installed, or Playwright's
 * own. A story that fails leaves its trace and a picture in {@code target/e2e}. One in which a page
 * breaks its own Content-Security-Policy fails.
 */
public final class Browser {
    private static final Path LEFT_BEHIND = Path.of("target", "e2e");
    private static final List<String> ARGUMENTS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    // A story is over before the second compiler has paid: decision 0031.
                    "--js-flags=--no-opt",
                    "--force-color-profile=srgb");

    /** Copies of the page at each step make a trace richer; each step pays for them. */
    private static final boolean SNAPSHOTS = Boolean.getBoolean("framehouse.snapshots");

    /** Else the desktop in light and the phone in dark colours: decision 0031. */
    private static final boolean ALL_LOOKS = Boolean.getBoolean("framehouse.all-looks");

    private static @Nullable Browser running;

    private final com.microsoft.playwright.Browser chromium;

    /** The sizes at which each screen is looked at. */
    public enum Screen {
        /** 1440 by 900. */
        DESKTOP(1440, 900),
        /** 390 by 844. */
        PHONE(390, 844);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /** What a person's system says about motion. */
    public enum Motion {
        /** Nothing may turn, fade or play by itself: as most stories have it. */
        REDUCED(ReducedMotion.REDUCE),
        /** All of it may. */
        FULL(ReducedMotion.NO_PREFERENCE);

        private final ReducedMotion preference;

        Motion(ReducedMotion preference) {
            this.preference = preference;
        }
    }

    private Browser(com.microsoft.playwright.Browser chromium) {
        this.chromium = chromium;
    }

    /** The one of this process, which ends with it; each story has a window of its own there. */
    public static synchronized Browser start() {
        if (running == null || !running.chromium.isConnected()) {
            running = launch();
        }
        return running;
    }

    private static Browser launch() {
        Optional<Path> installed = installed();
        Playwright.CreateOptions options = new Playwright.CreateOptions();
        installed.ifPresent(
                path -> options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Playwright playwright = Playwright.create(options);
        BrowserType.LaunchOptions launch =
                new BrowserType.LaunchOptions().setHeadless(true).setArgs(ARGUMENTS);
        installed.ifPresent(launch::setExecutablePath);
        return new Browser(launch(playwright, launch));
    }

    /** Playwright fetches its own where none is installed; where it cannot, root installs one. */
    private static com.microsoft.playwright.Browser launch(
            Playwright playwright, BrowserType.LaunchOptions options) {
        try {
            return playwright.chromium().launch(options);
        } catch (PlaywrightException missing) {
            if (installed().isPresent() || !SystemChromium.install()) {
                throw missing;
            }
            options.setExecutablePath(installed().orElseThrow(() -> missing));
            return playwright.chromium().launch(options);
        }
    }

    /**
     * The page as it is, at each size and in each theme, and at last as on a desktop in light
     * colours. With {@code -Pchaos} each size in each theme.
     *
     * @param look is told a name for its pictures, such as {@code phone-dark}
     */
    public static void inEveryLook(Page page, Consumer<String> look) {
        for (Screen screen : Screen.values()) {
            for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                boolean usual = (screen == Screen.PHONE) == (colors == ColorScheme.DARK);
                if (usual || ALL_LOOKS) {
                    show(page, screen, colors);
                    look.accept((screen + "-" + colors).toLowerCase(Locale.ROOT));
                }
            }
        }
        show(page, Screen.DESKTOP, ColorScheme.LIGHT);
    }

    private static void show(Page page, Screen screen, ColorScheme colors) {
        page.setViewportSize(screen.width, screen.height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
    }

    /** A story on a desktop screen in light colours. */
    public void story(String name, String baseUrl, Consumer<Page> steps) {
        story(name, baseUrl, Screen.DESKTOP, ColorScheme.LIGHT, steps);
    }

    /**
     * A story in a window of its own, with its own cookies.
     *
     * @param name names the files that a failure leaves behind
     * @param baseUrl what relative addresses are added to
     */
    public void story(
            String name, String baseUrl, Screen screen, ColorScheme colors, Consumer<Page> steps) {
        // What turns and fades is drawn sixty times a second, by a processor here.
        story(name, baseUrl, screen, colors, Motion.REDUCED, steps);
    }

    /** The same, where the person's system has a say about motion. */
    public void story(
            String name,
            String baseUrl,
            Screen screen,
            ColorScheme colors,
            Motion motion,
            Consumer<Page> steps) {
        com.microsoft.playwright.Browser.NewContextOptions options =
                new com.microsoft.playwright.Browser.NewContextOptions()
                        .setBaseURL(baseUrl)
                        .setColorScheme(colors)
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/Helsinki")
                        .setReducedMotion(motion.preference)
                        .setViewportSize(screen.width, screen.height);
        try (BrowserContext context = chromium.newContext(options)) {
            context.tracing().start(new Tracing.StartOptions().setSnapshots(SNAPSHOTS));
            List<String> broken = brokenPolicies(context);
            Page page = context.newPage();
            try {
                steps.accept(page);
                assertThat(broken).as("what a page's policy forbids").isEmpty();
            } catch (Throwable failure) {
                throw new AssertionError(told(failure, page, name, context), failure);
            }
        }
    }

    /** Whatever a page of ours does, its Content-Security-Policy never has to stop it. */
    private static List<String> brokenPolicies(BrowserContext context) {
        List<String> broken = new CopyOnWriteArrayList<>();
        context.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                broken.add(message.text());
            }
        });
        return broken;
    }

    /** What failed, and what the page showed then: a log is often all that is left. */
    private static String told(Throwable failure, Page page, String name, BrowserContext context) {
        try {
            leaveBehind(name, context, page);
            return failure.getMessage()
                    + "\nThe page "
                    + page.url()
                    + " showed:\n"
                    + page.locator("body").innerText();
        } catch (PlaywrightException gone) {
            failure.addSuppressed(gone);
            return failure.getMessage();
        }
    }

    private static void leaveBehind(String name, BrowserContext context, Page page) {
        page.screenshot(new Page.ScreenshotOptions().setPath(LEFT_BEHIND.resolve(name + ".png")));
        context.tracing()
                .stop(new Tracing.StopOptions().setPath(LEFT_BEHIND.resolve(name + ".zip")));
    }

    private static Optional<Path> installed() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("FRAMEHOUSE_CHROMIUM")).orElse(""),
                        "/usr/bin/chromium",
                        "/usr/bin/google-chrome")
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
