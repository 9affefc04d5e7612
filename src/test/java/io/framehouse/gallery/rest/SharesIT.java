package io.framehouse.gallery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MediaContext;
import io.framehouse.MutableClock;
import io.framehouse.gallery.Share;
import io.framehouse.gallery.ShareMade;
import io.framehouse.gallery.SharedPages;
import io.framehouse.gallery.Shares;
import io.framehouse.gallery.internal.GalleryRows;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.storage.Blob;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.StorageFixtures;
import io.framehouse.teams.StandingChanged;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.ContentDisposition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Links to the outside show what they were made for, to whoever has them, until they end. */
@MediaContext
@Import(SharesIT.Time.class)
class SharesIT {
    private static final byte[] BYTES = "the bytes of a film".getBytes(StandardCharsets.UTF_8);

    @Autowired Shares shares;
    @Autowired SharedPages pages;
    @Autowired BlobStore blobs;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;
    @Autowired MutableClock clock;
    @Autowired ApplicationEventPublisher events;

    @Value("${framehouse.data-dir}")
    Path home;

    @TempDir Path directory;
    MockMvcTester http;
    GalleryRows rows;
    TeamId team;
    UserId person;
    Blob blob;
    UUID video;

    @TestConfiguration
    static class Time {
        @Bean
        @Primary
        MutableClock mutableClock() {
            return new MutableClock(Instant.now());
        }
    }

    @BeforeEach
    void aTeamWithAVideo() throws Exception {
        http = MockMvcTester.of(new ShareController(pages, blobs));
        rows = new GalleryRows(jdbc, transactions);
        clock.set(Instant.now());
        team = StorageFixtures.team(jdbc, transactions);
        person = rows.person();
        blob = blobs.put(team, Files.write(directory.resolve("film"), BYTES));
        video = rows.video(team, "A <b>secret</b> prompt", blob);
        owner(() -> {
            shares.allow(team, true);
            return true;
        });
    }

    @Test
    void aLinkShowsPageVideoAndNothingThatWasTyped() {
        rows.change("update gallery_item set title = '<i>Robot</i> & car' where id = ?", video);
        String path = made().path();
        MvcTestResult page = http.get().uri(path).exchange();
        assertThat(page).hasStatusOk();
        String html = text(page);
        assertThat(html)
                .contains("&lt;i&gt;Robot&lt;/i&gt; &amp; car", path + "/" + video + "/video")
                .doesNotContain("secret", "<script", "<i>", "Aino");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("script-src");
        assertThat(header(page, "X-Robots-Tag")).contains("noindex");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        MvcTestResult film = http.get().uri(path + "/" + video + "/video").exchange();
        assertThat(film).hasStatusOk().body().isEqualTo(BYTES);
        assertThat(header(film, "Cache-Control")).contains("max-age=0");
        assertThat(
                        http.get()
                                .uri(path + "/" + video + "/video")
                                .header("Range", "bytes=4-8")
                                .exchange())
                .hasStatus(206)
                .body()
                .isEqualTo("bytes".getBytes(StandardCharsets.UTF_8));
        assertThat(member(() -> shares.of(team, video)))
                .singleElement()
                .satisfies(share -> assertThat(share.opened()).isEqualTo(1));
    }

    @Test
    void savedUnderItsTitleAndWithoutIds() {
        assertThat(disposition()).isEqualTo("video.mp4");
        rows.change(
                "update gallery_item set title = ? where id = ?",
                "a\"b; filename=x.exe \u202e/../ \u05d0",
                video);
        assertThat(disposition()).isEqualTo("a-b-filename-x-exe-\u05d0.mp4");
    }

    /** The name in the answer, decoded; the answer has no other name. */
    private String disposition() {
        String header =
                header(
                        http.get().uri(made().path() + "/" + video + "/video").exchange(),
                        "Content-Disposition");
        assertThat(header).startsWith("inline").doesNotContain("\n", "\r", "..");
        return ContentDisposition.parse(header).getFilename();
    }

    @Test
    void lookingWithoutOpeningIsNoVisit() {
        String path = made().path();
        assertThat(http.head().uri(path).exchange()).hasStatusOk();
        assertThat(http.head().uri(path + "/" + video + "/video").exchange())
                .hasStatusOk()
                .hasHeader("Content-Length", String.valueOf(BYTES.length));
        assertThat(member(() -> shares.of(team, video)).getFirst().opened()).isZero();
        String tag = header(http.get().uri(path + "/" + video + "/video").exchange(), "ETag");
        assertThat(
                        http.get()
                                .uri(path + "/" + video + "/video")
                                .header("If-None-Match", tag)
                                .exchange())
                .hasStatus(304);
        assertThat(
                        http.get()
                                .uri(path + "/" + video + "/video")
                                .header("Range", "bytes=900-")
                                .exchange())
                .hasStatus(416);
    }

