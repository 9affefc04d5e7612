package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.framehouse.jobs.HouseFixtures.asSystem;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.framehouse.gallery.AssetCard;
import io.framehouse.gallery.CollectionData;
import io.framehouse.gallery.CollectionData.Visibility;
import io.framehouse.gallery.Collections;
import io.framehouse.gallery.Gallery;
import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.gallery.Shares;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Jobs;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Member;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pictures of all screens of the gallery: all of them in {@code target/screenshots/gallery}, some
 * in the documents where {@code -Dframehouse.pictures=true} asks for them. No screen may be wider
 * than its window.
 */
@Tag("bench")
class GalleryPicturesE2E extends HouseStory {
    private static final String ADMIN = "admin@framehouse.example";
    private static final String MODEL = "viduq3-pro";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Map<String, int[]> SHAPES = shapes();

    private static final List<String> PROMPTS =
            List.of(
                    "A paper boat crosses a calm lake at dawn, slow push in",
                    "Harbour at night, ships blink, gentle swell",
                    "The robot turns its head and waves, studio light",
                    "Macro of rain on a window, the city is out of focus behind it",
                    "Drone over a birch forest in autumn, low sun",
                    "A red car drives along the coast road, long lens",
                    "Portrait: she looks up and smiles, shallow depth of field",
                    "Snow falls on a tram stop, warm windows",
                    "A kite over the harbour, wide",
                    "Product shot: the bottle turns once, reflections move",
                    "Cat jumps on the sofa, slow motion",
                    "Time lapse of clouds above the old town",
                    "Bread comes out of the oven, steam rises",
                    "A whale below the ice, blue light",
                    "Hands fold a paper crane, top view",
                    "The lighthouse turns and the clouds drift over the sea",
                    "Skater at dusk, sparks from the board",
                    "Coffee is poured, close, side light",
                    "A tent glows under northern lights",
                    "Old projector runs, dust in the beam",
                    "The train leaves, the camera stays",
                    "A balloon rises between houses",
                    "Waves break on black sand, seen from above",
                    "Market stall, oranges roll off the table");

    private static final Set<String> KEPT =
            Set.of(
                    "wall-1440-light",
                    "wall-1440-dark",
                    "wall-390-light",
                    "wall-empty-1440-light",
                    "wall-nothing-390-dark",
                    "wall-selection-1440-dark",
                    "filters-1440-light",
                    "trash-1440-light",
                    "item-1440-light",
                    "item-1440-dark",
                    "item-390-light",
                    "share-dialog-1440-light",
                    "share-link-390-dark",
                    "compare-1440-dark",
                    "reuse-1440-light",
                    "batch-1440-light",
                    "image-picker-1440-light",
                    "library-1440-light",
                    "collections-1440-light",
                    "share-page-1440-light",
                    "share-page-collection-1440-dark",
                    "share-page-404-390-light",
                    "settings-storage-1440-light",
                    "storage-1440-light");

    @Autowired Jobs jobs;
    @Autowired Gallery gallery;
    @Autowired GalleryKeeping keeping;
    @Autowired Collections collections;
    @Autowired Shares shares;
    @Autowired Teams teams;

    private final GalleryPictures pictures = new GalleryPictures("gallery", KEPT);
    private TeamId nord;
    private String empty;
    private List<AssetCard> videos;

    private static Map<String, int[]> shapes() {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        shapes.put("The fox looks up, snow falls, shallow depth of field", new int[] {640, 360});
        shapes.put("Vertical teaser: the lantern rises", new int[] {360, 640});
        shapes.put("Logo turns on a round table", new int[] {480, 480});
        shapes.put("Dunes at noon, a caravan far away", new int[] {640, 480});
        shapes.put("Poster: the dancer stops in mid air", new int[] {480, 640});
        shapes.put("Wide valley, fog lifts, slow pan", new int[] {840, 360});
        return shapes;
    }

