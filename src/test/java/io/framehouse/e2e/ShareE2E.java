package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import io.framehouse.catalog.Allowlist;
import io.framehouse.credits.Ledger;
import io.framehouse.gallery.AssetCard;
import io.framehouse.gallery.CollectionData;
import io.framehouse.gallery.CollectionData.Visibility;
import io.framehouse.gallery.Collections;
import io.framehouse.gallery.Downloads;
import io.framehouse.gallery.Gallery;
import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Jobs;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Teams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A team shows a video to somebody without an account, ends that, and takes videos away. */
class ShareE2E extends HouseStory {
    private static final String MIKA = "mika@nord.example";
    private static final String PROMPT = "A heron waits in the reeds";
    private static final String SECOND = "The heron takes off";
    private static final String TITLE = "Heron, final";
    private static final String NEVER_WAS = "/s/" + "A".repeat(43);

    @Autowired Teams teams;
    @Autowired Ledger ledger;
    @Autowired Allowlist allowlist;
    @Autowired Jobs jobs;
    @Autowired Gallery gallery;
    @Autowired GalleryKeeping keeping;
    @Autowired Collections collections;
    @Autowired Downloads downloads;

    private TeamId team;
    private String home;
    private UserId mika;
    private List<AssetCard> videos;

    /** A team of its own, as no other story's links may open or end here. */
    @BeforeEach
    void aTeamWithTwoVideos() {
        HouseFixtures house = new HouseFixtures(teams, ledger, allowlist, jobs);
        team = house.team(Credits.of(1000));
        home = "/t/" + asSystem(() -> teams.get(team).slug());
        mika = join(MIKA, TeamRole.MEMBER);
        join(OWNER, TeamRole.OWNER);
        house.submit(team, "viduq3-pro", PROMPT);
        videos =
                Awaitility.await()
                        .atMost(Duration.ofSeconds(90))
                        .until(this::ready, found -> found.size() == 1);
        new GalleryRows(database).named(home.substring("/t/".length()), List.of(SECOND));
        videos = ready();
        UUID first = videos.getFirst().id();
        asMika(() -> {
            keeping.title(team, first, TITLE, keeping.get(team, first).version());
            UUID reel =
                    collections
                            .create(team, new CollectionData("Herons", "", Visibility.TEAM))
                            .id();
            collections.add(team, reel, Set.of(first, videos.getLast().id()));
            return reel;
        });
    }

    @AfterEach
    void onlyRealVideosStay() {
        new GalleryRows(database).remove();
    }

    @Test
    void aLinkOpensOutsideAndEndsAndVideosAreTakenAway() {
        as(
                MIKA,
                "share",
                page -> {
                    String item = home + "/gallery?item=" + videos.getFirst().id();
                    page.navigate(item);
                    assertThat(page.getByText("Off in this team. An owner can allow links"))
                            .isVisible();
                    assertThat(button(page, "Create link")).hasCount(0);
                    as(OWNER, "share-owner", this::allowsLinks);
                    page.navigate(item);
                    String link = makesALink(page);
                    outside("share-outside", guest -> seesTheVideo(guest, link));
                    endsIt(page);
                    outside("share-ended", guest -> seesNothing(guest, link));
                    String reel = sharesTheCollection(page);
                    outside("share-reel", guest -> seesBoth(guest, reel));
                    takesBothAway(page);
                });
        aBrokenOneNeverLooksWhole();
        as(OWNER, "share-audit", this::readsOfIt);
    }

    private void allowsLinks(Page page) {
        page.navigate(home + "/settings");
        Locator allow =
                page.getByRole(
                        AriaRole.CHECKBOX,
                        new Page.GetByRoleOptions().setName("Allow links to the outside"));
        assertThat(allow).not().isChecked();
        allow.check();
        assertThat(page.getByText("Saved. Members can make links now.")).isVisible();
    }