    @Test
    void aStoreThatIsAwayIsSaidAndNotTakenForAnEnd() throws Exception {
        String path = made().path() + "/" + video + "/video";
        Path files = home.resolve("blobs");
        Path elsewhere = Files.move(files, home.resolve("blobs-away"));
        try {
            MvcTestResult answer = http.get().uri(path).exchange();
            assertThat(answer).hasStatus(503).hasHeader("Retry-After", "15");
            assertThat(text(answer)).contains("cannot be shown now");
        } finally {
            Files.move(elsewhere, files);
        }
        assertThat(http.get().uri(path).exchange()).hasStatusOk();
    }

    @Test
    void aLinkOfWhoeverLeftEnds() {
        UserId mate = rows.person();
        join(person, "owner");
        join(mate, "member");
        ShareMade ours = made();
        ShareMade theirs =
                GalleryRows.as(
                        mate,
                        TeamRole.MEMBER,
                        team,
                        () -> shares.shareVideo(team, video, Duration.ofDays(7)));
        told();
        opens(theirs);
        rows.change("update team_member set role = 'viewer' where user_id = ?", mate.value());
        told();
        isClosed(theirs);
        opens(ours);
        rows.change("update team_member set role = 'member' where user_id = ?", mate.value());
        told();
        isClosed(theirs);
        assertThat(audited("share.revoked")).isEqualTo(1);
    }

    private void join(UserId who, String role) {
        rows.change(
                "insert into team_member (team_id, user_id, role) values (?, ?, ?)",
                team.value(),
                who.value(),
                role);
    }

    private void told() {
        owner(() -> {
            transactions.runInTeam(team, () -> events.publishEvent(new StandingChanged(team)));
            return true;
        });
    }

    @Test
    void aPrivateCollectionIsNamedToItsOwnerAloneAndShownToNobody() {
        UUID reel = collection(null);
        ShareMade ours = member(() -> shares.shareCollection(team, reel, Duration.ofDays(1)));
        UserId mate = rows.person();
        rows.change(
                "update gallery_collection set visibility = 'private', owner_id = ? where id = ?",
                mate.value(),
                reel);
        assertThat(http.get().uri(ours.path()).exchange()).hasStatus(404);
        assertThat(member(() -> shares.of(team, reel))).isEmpty();
        assertThat(owner(() -> shares.list(team)))
                .extracting(Share::what)
                .containsExactly("A private collection");
        assertThatThrownBy(() ->
                        GalleryRows.as(
                                mate,
                                TeamRole.MEMBER,
                                team,
                                () -> shares.shareCollection(team, reel, Duration.ofDays(1))))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("Only you see this collection");
    }

    @Test
    void onlyItsHashIsKept() {
        String token = made().path().substring("/s/".length());
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        String row =
                transactions.onPlatform(() ->
                        jdbc.sql("select s::text from gallery_share s where item_id = ?")
                                .param(video)
                                .query(String.class)
                                .single());
        assertThat(row).doesNotContain(token);
    }

    @Test
    void aLinkThatWasTakenBackOpensNothing() {
        ShareMade made = made();
        opens(made);
        member(() -> {
            shares.revoke(team, made.share().id());
            shares.revoke(team, made.share().id());
            return true;
        });
        isClosed(made);
        assertThat(audited("share.revoked")).isEqualTo(1);
    }

    @Test
    void aLinkEndsWithItsTime() {
        ShareMade made = made();
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        opens(made);
        clock.advance(Duration.ofSeconds(1));
        isClosed(made);
    }

    @Test
    void whatEndsTheRestOfTheHouseEndsALink() {
        ShareMade made = made();
        rows.change("update team set suspended_at = now() where id = ?", team.value());
        isClosed(made);
        rows.change("update team set suspended_at = null where id = ?", team.value());
        opens(made);
        rows.change(
                "update gallery_item set trashed_at = now(), trashed_by = 'x' where id = ?", video);
        isClosed(made);
        assertThatThrownBy(this::made).hasMessageContaining("trash");
        rows.change(
                "update gallery_item set trashed_at = null, trashed_by = null where id = ?", video);
        opens(made);
        rows.change("update asset set state = 'expired' where id = ?", video);
        isClosed(made);
        assertThatThrownBy(this::made).hasMessageContaining("would show nothing");
    }

    @Test
    void forbiddingEndsAllLinksForGood() {
        ShareMade made = made();
        clock.advance(Duration.ofDays(8));
        ShareMade later = made();
        owner(() -> {
            shares.allow(team, false);
            return true;
        });
        isClosed(made);
        isClosed(later);
        assertThatThrownBy(this::made).hasMessageContaining("does not allow links");
        owner(() -> {
            shares.allow(team, true);
            return true;
        });
        isClosed(later);
        assertThat(audited("sharing.switched")).isEqualTo(3);
        // Those whose time was over had ended before.
        assertThat(
                        transactions.<Long>onPlatform(() ->
                                jdbc.sql(
                                                "select count(*) from audit_entry where team_id ="
                                                        + " ? and after ->> 'links_ended' = '1'")
                                        .param(team.value())
                                        .query(Long.class)
                                        .single()))
                .isEqualTo(1);
    }

