package io.framehouse.gallery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import io.framehouse.gallery.AssetCard;
import io.framehouse.gallery.KeptVideo;
import io.framehouse.gallery.VideoFacts;
import io.framehouse.jobs.Batches;
import io.framehouse.jobs.ui.UseLastFrame;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.VideoPlayer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** What stands on the stage of the panel, and what can be done, in each state of a video. */
@ViewPackages(packages = "io.framehouse.gallery.ui.none")
class ItemPartsTest extends BrowserlessTest {
    private static final CurrentTeam NORD =
            new CurrentTeam(TeamId.random(), "nord", "Studio Nord", ZoneId.of("Europe/Helsinki"));
    private static final Instant NOW = Instant.parse("2026-11-22T12:31:00Z");
    private static final String LINK = "https://house.example/media/token/video.webm";

    private final List<UUID> retried = new ArrayList<>();

    @Test
    void aReadyVideoPlaysAndIsSavedUnderItsType() {
        ItemModel model = model("ready", null, LINK, null);
        assertThat(stage(model, true).getChildren()).hasOnlyElementsOfType(VideoPlayer.class);
        VideoPlayer player = (VideoPlayer) stage(model, true).getChildren().findFirst().get();
        assertThat(player.getElement().getAttribute("videos"))
                .contains("\"src\":\"/media/token/video.webm\"")
                .contains("\"fps\":23.976", "\"size\":\"14.2 MB\"", "\"ratio\":1.7778");
        Component buttons = shown(new ItemButtons(model, true, () -> {}, () -> {}));
        assertThat(words(buttons))
                .contains("Reuse settings", "Download WebM \u00b7 14.2 MB")
                .contains("Watermarked MP4 \u00b7 3.1 MB", "Compare with\u2026", "Copy link");
        assertThat(find(Anchor.class, buttons).all())
                .filteredOn(link -> link.getElement().hasAttribute("download"))
                .extracting(Anchor::getHref)
                .containsExactly("/media/token/video.webm", "/media/token/marked.mp4");
    }

    @Test
    void aFailedCopyIsTriedAgainByThoseWhoMay() {
        ItemModel model = model("failed", "The provider's file is gone.", null, null);
        Component stage = stage(model, true);
        assertThat(words(stage))
                .contains("The video could not be stored here. The provider's file is gone.");
        test(find(Button.class, stage).single()).click();
        assertThat(retried).containsExactly(model.video().id());
        assertThat(find(Button.class, stage(model, false)).all()).isEmpty();
        assertThat(words(shown(new ItemButtons(model, true, () -> {}, () -> {}))))
                .doesNotContain("Download", "Compare");
    }

    @Test
    void whatIsOnItsWayAndWhatIsOverSaySo() {
        assertThat(words(stage(model("copying", null, null, null), true))).contains("Saving video");
        assertThat(words(stage(model("expired", "Kept for 30 days.", null, null), true)))
                .contains("The video is no longer kept. Kept for 30 days.");
    }

    @Test
    void theTrashSaysSinceWhenAndWhoAndOffersTheWayBack() {
        ItemModel model = model("ready", null, LINK, NOW);
        Component stage = stage(model, true);
        assertThat(words(stage))
                .contains("This video is in the trash since ", "(Mika S.)", "deleted for good on")
                .contains("Restore");
        assertThat(find(VideoPlayer.class, stage).all()).isEmpty();
        assertThat(words(stage(model, false))).doesNotContain("Restore");
        assertThat(words(shown(new ItemButtons(model, true, () -> {}, () -> {}))))
                .doesNotContain("Download", "Compare");
    }

    @Test
    void whateverItsStateItsDeedsAreInTheMenu() {
        for (ItemModel model :
                List.of(
                        model("failed", "Gone.", null, null),
                        model("ready", null, LINK, NOW),
                        model("ready", null, LINK, null))) {
            Component buttons = shown(new ItemButtons(model, true, () -> {}, () -> {}));
            assertThat(
                            find(MenuBar.class, buttons)
                                    .single()
                                    .getItems()
                                    .getFirst()
                                    .getSubMenu()
                                    .getItems())
                    .extracting(MenuItem::getText)
                    .contains(model.isTrashed() ? "Bring back" : "Throw away");
        }
    }