    private static String makesALink(Page page) {
        assertThat(page.getByText("Nobody outside the team can see it.")).isVisible();
        button(page, "Create link").click();
        Locator dialog = dialog(page);
        assertThat(dialog).containsText("prompts, costs and names of people are not");
        page.getByLabel("The link opens for").last().click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("30 days")).click();
        Accessibility.check(page);
        String link = linkOf(page);
        assertThat(page.getByText("By Mika Peltonen, until ")).isVisible();
        return link;
    }

    private static String linkOf(Page page) {
        button(page, "Create link").last().click();
        Locator field = page.getByLabel("Link", new Page.GetByLabelOptions().setExact(true)).last();
        assertThat(field).isVisible();
        String link = field.inputValue();
        button(page, "Done").click();
        return link;
    }

    private void outside(String story, Consumer<Page> steps) {
        browser().story(story, baseUrl(), steps);
    }

    private void seesTheVideo(Page page, String link) {
        Response answer = page.navigate(link);
        Assertions.assertThat(answer.status()).isEqualTo(200);
        Map<String, String> headers = answer.headers();
        Assertions.assertThat(headers)
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("cache-control", "no-store")
                .containsEntry("x-robots-tag", "noindex, nofollow")
                .containsEntry("x-frame-options", "DENY")
                .containsEntry("cross-origin-resource-policy", "same-origin")
                .doesNotContainKey("set-cookie");
        Assertions.assertThat(headers.get("content-security-policy"))
                .startsWith("default-src 'none'")
                .doesNotContain("script-src");
        Assertions.assertThat(page.context().cookies()).isEmpty();
        assertThat(heading(page, TITLE)).isVisible();
        Assertions.assertThat(page.content())
                .doesNotContain(PROMPT, "Mika", "Aino", "viduq3", "<script")
                .doesNotContain(videos.getFirst().job().toString());
        page.evaluate("() => { const v = document.querySelector('video'); v.muted = true; }");
        page.evaluate("() => document.querySelector('video').play()");
        page.waitForFunction("() => document.querySelector('video').currentTime > 0.1");
        Browser.inEveryLook(
                page,
                look -> {
                    Accessibility.check(page);
                    Assertions.assertThat(
                                    page.evaluate(
                                            "document.documentElement.scrollWidth <= innerWidth"))
                            .as(look)
                            .isEqualTo(true);
                });
    }

    private static void endsIt(Page page) {
        page.reload();
        assertThat(page.getByText("opened once")).isVisible();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Take back the link to " + TITLE))
                .click();
        assertThat(page.getByText("The link opens nothing any more.")).isVisible();
        assertThat(page.getByText("Nobody outside the team can see it.")).isVisible();
    }

    private static void seesNothing(Page page, String link) {
        Assertions.assertThat(page.navigate(link).status()).isEqualTo(404);
        assertThat(heading(page, "This link opens nothing")).isVisible();
        String ended = page.content();
        Assertions.assertThat(page.navigate(NEVER_WAS).status()).isEqualTo(404);
        Assertions.assertThat(page.content()).isEqualTo(ended);
        Accessibility.check(page);
    }

    private String sharesTheCollection(Page page) {
        page.navigate(home + "/collections");
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Actions for Herons"))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Share outside"))
                .click();
        dialog(page);
        button(page, "Create link").click();
        assertThat(page.getByText("Share this collection outside").first()).isVisible();
        return linkOf(page);
    }

    private static void seesBoth(Page page, String link) {
        page.navigate(link);
        assertThat(heading(page, "Herons")).isVisible();
        assertThat(page.locator("video")).hasCount(2);
        assertThat(page.locator("figcaption").filter(new Locator.FilterOptions().setHasText(TITLE)))
                .isVisible();
        Accessibility.check(page);
    }

    private void takesBothAway(Page page) {
        page.navigate(home + "/gallery");
        for (int tile = 0; tile < 2; tile++) {
            page.locator(".tile").nth(tile).focus();
            page.keyboard().press("x");
        }
        assertThat(page.locator(".selection-bar__count")).containsText("2");
        Download download = page.waitForDownload(() -> button(page, "Download ZIP").click());
        Assertions.assertThat(download.suggestedFilename()).matches("videos-.{10}\\.zip");
        assertThat(page.getByText("Downloading 2 videos")).isVisible();
        holdsBoth(download.path());
    }

    private void holdsBoth(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Assertions.assertThat(zip.stream().map(ZipEntry::getName))
                    .hasSize(3)
                    .anyMatch(name -> name.contains("_heron-final_"))
                    .anyMatch(name -> name.contains("_the-heron-takes-off_"));
            Assertions.assertThat(
                            zip.stream()
                                    .filter(entry -> entry.getName().endsWith(".mp4"))
                                    .map(ZipEntry::getSize))
                    .containsExactlyElementsOf(
                            videos.stream().map(AssetCard::bytes).collect(Collectors.toList()));
            byte[] table = zip.getInputStream(zip.getEntry("videos.csv")).readAllBytes();
            Assertions.assertThat(new String(table, StandardCharsets.UTF_8))
                    .contains("file,id,job_id,title", TITLE, PROMPT, SECOND)
                    .contains(videos.getFirst().id().toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Over a real line: where a video is shorter than it should be, the answer has no end. */
    private void aBrokenOneNeverLooksWhole() {
        UUID first = videos.getFirst().id();
        changeBytes(first, 1);
        Downloads.Prepared zip = asMika(() -> downloads.prepare(team, Set.of(first)));
        URI address = URI.create(baseUrl()).resolve(zip.link().replaceFirst("^https?://[^/]+", ""));
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() ->
                            client.send(
                                    HttpRequest.newBuilder(address).build(),
                                    BodyHandlers.ofByteArray()))
                    .isInstanceOf(IOException.class);
        }
        changeBytes(first, -1);
    }

    private void readsOfIt(Page page) {
        page.navigate(home + "/audit");
        assertThat(page.getByText("changed links to the outside from forbidden to allowed").first())
                .isVisible();
        assertThat(page.getByText("made a link to the outside").first()).isVisible();
        assertThat(page.getByText("ended a link to the outside").first()).isVisible();
    }

    private void changeBytes(UUID video, int by) {
        new GalleryRows(database).grow(video, by);
    }

    private List<AssetCard> ready() {
        return asSystem(() -> gallery.videos(team, null, null, PageRequest.first()))
                .items()
                .stream()
                .filter(video -> video.state().equals("ready") && video.coverUrl() != null)
                .toList();
    }

    private UserId join(String email, TeamRole role) {
        return asSystem(() -> {
            TeamId nord = teams.findBySlug("studio-nord").orElseThrow().id();
            UserId person =
                    teams.members(nord).stream()
                            .filter(member -> member.email().equals(email))
                            .findFirst()
                            .orElseThrow()
                            .userId();
            teams.putMember(team, person, role);
            return person;
        });
    }

    private <T> T asMika(Supplier<T> work) {
        return CurrentActor.as(
                Actor.person(mika, "Mika Peltonen", Set.of(), Map.of(team, TeamRole.MEMBER)), work);
    }
}
