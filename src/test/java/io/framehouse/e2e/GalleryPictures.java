package io.framehouse.e2e;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.framehouse.TestVideos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of screens at three sizes in two themes, and whether a page is wider than its window.
 */
final class GalleryPictures {
    private final Path all;
    private final Path keptIn;

    /** Only who asks for it finds other pictures in the documents afterwards. */
    private static final boolean KEEP = Boolean.getBoolean("framehouse.pictures");

    private static final int TABLET = 700;
    private static final int[][] SIZES = {{1440, 900}, {1024, 768}, {390, 844}};

    private final Set<String> kept;
    private final Map<Page, CDPSession> sessions = new HashMap<>();
    private final List<String> tooWide = new ArrayList<>();

    /**
     * The pictures.
     *
     * @param of what, naming both directories: {@code gallery}
     * @param kept those for the documents, such as {@code wall-1440-light}
     */
    GalleryPictures(String of, Set<String> kept) {
        this.all = Path.of("target", "screenshots", of);
        this.keptIn = Path.of("src", "docs", "screenshots", of);
        this.kept = Set.copyOf(kept);
        try {
            Files.createDirectories(all);
            Files.createDirectories(keptIn);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The page as it is now, in each look. */
    void take(Page page, String name) {
        take(page, name, null);
    }

    /** The same, each time moved so that something is in view. */
    void take(Page page, String name, @Nullable Locator shown) {
        for (int[] size : SIZES) {
            page.setViewportSize(size[0], size[1]);
            touch(page, size[0] < TABLET);
            for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
                if (shown != null) {
                    shown.evaluate("one => one.scrollIntoView()");
                }
                calm(page);
                String file = (name + "-" + size[0] + "-" + colors).toLowerCase(Locale.ROOT);
                look(page, file);
                if (isTooWide(page)) {
                    tooWide.add(file);
                }
            }
        }
        page.setViewportSize(SIZES[0][0], SIZES[0][1]);
        touch(page, false);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        calm(page);
    }

    /** A phone is pressed with a thumb, and screens are told so. */
    private void touch(Page page, boolean phone) {
        JsonObject how = new JsonObject();
        how.addProperty("enabled", phone);
        sessions.computeIfAbsent(page, one -> one.context().newCDPSession(one))
                .send("Emulation.setTouchEmulationEnabled", how);
    }

    /** Where somebody would have to scroll sideways. */
    List<String> tooWide() {
        return List.copyOf(tooWide);
    }

    private void look(Page page, String name) {
        Path full = all.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(full));
        if (!KEEP || !kept.contains(name)) {
            return;
        }
        // 200 colours tell as much as 16 million, in a quarter of the bytes.
        Path small = all.resolve(name + "-small.png");
        TestVideos.make(
                small,
                "-i",
                full.toString(),
                "-vf",
                "split[a][b];[a]palettegen=max_colors=200[p];[b][p]paletteuse=dither=none");
        try {
            Files.move(small, keptIn.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isTooWide(Page page) {
        return (Boolean)
                page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth");
    }

    /** Nothing is on its way, all pictures in the window are there, and it is drawn. */
    private static void calm(Page page) {
        page.waitForFunction(
                """
                () => Object.values(window.Vaadin?.Flow?.clients ?? {})
                        .every(client => !client.isActive || !client.isActive())
                    && !document.querySelector('vaadin-connection-indicator')?.loading
                    && [...document.querySelectorAll('.v-loading-indicator')].every(bar =>
                        bar.style.display === 'none')
                    && [...document.querySelectorAll('video')].every(video => video.readyState > 1
                        || video.preload === 'none')
                    && [...document.images].every(image => image.complete
                        || image.getBoundingClientRect().top > window.innerHeight)\
                """);
        page.evaluate(
                """
                async () => {
                    for (let i = 0; i < 12; i += 1) {
                        await new Promise(done => requestAnimationFrame(done));
                    }
                }\
                """);
    }
}
