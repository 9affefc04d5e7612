package io.framehouse.gallery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.framehouse.LoopbackServer;
import io.framehouse.MediaContext;
import io.framehouse.MutableClock;
import io.framehouse.TestVideos;
import io.framehouse.gallery.AssetCard;
import io.framehouse.gallery.Gallery;
import io.framehouse.jobs.JobAssets;
import io.framehouse.jobs.JobAssets.JobAsset;
import io.framehouse.jobs.JobSucceeded;
import io.framehouse.jobs.ResultRefresh;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.ResultFile;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobLoss;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.MediaSource;
import io.framehouse.storage.StorageFixtures;
import io.framehouse.storage.internal.TestPictures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Results are copied, whatever the provider's file server does. */
@MediaContext
@Import(AssetCopierIT.Fakes.class)
class AssetCopierIT {
    private static final int TRIES = 8;
    private static final byte[] COVER = TestPictures.make("png", 320, 180);
    private static byte[] mp4 = new byte[0];
    private static byte[] wav = new byte[0];
    private static byte[] jpg = new byte[0];

    @Autowired CopyQueue queue;
    @Autowired AssetCopier copier;
    @Autowired Gallery gallery;
    @Autowired JobAssets jobAssets;
    @Autowired AssetMedia media;
    @Autowired BlobStore blobs;
    @Autowired BlobLoss loss;
    @Autowired LiveFeed feed;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;
    @Autowired ApplicationEventPublisher events;
    @Autowired MutableClock clock;
    @Autowired RenewedLinks renewed;

    private final LoopbackServer provider = new LoopbackServer();
    private TeamId team;
    private JobId job;

    @TestConfiguration
    static class Fakes {
        @Bean
        @Primary
        MutableClock mutableClock() {
            return new MutableClock(Instant.parse("2026-11-21T10:00:00Z"));
        }

        @Bean
        RenewedLinks renewedLinks() {
            return new RenewedLinks();
        }
    }

    /** Gives what a test put in. */
    static final class RenewedLinks implements ResultRefresh {
        final AtomicReference<@Nullable ResultFile> next = new AtomicReference<>();

        @Override
        public Optional<ResultFile> renew(TeamId team, JobId job) {
            return Optional.ofNullable(next.get());
        }
    }

    @BeforeAll
    static void film(@TempDir Path directory) throws IOException {
        mp4 = Files.readAllBytes(TestVideos.mp4(directory.resolve("film.mp4"), 2, 320, 180));
        wav = Files.readAllBytes(TestVideos.wav(directory.resolve("sound.wav"), 2));
        jpg = TestPictures.make("jpg", 320, 180);
    }