    @BeforeEach
    void aTeamWithThirtyVideos() {
        nord = asSystem(() -> teams.findBySlug("studio-nord").orElseThrow().id());
        empty =
                asSystem(() -> {
                    var made =
                            teams.create(
                                    new TeamData(
                                            "Short Film",
                                            ZoneId.of("Europe/Helsinki"),
                                            null,
                                            null));
                    teams.putMember(made.id(), aino(), TeamRole.OWNER);
                    return made.slug();
                });
        SHAPES.forEach(this::submit);
        Awaitility.await().atMost(PATIENCE).until(() -> ready().size() >= SHAPES.size());
        new GalleryRows(database).named("studio-nord", PROMPTS);
        videos = ready();
        asAino(this::keepSome);
    }

    @AfterEach
    void onlyRealVideosStay() {
        new GalleryRows(database).remove();
    }

    @Test
    void everyScreenHasItsPictures() {
        as(
                OWNER,
                "pictures",
                page -> {
                    wall(page);
                    one(page);
                    create(page);
                    others(page);
                    outside(page);
                });
        as(ADMIN, "pictures-admin", page -> take(page, "/admin/storage", "storage"));
        Assertions.assertThat(pictures.tooWide()).as("wider than the window").isEmpty();
    }

    private void wall(Page page) {
        page.navigate(NORD + "/gallery");
        assertThat(page.locator(".tile img").first()).isVisible();
        pictures.take(page, "wall");
        for (int tile = 0; tile < 3; tile++) {
            page.locator(".tile").nth(tile).focus();
            page.keyboard().press("x");
        }
        assertThat(page.locator(".selection-bar__count")).containsText("3");
        pictures.take(page, "wall-selection");
        take(page, "/t/" + empty + "/gallery", "wall-empty");
        take(page, NORD + "/gallery?q=zebra&ratio=9:16", "wall-nothing");
        page.navigate(NORD + "/gallery?q=the");
        button(page, "All filters").click();
        dialog(page);
        pictures.take(page, "filters");
        take(page, NORD + "/gallery?trash=yes", "trash");
    }

    private void one(Page page) {
        String item = NORD + "/gallery?item=" + real(0).id();
        page.navigate(item);
        assertThat(page.locator("frame-player video").first()).isVisible();
        pictures.take(page, "item");
        pictures.take(page, "item-shared", heading(page, "Shared outside"));
        button(page, "Create link").last().click();
        dialog(page);
        pictures.take(page, "share-dialog");
        button(page, "Create link").last().click();
        assertThat(page.getByText("Copy the link now").first()).isVisible();
        pictures.take(page, "share-link");
        page.navigate(item + "&with=" + real(1).id());
        dialog(page);
        assertThat(page.locator("vaadin-dialog frame-player")).isVisible();
        pictures.take(page, "compare");
    }

    private void create(Page page) {
        page.navigate(NORD + "/create?model=" + MODEL);
        page.getByLabel("Prompt").first().fill("The robot waves");
        assertThat(page.locator(".prompt__counter")).containsText("15");
        settled(page);
        page.navigate(NORD + "/create?from=" + real(0).job());
        dialog(page);
        pictures.take(page, "reuse");
        page.keyboard().press("Escape");
        fillIn(page, NORD, MODEL, "The robot waves");
        button(page, "Create several\u2026").click();
        dialog(page);
        pictures.take(page, "batch");
        page.keyboard().press("Escape");
        button(page, "Replace").first().click();
        button(page, "Choose start image from library or gallery").click();
        dialog(page);
        assertThat(page.locator(".image-grid__pick").first()).isVisible();
        pictures.take(page, "image-picker");
    }

    private void others(Page page) {
        take(page, NORD + "/library", "library");
        take(page, NORD + "/collections", "collections");
        page.navigate(NORD + "/settings");
        for (String part : List.of("Storage", "Sharing outside")) {
            Locator title =
                    page.getByRole(
                            AriaRole.HEADING,
                            new Page.GetByRoleOptions().setName(part).setExact(true));
            pictures.take(page, "settings-" + part.split(" ")[0], title);
        }
    }