    @Test
    void linksThatNeverWereLookLikeThoseThatEnded() {
        ShareMade made = made();
        member(() -> {
            shares.revoke(team, made.share().id());
            return true;
        });
        String ended = text(http.get().uri(made.path()).exchange());
        for (String wrong :
                new String[] {
                    "/s/" + "A".repeat(43), "/s/x", "/s/%27%3b--", "/s/x/y/video", "/s/x/y/z/a"
                }) {
            MvcTestResult answer = http.get().uri(java.net.URI.create(wrong)).exchange();
            assertThat(answer).hasStatus(404);
            assertThat(text(answer)).isEqualTo(ended);
        }
    }

    @Test
    void aCollectionGrowsAndShowsNoOtherVideo() {
        UUID collection = collection(null);
        ShareMade made = member(() -> shares.shareCollection(team, collection, Duration.ofDays(1)));
        assertThat(text(http.get().uri(made.path()).exchange())).contains("no video");
        rows.change(
                "insert into gallery_collection_item values (?, ?, ?, now(), 'Aino')",
                team.value(),
                collection,
                video);
        UUID other = rows.video(team, "Another", blob);
        assertThat(text(http.get().uri(made.path()).exchange()))
                .contains(video.toString())
                .doesNotContain(other.toString());
        assertThat(http.get().uri(made.path() + "/" + video + "/video").exchange()).hasStatusOk();
        assertThat(http.get().uri(made.path() + "/" + other + "/video").exchange()).hasStatus(404);
        TeamId neighbour = StorageFixtures.team(jdbc, transactions);
        UUID theirs = rows.video(neighbour, "Theirs", blob);
        assertThat(http.get().uri(made.path() + "/" + theirs + "/video").exchange()).hasStatus(404);
    }

    @Test
    void whoMayNotMakesNoLink() {
        UserId stranger = rows.person();
        UUID hidden = collection(stranger);
        assertThatThrownBy(() ->
                        member(() -> shares.shareCollection(team, hidden, Duration.ofDays(1))))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("collection");
        assertThatThrownBy(() ->
                        GalleryRows.as(
                                person,
                                TeamRole.VIEWER,
                                team,
                                () -> shares.shareVideo(team, video, Duration.ofDays(1))))
                .extracting(thrown -> ((DomainException) thrown).code())
                .isEqualTo(CommonError.FORBIDDEN);
        assertThatThrownBy(() ->
                        GalleryRows.as(
                                person,
                                TeamRole.ADMIN,
                                team,
                                () -> {
                                    shares.allow(team, true);
                                    return true;
                                }))
                .extracting(thrown -> ((DomainException) thrown).code())
                .isEqualTo(CommonError.FORBIDDEN);
        assertThatThrownBy(() -> member(() -> shares.shareVideo(team, video, Duration.ofDays(91))))
                .hasMessageContaining("2184 hours")
                .hasMessageContaining("90 days");
        TeamId neighbour = StorageFixtures.team(jdbc, transactions);
        UUID theirs = rows.video(neighbour, "Theirs", blob);
        assertThatThrownBy(() -> member(() -> shares.shareVideo(team, theirs, Duration.ofDays(1))))
                .hasMessageContaining("video");
    }

    private UUID collection(UserId owner) {
        UUID id = UUID.randomUUID();
        rows.change(
                "insert into gallery_collection (team_id, id, name, visibility, owner_id, owner,"
                        + " created_at) values (?, ?, 'Reel', ?, ?, 'x', now())",
                team.value(),
                id,
                owner == null ? "team" : "private",
                owner == null ? null : owner.value());
        return id;
    }

    private ShareMade made() {
        return member(() -> shares.shareVideo(team, video, Duration.ofDays(7)));
    }

    private void opens(ShareMade made) {
        assertThat(http.get().uri(made.path()).exchange()).hasStatusOk();
        assertThat(http.get().uri(made.path() + "/" + video + "/video").exchange()).hasStatusOk();
    }

    private void isClosed(ShareMade made) {
        assertThat(http.get().uri(made.path()).exchange()).hasStatus(404);
        assertThat(http.get().uri(made.path() + "/" + video + "/video").exchange()).hasStatus(404);
        Share share = made.share();
        assertThat(share.video()).isEqualTo(video);
    }

    private long audited(String action) {
        return transactions.onPlatform(() ->
                jdbc.sql("select count(*) from audit_entry where team_id = ? and action = ?")
                        .params(team.value(), action)
                        .query(Long.class)
                        .single());
    }

    private <T> T owner(Supplier<T> work) {
        return GalleryRows.as(person, TeamRole.OWNER, team, work);
    }

    private <T> T member(Supplier<T> work) {
        return GalleryRows.as(person, TeamRole.MEMBER, team, work);
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String header(MvcTestResult answer, String name) {
        return answer.getResponse().getHeader(name);
    }
}
