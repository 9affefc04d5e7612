package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.vaadin.flow.server.VaadinSession;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.catalina.Manager;
import org.apache.catalina.Session;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Ten thousand videos: neither the page nor the session grows with how far somebody scrolls. */
@Tag("chaos")
class LongWallE2E extends HouseStory {
    private static final int VIDEOS = 10_000;
    private static final int MOST_TILES = 700;
    private static final int MOST_GROWTH_BYTES = 100_000;
    private static final int SCREENS = 60;
    private static final int FAR_ENOUGH = 55;
    private static final int ARRIVALS = 70;

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

                    Assertions.assertThat(scroll(page, 1, SCREENS)).isLessThanOrEqualTo(MOST_TILES);
                    Assertions.assertThat(page.locator(".wall__page").count()).isGreaterThan(15);
                    Assertions.assertThat(firstInView(page)).isNotEqualTo(first);
                    Assertions.assertThat(scroll(page, -1, SCREENS))
                            .isLessThanOrEqualTo(MOST_TILES);

                    assertThat(page.locator(".tile[data-item='" + first + "']")).isVisible();
                    Assertions.assertThat(firstInView(page)).isEqualTo(first);
                    theTilesAreInOrder(page, 1);
                    Assertions.assertThat(sessionBytes() - before)
                            .isLessThanOrEqualTo(MOST_GROWTH_BYTES);
                    undoneTrashComesBackToItsPlace(page);
                    arrivalsLeaveNoGap(page);
                });
    }

    /** Many screens in one direction; answers the most tiles that were there at once. */
    private static int scroll(Page page, int direction, int screens) {
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
                        Arrays.asList(screens + (direction < 0 ? 5 : 0), direction));
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

    /** Two from the middle of the wall: nobody has to load it anew to see them again. */
    private static void undoneTrashComesBackToItsPlace(Page page) {
        String gone = tick(page, "Row 8");
        tick(page, "Row 9");
        button(page, "Move to trash").click();
        page.getByRole(AriaRole.ALERTDIALOG)
                .getByText("Move to trash", new Locator.GetByTextOptions().setExact(true))
                .click();
        Locator tile = page.locator(".tile[data-item='" + gone + "']");
        assertThat(tile).hasCount(0);
        button(page, "Undo").click();
        assertThat(tile).hasCount(1);
        settled(page);
        theTilesAreInOrder(page, 1);
    }

    private static String tick(Page page, String caption) {
        Locator tile =
                page.locator(".tile")
                        .filter(
                                new Locator.FilterOptions()
                                        .setHas(
                                                page.getByText(
                                                        caption,
                                                        new Page.GetByTextOptions()
                                                                .setExact(true))));
        tile.focus();
        page.keyboard().press("x");
        return tile.getAttribute("data-item");
    }

    /** While somebody is far below, and more of them than the first page has room for. */
    private void arrivalsLeaveNoGap(Page page) {
        scroll(page, 1, FAR_ENOUGH);
        assertThat(page.locator(".tile__caption").first()).not().hasText("Row 1");
        new GalleryRows(database).withoutBytes("studio-nord", 1 - ARRIVALS, 0);
        scroll(page, -1, FAR_ENOUGH);
        theTilesAreInOrder(page, 1 - ARRIVALS);
    }

    /** Each once, the newest first, whatever went and came back meanwhile. */
    private static void theTilesAreInOrder(Page page, int first) {
        Object rows =
                page.evaluate(
                        """
                        () => [...document.querySelectorAll('.tile__caption')]
                            .map(one => Number(one.textContent.replace('Row ', '')))\
                        """);
        List<Integer> shown =
                ((List<?>) rows).stream().map(row -> ((Number) row).intValue()).toList();
        Assertions.assertThat(shown)
                .isEqualTo(IntStream.range(first, first + shown.size()).boxed().toList());
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