    private void outside(Page page) {
        UUID reel = asAinoGet(() -> collections.list(nord).getFirst().id());
        Duration week = Duration.ofDays(7);
        String one = asAinoGet(() -> shares.shareVideo(nord, real(0).id(), week).path());
        String tall = asAinoGet(() -> shares.shareVideo(nord, real(1).id(), week).path());
        String many = asAinoGet(() -> shares.shareCollection(nord, reel, week).path());
        take(page, one, "share-page");
        take(page, tall, "share-page-tall");
        take(page, many, "share-page-collection");
        take(page, "/s/" + "A".repeat(43), "share-page-404");
    }

    private void take(Page page, String address, String name) {
        page.navigate(address);
        pictures.take(page, name);
    }

    private void submit(String prompt, int[] shape) {
        if (ready().stream().anyMatch(video -> video.prompt().equals(prompt))) {
            return;
        }
        ObjectNode wish = HouseFixtures.parameters(MODEL, prompt);
        wish.put("duration", 2 + shape[0] % 3);
        wish.putArray("images").add(Scenery.picture(prompt, shape[0], shape[1]));
        asSystem(() ->
                jobs.submit(
                        new SubmitJob(
                                nord,
                                MODEL,
                                wish,
                                "Spring campaign",
                                List.of("spring"),
                                null,
                                wish.toString(),
                                null,
                                null,
                                null,
                                null,
                                null)));
    }

    private List<AssetCard> ready() {
        return asSystem(() -> gallery.videos(nord, null, null, PageRequest.first()))
                .items()
                .stream()
                .filter(video -> video.state().equals("ready"))
                .collect(Collectors.toList());
    }

    /** A video with its whole story: the n-th that was really made. */
    private AssetCard real(int number) {
        String prompt = List.copyOf(SHAPES.keySet()).get(number);
        return videos.stream()
                .filter(video -> video.prompt().equals(prompt))
                .findFirst()
                .orElseThrow();
    }

    private void keepSome() {
        List<UUID> ids = videos.stream().map(AssetCard::id).toList();
        keeping.star(nord, Set.copyOf(ids.subList(0, 3)));
        keeping.rate(nord, Set.copyOf(ids.subList(2, 6)), 4);
        keeping.rate(nord, Set.of(real(0).id()), 5);
        keeping.label(nord, Set.copyOf(ids.subList(0, 6)), Set.of("client", "final"));
        keeping.note(nord, Set.of(real(0).id()), "The client chose this one. Grade it warmer.");
        keeping.trash(nord, Set.copyOf(ids.subList(ids.size() - 4, ids.size())));
        List<String> names = List.of("Launch film", "Mood: winter", "For the client, second round");
        for (int i = 0; i < names.size(); i++) {
            var made =
                    collections.create(nord, new CollectionData(names.get(i), "", Visibility.TEAM));
            collections.add(nord, made.id(), Set.copyOf(ids.subList(i, i + 7 - 2 * i)));
        }
        collections.create(nord, new CollectionData("Only mine", "", Visibility.PRIVATE));
        shares.allow(nord, true);
    }

    private UserId aino() {
        return teams.members(nord).stream()
                .filter(member -> member.email().equals(OWNER))
                .map(Member::userId)
                .findFirst()
                .orElseThrow();
    }

    private void asAino(Runnable work) {
        asAinoGet(() -> {
            work.run();
            return true;
        });
    }

    private <T> T asAinoGet(java.util.function.Supplier<T> work) {
        UserId aino = asSystem(this::aino);
        return CurrentActor.as(
                Actor.person(aino, "Aino Koskinen", Set.of(), Map.of(nord, TeamRole.OWNER)), work);
    }
}