    @BeforeEach
    void makeJob() {
        transactions.runOnPlatform(() -> jdbc.sql("update asset set state = 'failed'").update());
        renewed.next.set(null);
        team = StorageFixtures.team(jdbc, transactions);
        job = JobFixtures.succeeded(jdbc, transactions, team, "A 100% robot_cat walks home");
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void videoAndCoverAreCopiedByteForByte() throws IOException {
        provider.serve("/v", "application/octet-stream", mp4).serve("/c", "text/plain", COVER);
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        try (var _ = feed.subscribe(team, signal -> heard.add(signal.topic()))) {
            succeed(new ResultFile(url("/v"), url("/c"), null), 2);
            work();
            await().until(() -> heard.contains("asset") && heard.contains("job"));
        }
        JobAsset video = asset("video");
        assertThat(video.state()).isEqualTo("ready");
        assertThat(video.contentType()).isEqualTo("video/mp4");
        assertThat(video.width()).isEqualTo(320);
        assertThat(video.durationMillis()).isBetween(1_900L, 2_200L);
        assertThat(video.url()).startsWith("https://video.example/media/").endsWith(job + ".mp4");
        assertThat(stored("video")).isEqualTo(mp4);
        assertThat(stored("cover")).isEqualTo(COVER);
    }

    @Test
    void theEventTwiceMakesNoSecondCopy() {
        provider.serve("/v", "video/mp4", mp4);
        ResultFile file = new ResultFile(url("/v"), null, url("/v"));
        succeed(file, 3);
        succeed(file, 3);
        work();
        work();
        assertThat(assets()).hasSize(3).allMatch(asset -> asset.state().equals("ready"));
        assertThat(provider.requests()).isEqualTo(2);
    }

    @Test
    void withoutACoverOneIsMadeFromTheVideo() {
        provider.serve("/v", "video/mp4", mp4);
        succeed(new ResultFile(url("/v"), null, null), 2);
        work();
        work();
        assertThat(asset("cover").contentType()).isEqualTo("image/jpeg");
        assertThat(asset("cover").width()).isEqualTo(320);
    }

    @Test
    void aCoverThatIsNoneIsMadeFromTheVideoAtLast() {
        provider.serve("/v", "video/mp4", mp4).serve("/c", "image/png", html());
        succeed(new ResultFile(url("/v"), url("/c"), null), 2);
        for (int i = 0; i < 7; i++) {
            work();
            clock.advance(Duration.ofMinutes(5));
        }
        assertThat(asset("cover").state()).isEqualTo("ready");
        assertThat(asset("cover").contentType()).isEqualTo("image/jpeg");
    }

    @Test
    void anExpiredLinkIsRenewedByAskingAgain() {
        provider.on("/old", e -> LoopbackServer.answer(e, 403, "application/xml", html()));
        provider.serve("/new", "video/mp4", mp4);
        renewed.next.set(new ResultFile(url("/new"), null, null));
        succeed(new ResultFile(url("/old"), null, null), 2);
        work();
        assertThat(asset("video").state()).isEqualTo("copying");
        clock.advance(Duration.ofSeconds(2));
        work();
        assertThat(asset("video").state()).isEqualTo("ready");
    }

    @Test
    void aWebPageIsNeverTakenForAVideo() {
        provider.serve("/v", "video/mp4", html());
        succeed(new ResultFile(url("/v"), null, null), 2);
        workUntilGivenUp();
        assertThat(asset("video").state()).isEqualTo("failed");
        assertThat(asset("video").reason()).contains("web page instead of the video");
        assertThat(asset("cover").state()).isEqualTo("failed");
        assertThat(media.find(team, asset("video").id()).map(MediaSource.Media::gone))
                .hasValueSatisfying(gone -> assertThat(gone).contains("web page"));
    }

    @Test
    void aVideoWithAPageBehindItIsServedAsAVideoOnly() {
        byte[] both = Arrays.copyOf(mp4, mp4.length + html().length);
        System.arraycopy(html(), 0, both, mp4.length, html().length);
        provider.serve("/v", "text/html", both);
        succeed(new ResultFile(url("/v"), null, null), 2);
        work();
        assertThat(asset("video").state()).isEqualTo("ready");
        MediaSource.Media served = media.find(team, asset("video").id()).orElseThrow();
        assertThat(served.contentType()).isEqualTo("video/mp4");
        assertThat(served.fileName()).endsWith(".mp4");
    }

    @Test
    void aSoundOrAPictureIsNeverTakenForAVideo() {
        provider.serve("/sound", "video/mp4", wav);
        provider.serve("/picture", "video/mp4", jpg);
        provider.serve("/video", "video/mp4", mp4);
        renewed.next.set(new ResultFile(url("/picture"), null, null));
        succeed(new ResultFile(url("/sound"), null, null), 2);
        work();
        assertThat(asset("video").state()).isEqualTo("copying");
        assertThat(reason("video")).contains("is no video");
        clock.advance(Duration.ofSeconds(2));
        renewed.next.set(new ResultFile(url("/video"), null, null));
        work();
        assertThat(asset("video").state()).isEqualTo("copying");
        assertThat(reason("video")).contains("is no video");
        clock.advance(Duration.ofMinutes(1));
        work();
        assertThat(asset("video").state()).isEqualTo("ready");
    }

    @Test
    void aFileServerMayBeAwayForMoreThanAnHour() {
        AtomicReference<Instant> backAt =
                new AtomicReference<>(clock.instant().plus(Duration.ofMinutes(90)));
        provider.on(
                "/v",
                e -> {
                    boolean back = !clock.instant().isBefore(backAt.get());
                    LoopbackServer.answer(
                            e,
                            back ? 200 : 503,
                            back ? "video/mp4" : "text/html",
                            back ? mp4 : html());
                });
        succeed(new ResultFile(url("/v"), null, null), 2);
        int tries = 0;
        for (int minute = 0; asset("video").state().equals("copying"); minute++) {
            assertThat(minute).isLessThan(130);
            List<CopyClaim> due = queue.claim(10, JobFixtures.TURNS);
            due.forEach(copier::copy);
            tries += due.size();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(asset("video").state()).isEqualTo("ready");
        assertThat(tries).isBetween(TRIES - 1, TRIES);
    }

    @Test
    void aVideoCutOffByTheConnectionOrInItselfIsNotKept() {
        provider.on(
                "/short",
                exchange -> {
                    exchange.sendResponseHeaders(200, mp4.length);
                    exchange.getResponseBody().write(mp4, 0, mp4.length / 2);
                    exchange.getResponseBody().flush();
                });
        provider.serve("/half", "video/mp4", Arrays.copyOf(mp4, mp4.length * 2 / 3));
        provider.serve("/whole", "video/mp4", mp4);
        renewed.next.set(new ResultFile(url("/half"), null, null));
        succeed(new ResultFile(url("/short"), null, null), 2);
        work();
        clock.advance(Duration.ofMinutes(5));
        work();
        assertThat(asset("video").state()).isEqualTo("copying");
        renewed.next.set(new ResultFile(url("/whole"), null, null));
        clock.advance(Duration.ofMinutes(5));
        work();
        clock.advance(Duration.ofMinutes(5));
        work();
        assertThat(asset("video").state()).isEqualTo("ready");
    }

    @Test
    void aKilledCopyIsDoneByTheNextWorkerAndNotTwice() {
        provider.serve("/v", "video/mp4", mp4);
        succeed(new ResultFile(url("/v"), null, null), 2);
        CopyClaim killed = queue.claim(10, JobFixtures.TURNS).getFirst();
        work();
        assertThat(asset("video").state()).isEqualTo("copying");
        clock.advance(CopyQueue.LEASE);
        CopyClaim next = queue.claim(10, JobFixtures.TURNS).getFirst();
        assertThat(next.id()).isEqualTo(killed.id());
        // The one believed dead comes back: its outcome is not taken, the living one's is.
        copier.copy(killed);
        assertThat(asset("video").state()).isEqualTo("copying");
        copier.copy(next);
        assertThat(asset("video").state()).isEqualTo("ready");
    }

    @Test
    void aRenewedLeaseKeepsOthersAway() {
        succeed(new ResultFile(url("/v"), null, null), 2);
        CopyClaim claim = queue.claim(10, JobFixtures.TURNS).getFirst();
        clock.advance(Duration.ofSeconds(40));
        queue.renew(claim);
        clock.advance(Duration.ofSeconds(40));
        assertThat(queue.claim(10, JobFixtures.TURNS)).isEmpty();
    }

    @Test
    void aFailedCopyCanBeTriedAgainByHand() {
        provider.on("/v", e -> LoopbackServer.answer(e, 404, "text/plain", html()));
        provider.serve("/there", "video/mp4", mp4);
        succeed(new ResultFile(url("/v"), null, null), 2);
        workUntilGivenUp();
        UUID id = asset("video").id();
        assertThat(asset("video").state()).isEqualTo("failed");
        renewed.next.set(new ResultFile(url("/there"), null, null));
        as(TeamRole.MEMBER, () -> retried(id));
        work();
        clock.advance(Duration.ofSeconds(2));
        work();
        work();
        assertThat(assets()).allMatch(asset -> asset.state().equals("ready"));
        DomainException refusal = refusal(() -> as(TeamRole.MEMBER, () -> retried(id)));
        assertThat(refusal.code()).isEqualTo(CommonError.WRONG_STATE);
    }

    @Test
    void theWallShowsVideosNewestFirstAndFindsLiterally() {
        provider.serve("/v", "video/mp4", mp4);
        succeed(new ResultFile(url("/v"), null, null), 2);
        JobId first = job;
        clock.advance(Duration.ofMinutes(1));
        job = JobFixtures.succeeded(jdbc, transactions, team, "A green bird");
        succeed(new ResultFile(url("/v"), null, null), 2);
        work();
        work();
        Page<AssetCard> page = videos(null, new PageRequest(1, null));
        assertThat(page.items()).extracting(AssetCard::job).containsExactly(job);
        Page<AssetCard> rest = videos(null, new PageRequest(1, page.nextCursor()));
        assertThat(rest.items()).extracting(AssetCard::job).containsExactly(first);
        assertThat(rest.nextCursor()).isNull();
        AssetCard card = rest.items().getFirst();
        assertThat(card.sound()).isTrue();
        assertThat(card.coverUrl()).endsWith(first + "-cover.jpg");
        assertThat(card.cost().toWire()).isEqualTo("48.5");
        assertThat(videos("100% ROBOT_", PageRequest.first()).items()).hasSize(1);
        assertThat(videos("%", PageRequest.first()).items()).isEmpty();
        assertThat(videos("r_bot", PageRequest.first()).items()).isEmpty();
    }

    @Test
    void theNeighbourTeamFindsNothing() {
        provider.serve("/v", "video/mp4", mp4);
        succeed(new ResultFile(url("/v"), null, null), 2);
        work();
        UUID id = asset("video").id();
        TeamId mine = team;
        TeamId neighbour = StorageFixtures.team(jdbc, transactions);
        assertThat(
                        refusal(() ->
                                        StorageFixtures.as(
                                                TeamRole.OWNER,
                                                neighbour,
                                                () -> gallery.get(neighbour, id)))
                                .code())
                .isEqualTo(CommonError.NOT_FOUND);
        assertThat(
                        refusal(() ->
                                        StorageFixtures.as(
                                                TeamRole.OWNER,
                                                neighbour,
                                                () -> gallery.get(mine, id)))
                                .code())
                .isEqualTo(CommonError.NOT_FOUND);
        assertThat(jobAssets.of(neighbour, job)).isEmpty();
        assertThat(media.find(neighbour, id)).isEmpty();
    }

    @Test
    void whatIsBackWhenItIsRetriedIsReadyWithoutTheProvider() {
        provider.serve("/v", "video/mp4", mp4);
        succeed(new ResultFile(url("/v"), null, null), 2);
        work();
        Map<String, Object> before = row();
        assertThat(before).containsEntry("state", "ready");
        transactions.runInTeam(team, () -> loss.missing(team, (String) before.get("blob_key")));
        UUID video = asset("video").id();
        as(TeamRole.OWNER, () -> retried(video));
        int asked = provider.requests();
        work();
        assertThat(provider.requests()).isEqualTo(asked);
        for (String fact :
                List.of("state", "blob_key", "bytes", "sha256", "width", "codec", "ready_at")) {
            assertThat(row().get(fact)).isEqualTo(before.get(fact));
        }
        assertThat(asset("video").reason()).isNull();
    }

    private Map<String, Object> row() {
        return transactions.onPlatform(() ->
                jdbc.sql("select * from asset where job_id = :job and kind = 'video'")
                        .param("job", job.value())
                        .query()
                        .singleRow());
    }

    private void succeed(ResultFile file, int copies) {
        AccountId account = new AccountId(UUID.randomUUID());
        transactions.runInTeam(
                team, () -> events.publishEvent(new JobSucceeded(team, job, account, file)));
        await().untilAsserted(() -> assertThat(assets()).hasSize(copies));
        await().untilAsserted(() -> assertThat(openPublications()).isZero());
    }

    private long openPublications() {
        return transactions.onPlatform(() ->
                jdbc.sql("select count(*) from event_publication").query(Long.class).single());
    }

    /** Every try there is. */
    private void workUntilGivenUp() {
        for (int i = 0; i < TRIES; i++) {
            work();
            clock.advance(Duration.ofHours(1));
        }
    }

    /** What the worker does each half second. */
    private void work() {
        List<CopyClaim> due = queue.claim(10, JobFixtures.TURNS);
        due.forEach(copier::copy);
    }

    private boolean retried(UUID asset) {
        gallery.retry(team, asset);
        return true;
    }

    private Page<AssetCard> videos(@Nullable String text, PageRequest page) {
        return as(TeamRole.VIEWER, () -> gallery.videos(team, text, null, page));
    }

    private <T> T as(TeamRole role, Supplier<T> work) {
        return StorageFixtures.as(role, team, work);
    }

    private List<JobAsset> assets() {
        return jobAssets.of(team, job);
    }

    private JobAsset asset(String kind) {
        return assets().stream().filter(a -> a.kind().equals(kind)).findFirst().orElseThrow();
    }

    /** Why the last try did not work out. */
    private String reason(String kind) {
        UUID id = asset(kind).id();
        return transactions.onPlatform(() ->
                jdbc.sql("select reason from asset where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single());
    }

    private byte[] stored(String kind) throws IOException {
        String key = media.find(team, asset(kind).id()).orElseThrow().blobKey();
        try (InputStream bytes = blobs.open(key, 0, -1)) {
            return bytes.readAllBytes();
        }
    }

    private String url(String path) {
        return provider.at(path).toString();
    }

    private static byte[] html() {
        return "<html>expired</html>".getBytes();
    }

    private static DomainException refusal(Supplier<?> work) {
        return catchThrowableOfType(DomainException.class, work::get);
    }
}
