package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.vaadin.flow.server.VaadinSession;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.catalina.Manager;
import org.apache.catalina.Session;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Ten thousand videos: neither the page nor the session grows with how far somebody scrolls. */
class LongWallE2E extends HouseStory {
    private static final int VIDEOS = 10_000;
    private static final int MOST_TILES = 700;
    private static final int MOST_GROWTH_BYTES = 100_000;
    private static final int SCREENS = 60;

    @Autowired ServletWebServerApplicationContext context;

    @AfterEach
    void rowsGo() {
        new GalleryRows(database).remove();
    }

    @Test
    void scrollingFarCostsNeitherPageNorSession() {
        new GalleryRows(database).withoutBytes("studio-nord", VIDEOS);
        as(
                OWNER,
                "long-wall",
                page -> {
                    page.navigate(NORD + "/gallery?q=row");
                    assertThat(page.getByText("10,000 videos")).isVisible();
                    assertThat(page.locator(".tile").first()).isVisible();
                    settled(page);
                    String first = firstInView(page);
                    long before = sessionBytes();

                    Assertions.assertThat(scroll(page, 1)).isLessThanOrEqualTo(MOST_TILES);
                    Assertions.assertThat(page.locator(".wall__page").count()).isGreaterThan(15);
                    Assertions.assertThat(firstInView(page)).isNotEqualTo(first);
                    Assertions.assertThat(scroll(page, -1)).isLessThanOrEqualTo(MOST_TILES);

                    assertThat(page.locator(".tile[data-item='" + first + "']")).isVisible();
                    Assertions.assertThat(firstInView(page)).isEqualTo(first);
                    theTilesAreInOrder(page);
                    Assertions.assertThat(sessionBytes() - before)
                            .isLessThanOrEqualTo(MOST_GROWTH_BYTES);
                });
    }

    /** Many screens in one direction; answers the most tiles that were there at once. */
    private static int scroll(Page page, int direction) {
        Object most =
                page.evaluate(
                        """
                        async ([screens, direction]) => {
                            const wall = document.querySelector('.wall').wall;
                            const rest = () => new Promise(done => requestAnimationFrame(done));
                            let most = 0;
                            for (let i = 0; i < screens; i += 1) {
                                wall.scroller.scrollTop += direction * 900;
                                do { await rest(); } while (wall.busy);
                                most = Math.max(most,
                                    document.querySelectorAll('.tile').length);
                            }
                            return most;
                        }\
                        """,
                        Arrays.asList(SCREENS + (direction < 0 ? 5 : 0), direction));
        return ((Number) most).intValue();
    }

    private static String firstInView(Page page) {
        return String.valueOf(
                page.evaluate(
                        """
                        () => [...document.querySelectorAll('.tile')]
                            .find(tile => tile.getBoundingClientRect().bottom > 0).dataset.item\
                        """));
    }

    /** Each once, the newest first, whatever went and came back meanwhile. */
    private static void theTilesAreInOrder(Page page) {
        Object wrong =
                page.evaluate(
                        """
                        () => {
                            const rows = [...document.querySelectorAll('.tile__caption')]
                                .map(one => Number(one.textContent.replace('Row ', '')));
                            return rows.filter((row, i) => row !== i + 1).length;
                        }\
                        """);
        Assertions.assertThat(wrong).isEqualTo(0);
    }

    private long sessionBytes() {
        return sessions().mapToLong(SessionSize::bytes).sum();
    }

    private Stream<VaadinSession> sessions() {
        Manager manager =
                Arrays.stream(
                                ((TomcatWebServer) Objects.requireNonNull(context.getWebServer()))
                                        .getTomcat()
                                        .getHost()
                                        .findChildren())
                        .map(child -> ((org.apache.catalina.Context) child).getManager())
                        .findFirst()
                        .orElseThrow();
        return Arrays.stream(manager.findSessions())
                .map(Session::getSession)
                .flatMap(session ->
                        Collections.list(session.getAttributeNames()).stream()
                                .map(session::getAttribute))
                .filter(VaadinSession.class::isInstance)
                .map(VaadinSession.class::cast);
    }
}
