package io.framehouse.gallery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.framehouse.MediaContext;
import io.framehouse.TestVideos;
import io.framehouse.gallery.Gallery;
import io.framehouse.jobs.JobAssets.JobAsset;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.ResultFile;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamRole;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.MediaInspector.VideoFacts;
import io.framehouse.storage.MediaSource.Media;
import io.framehouse.storage.StorageFixtures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A video gets a short film without sound for the wall, and nobody else hears of it. */
@MediaContext
@Import(AssetCopierIT.Fakes.class)
class PreviewIT extends CopierBench {
    private static byte[] mp4 = new byte[0];

    @Autowired Gallery gallery;
    @Autowired TrashRounds trash;
    @Autowired PreviewBacklog backlog;
    @Autowired AssetLinks links;
    @Autowired AssetListQuery assets;
    @Autowired AssetErasure erasure;
    @Autowired CopiesUnderWay underWay;
    @Autowired VideosPart export;

    @TempDir Path directory = Path.of("");

    @BeforeAll
    static void film(@TempDir Path directory) throws IOException {
        mp4 = Files.readAllBytes(TestVideos.mp4(directory.resolve("film.mp4"), 4, 640, 360));
    }

    @Test
    void aPreviewIsMutedShortAndSmall() throws IOException {
        copyVideo();
        assertThat(row("video")).containsEntry("codec", "h264").containsEntry("fps_milli", 24_000);
        withPreviews(blobs).copy(duePreviews().getFirst());
        assertThat(row("preview"))
                .containsEntry("state", "ready")
                .containsEntry("source_url", null);
        UUID id = (UUID) row("preview").get("id");
        Media served = media.find(team, id).orElseThrow();
        assertThat(served.contentType()).isEqualTo("video/mp4");
        assertThat(served.bytes()).isBetween(1_000L, 600_000L);
        UUID film = (UUID) row("video").get("id");
        AssetRow video = transactions.inTeam(team, () -> assets.find(team, film).orElseThrow());
        assertThat(links.preview(team, video, id)).endsWith(job + "-preview.mp4");
        Path file = directory.resolve("preview.mp4");
        try (InputStream bytes = blobs.open(served.blobKey(), 0, -1)) {
            Files.copy(bytes, file);
        }
        VideoFacts facts = inspector.video(file).orElseThrow();
        assertThat(facts.sound()).isFalse();
        assertThat(facts.codec()).isEqualTo("h264");
        assertThat(facts.fpsMilli()).isEqualTo(15_000);
        assertThat(facts.width()).isEqualTo(480);
        assertThat(facts.height()).isEqualTo(270);
        assertThat(facts.durationMillis()).isBetween(2_900L, 3_050L);
        // It can be played before all of it is there.
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes.indexOf("moov")).isBetween(1, bytes.indexOf("mdat"));
    }

    @Test
    void aKilledPreviewIsMadeAgain() {
        copyVideo();
        assertThat(duePreviews()).hasSize(1);
        assertThat(duePreviews()).isEmpty();
        clock.advance(CopyQueue.LEASE);
        withPreviews(blobs).copy(duePreviews().getFirst());
        assertThat(row("preview")).containsEntry("state", "ready");
    }

    @Test
    void aPreviewThatCannotBeMadeFailsInSilence() {
        copyVideo();
        transactions.runOnPlatform(
                () -> jdbc.sql("update asset set state = 'failed' where kind = 'video'").update());
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        try (var _ = feed.subscribe(team, signal -> heard.add(signal.topic()))) {
            // Signals are heard in their order: what the copy said comes before the first word.
            say("begin", heard);
            heard.clear();
            for (int i = 0; i < 3; i++) {
                duePreviews().forEach(withPreviews(blobs)::copy);
                clock.advance(java.time.Duration.ofHours(1));
            }
            assertThat(row("preview")).containsEntry("state", "failed");
            assertThat(duePreviews()).isEmpty();
            say("end", heard);
            assertThat(heard).containsExactly("end");
        }
    }

    private void say(String word, Queue<String> heard) {
        transactions.runInTeam(
                team, () -> feed.changed(new LiveFeed.Signal(team, word, job.toString())));
        await().untilAsserted(() -> assertThat(heard).contains(word));
    }

    @Test
    void whereNoneAreMadeNothingWaitsForThem() {
        copyVideo();
        queue.giveUpPreviews();
        assertThat(row("preview")).containsEntry("state", "failed");
        assertThat(video().state()).isEqualTo("ready");
    }

    @Test
    void aPreviewThatEndsAfterItsVideoWentLeavesNothing() {
        copyVideo();
        CopyClaim claim = duePreviews().getFirst();
        takeAway();
        assertThat(row("video")).containsEntry("state", "expired");
        assertThat(row("preview")).containsEntry("state", "expired");
        withPreviews(blobs).copy(claim);
        assertThat(row("preview"))
                .containsEntry("state", "expired")
                .containsEntry("blob_key", null);
        assertThat(number("select count(*) from gallery_item where team_id = :team")).isZero();
        assertThat(
                        number(
                                "select count(*) from stored_blob b where team_id = :team and not exists ("
                                        + " select from blob_removal r where r.blob_key = b.blob_key)"))
                .isZero();
    }

    @Test
    void aPreviewOfAVideoTakenAwayMeanwhileIsTakenAwayToo() {
        copyVideo();
        CopyClaim claim = duePreviews().getFirst();
        withPreviews(goesMeanwhile()).copy(claim);
        assertThat(row("preview")).containsEntry("state", "expired");
        assertThat(number("select count(*) from blob_removal where team_id = :team")).isEqualTo(3);
        assertThat(number("select count(*) from stored_blob where team_id = :team")).isEqualTo(2);
    }

    @Test
    void aPreviewThatWaitsOrFailedKeepsNoVideoInTheTrash() {
        copyVideo();
        run(
                "update asset set state = 'failed', reason = 'x' where kind = 'preview' and team_id = :team");
        takeAway();
        assertThat(row("video")).containsEntry("state", "expired");
        assertThat(number("select count(*) from gallery_item where team_id = :team")).isZero();
    }

    @Test
    void aFullTeamGetsItsVideosButNoPreviewsUntilItHasRoom() {
        run("update team set storage_full_at = now() where id = :team");
        copyVideo();
        assertThat(row("video")).containsEntry("state", "ready");
        assertThat(row("preview"))
                .containsEntry("state", "copying")
                .containsEntry("reason", Previews.TEAM_IS_FULL);
        assertThat(duePreviews()).isEmpty();
        run("update team set storage_full_at = null where id = :team");
        assertThat(duePreviews()).hasSize(1);
    }

    @Test
    void videosOfBeforeGetTheirPreviewsSlowlyTheNewestFirst() {
        List<UUID> videos = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            videos.add(KeptFixtures.video(jdbc, transactions, team, "A robot", team + "/" + i));
            run(
                    "update asset set ready_at = now() + %d * interval '1 hour' where id = '%s'"
                            .formatted(-i, videos.getLast()));
        }
        run(
                "update gallery_item set trashed_at = now(), trashed_by = 'M' where id = '%s'"
                        .formatted(videos.get(3)));
        run("update preview_backlog set ready_at = null, video_id = null, ended_at = null");
        assertThat(backlog.orderSome()).isEqualTo(PreviewBacklog.AT_ONCE);
        List<UUID> newest = new ArrayList<>(videos.subList(0, 20));
        newest.remove(3);
        assertThat(withPreview()).containsExactlyInAnyOrderElementsOf(newest);
        // These wait, so no more are ordered.
        assertThat(backlog.orderSome()).isZero();
        run("update asset set state = 'failed' where kind = 'preview' and team_id = :team");
        assertThat(backlog.orderSome()).isEqualTo(5);
        assertThat(withPreview()).hasSize(24);
        run("update asset set state = 'failed' where kind = 'preview' and team_id = :team");
        assertThat(backlog.orderSome()).isZero();
        assertThat(number("select count(*) from preview_backlog where ended_at is null")).isZero();
    }

    private List<UUID> withPreview() {
        return transactions.onPlatform(() ->
                jdbc.sql(
                                """
                                select v.id from asset v where v.team_id = :team
                                  and v.kind = 'video' and exists (select from asset p
                                      where p.team_id = v.team_id and p.job_id = v.job_id
                                        and p.kind = 'preview')
                                """)
                        .param("team", team.value())
                        .query(UUID.class)
                        .list());
    }

    /** The video, which lay in the trash for long. */
    private void takeAway() {
        run(
                "update gallery_item set trashed_by = 'M', trashed_at = '%s' where team_id = :team"
                        .formatted(clock.instant().minus(java.time.Duration.ofDays(31))));
        trash.run();
    }

    private BlobStore goesMeanwhile() {
        return (BlobStore)
                Proxy.newProxyInstance(
                        BlobStore.class.getClassLoader(),
                        new Class<?>[] {BlobStore.class},
                        (proxy, method, arguments) -> {
                            Object answer = method.invoke(blobs, arguments);
                            if (method.getName().equals("put")) {
                                takeAway();
                            }
                            return answer;
                        });
    }

    private void run(String sql) {
        transactions.runOnPlatform(() -> jdbc.sql(sql).param("team", team.value()).update());
    }

    private long number(String sql) {
        return transactions.onPlatform(
                () -> jdbc.sql(sql).param("team", team.value()).query(Long.class).single());
    }

    @Test
    void theApiNeverTellsOfPreviews() {
        copyVideo();
        assertThat(underWay.copyingFrom(new AccountId(UUID.randomUUID()))).isZero();
        assertThat(flow()).isZero();
        assertThat(transactions.onPlatform(() -> erasure.stillUnderWay(team))).isEmpty();
        long woken = wakes();
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        try (var _ = feed.subscribe(team, s -> heard.add(s.topic() + " " + s.id()))) {
            CopyClaim claim = duePreviews().getFirst();
            assertThat(transactions.onPlatform(() -> erasure.stillUnderWay(team))).isPresent();
            withPreviews(blobs).copy(claim);
            await().untilAsserted(() -> assertThat(heard).containsExactly("asset " + video().id()));
        }
        assertThat(wakes()).isEqualTo(woken);
        UUID id = (UUID) row("preview").get("id");
        List<JobAsset> told = jobAssets.of(team, job);
        assertThat(told).extracting(JobAsset::kind).containsExactlyInAnyOrder("video", "cover");
        DomainException refusal =
                catchThrowableOfType(
                        DomainException.class,
                        () ->
                                StorageFixtures.as(
                                        TeamRole.OWNER, team, () -> gallery.get(team, id)));
        assertThat(refusal.code()).isEqualTo(CommonError.NOT_FOUND);
        assertThat(exported()).hasSize(2).doesNotContain(id.toString());
    }

    @Test
    void theLastFrameIsTheVeryLast() throws IOException {
        // Red, and blue in the last of its 24 frames.
        Path film =
                TestVideos.make(
                        directory.resolve("ends-blue.mp4"),
                        "-f",
                        "lavfi",
                        "-i",
                        "color=c=red:size=160x90:rate=24:duration=1,drawbox=color=blue:t=fill"
                                + ":enable='gte(n,23)'",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=duration=1.5",
                        "-c:v",
                        "libopenh264",
                        "-pix_fmt",
                        "yuv420p");
        for (String name : List.of("last.png", "last.jpg")) {
            Path target = directory.resolve(name);
            assertThat(inspector.lastFrame(film, target)).isTrue();
            BufferedImage picture = ImageIO.read(target.toFile());
            assertThat(picture.getWidth()).isEqualTo(160);
            int colour = picture.getRGB(80, 45);
            assertThat(colour & 0xff).isGreaterThan(150);
            assertThat(colour >> 16 & 0xff).isLessThan(100);
        }
        assertThat(inspector.lastFrame(directory.resolve("none.mp4"), directory.resolve("x.png")))
                .isFalse();
    }

    /** Its row for a preview is there then; the cover is still to be made. */
    private void copyVideo() {
        provider.serve("/v", "video/mp4", mp4).serve("/c", "image/png", COVER);
        succeed(new ResultFile(url("/v"), url("/c"), null));
        due().forEach(withPreviews(blobs)::copy);
        assertThat(jobAssets.of(team, job)).allMatch(asset -> asset.state().equals("ready"));
    }

    private long flow() {
        return transactions.onPlatform(
                () -> jdbc.sql("select copies from report_copy_flow").query(Long.class).single());
    }

    private long wakes() {
        return transactions.onPlatform(() -> {
            jdbc.sql(
                            """
                            insert into caller_callback (team_id, job_id, dialect, url, receiver,
                                secret, due_at, created_at)
                            values (:team, :job, 'vidu', 'https://a.example', 'https://a.example',
                                'x', now(), now())
                            on conflict do nothing
                            """)
                    .param("team", team.value())
                    .param("job", job.value())
                    .update();
            return jdbc.sql("select wakes from caller_callback where job_id = :job")
                    .param("job", job.value())
                    .query(Long.class)
                    .single();
        });
    }

    private List<String> exported() {
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql(export.rows().getFirst().query())
                                .param("team", team.value())
                                .query((row, number) -> row.getString("id"))
                                .list());
    }

    private static final byte[] COVER =
            io.framehouse.storage.internal.TestPictures.make("png", 320, 180);
}