    /** Something that is done with videos of one place. */
    private static SelectionAction deed(String words, boolean trash) {
        return new SelectionAction() {
            @Override
            public int order() {
                return 1;
            }

            @Override
            public String words() {
                return words;
            }

            @Override
            public VaadinIcon icon() {
                return VaadinIcon.TRASH;
            }

            @Override
            public boolean isOffered(CurrentTeam team, boolean inTrash) {
                return inTrash == trash;
            }

            @Override
            public void run(CurrentTeam team, Set<UUID> videos, Runnable done) {
                done.run();
            }
        };
    }

    @Test
    void whatTheFileSaysIsToldAsFarAsItIsKnown() {
        String file = words(ItemFacts.file(model("ready", null, LINK, null)));
        assertThat(file)
                .contains("WebM \u00b7 14.2 MB", "1280\u00d7720", "5.04 s", "23.976 fps", "VP9")
                .contains("SHA-256", "abab\u2026abab");
        assertThat(words(ItemFacts.file(model("copying", null, null, null))))
                .doesNotContain("Sound", "Stored");
    }

    private Component stage(ItemModel model, boolean mayCreate) {
        return shown(
                new ItemStage(
                        model,
                        new ItemPanel.Actions() {
                            @Override
                            public boolean mayCreate() {
                                return mayCreate;
                            }

                            @Override
                            public void retry(UUID asset) {
                                retried.add(asset);
                            }

                            @Override
                            public void step(int by) {}

                            @Override
                            public boolean hasNeighbour(int by) {
                                return false;
                            }
                        },
                        () -> {}));
    }

    private static <T extends Component> T shown(T component) {
        UI.getCurrent().add(component);
        return component;
    }

    private static String words(Component component) {
        return component.getElement().getTextRecursively();
    }

    private static ItemModel model(String state, String reason, String url, Instant trashedAt) {
        UUID id = UUID.randomUUID();
        boolean ready = url != null;
        AssetCard card =
                new AssetCard(
                        id,
                        JobId.random(),
                        "A paper boat",
                        "viduq3-pro",
                        state,
                        reason,
                        url,
                        null,
                        ready ? "video/webm" : null,
                        ready ? 14_200_000L : null,
                        ready ? 1280 : null,
                        ready ? 720 : null,
                        ready ? 5_041L : null,
                        true,
                        "Aino K.",
                        Credits.of(60),
                        NOW);
        VideoFacts.Watermarked marked =
                new VideoFacts.Watermarked(
                        "https://house.example/media/token/marked.mp4", "video/mp4", 3_100_000L);
        VideoFacts facts =
                ready
                        ? new VideoFacts(
                                "vp9",
                                23_976,
                                "video/webm",
                                14_200_000L,
                                "ab".repeat(32),
                                NOW,
                                marked)
                        : new VideoFacts(null, null, null, null, null, null, null);
        KeptVideo kept =
                new KeptVideo(
                        id,
                        null,
                        0,
                        null,
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        trashedAt,
                        trashedAt == null ? null : "Mika S.",
                        trashedAt == null ? null : trashedAt.plusSeconds(30 * 86_400L),
                        1);
        return new ItemModel(services(), NORD, card, null, facts, kept);
    }

    /** No other module adds anything but two deeds. */
    private static ItemServices services() {
        DefaultListableBeanFactory none = new DefaultListableBeanFactory();
        none.registerSingleton("away", deed("Throw away", false));
        none.registerSingleton("back", deed("Bring back", true));
        return new ItemServices(
                null,
                null,
                null,
                null,
                null,
                none.getBeanProvider(UseLastFrame.class),
                none.getBeanProvider(Batches.class),
                null,
                none.getBeanProvider(ItemPart.class),
                none.getBeanProvider(SelectionAction.class),
                null);
    }
}
