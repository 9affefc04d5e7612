package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.framehouse.jobs.HouseFixtures;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Somebody turns a picture of their own into a video: with one model of each form, from one picture
 * and from subjects. With {@code -Pchaos} with all five.
 */
class FirstVideoE2E extends HouseStory {
    static final List<String> MODELS = HouseFixtures.MODELS;
    static final List<String> OF_EACH_FORM =
            Stream.of(true, false)
                    .flatMap(subjects ->
                            MODELS.stream()
                                    .filter(model -> model.contains("reference") == subjects)
                                    .limit(1))
                    .toList();
    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);

    @ParameterizedTest
    @FieldSource("OF_EACH_FORM")
    void aPictureBecomesAVideoThatPlaysInTheGallery(String model) {
        makeAndPlay(model);
    }

    @Tag("chaos")
    @ParameterizedTest
    @FieldSource("MODELS")
    void withEachModelAPictureBecomesAVideo(String model) {
        makeAndPlay(model);
    }

    private void makeAndPlay(String model) {
        String prompt =
                (model.contains("reference") ? "@1 waves, made by " : "A robot waves, made by ")
                        + model;
        as(
                OWNER,
                "first-video-" + model,
                page -> {
                    fillIn(page, NORD, model, prompt);
                    send(page);
                    page.getByText("View job").first().click();
                    page.waitForURL("**" + NORD + "/jobs/**");
                    assertThat(page.getByText("Done").first()).isVisible(PATIENT);
                    assertThat(heading(page, "Money trail")).isVisible();
                    assertThat(page.locator("main").getByText("settle").first()).isVisible();
                    playInGallery(page, prompt);
                });
    }

    private static void playInGallery(Page page, String prompt) {
        page.navigate(NORD + "/gallery");
        Locator tile =
                page.getByRole(com.microsoft.playwright.options.AriaRole.LINK)
                        .filter(new Locator.FilterOptions().setHasText(prompt))
                        .first();
        assertThat(tile).isVisible(PATIENT);
        tile.click();
        page.waitForURL("**item=**");
        Locator player = page.locator("frame-player video").first();
        assertThat(player).isVisible(PATIENT);
        Object played =
                player.evaluate(
                        """
                        async video => {
                            video.muted = true;
                            await video.play();
                            await new Promise(done => video.addEventListener('timeupdate',
                                () => video.currentTime > 0.2 && done()));
                            return video.currentTime;
                        }\
                        """);
        Assertions.assertThat(((Number) played).doubleValue()).isGreaterThan(0.2);
    }
}
