package io.framehouse.gallery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framehouse.MediaContext;
import io.framehouse.gallery.VideoDetails;
import io.framehouse.gallery.VideoFacts;
import io.framehouse.gallery.VideoTile;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.StorageFixtures;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the panel of one video is told, and who is told nothing. */
@MediaContext
class VideoDetailsIT {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Autowired VideoDetails details;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;

    private TeamId team;

    @BeforeEach
    void aTeam() {
        team = StorageFixtures.team(jdbc, transactions);
    }

    @Test
    void technicalDataAndTheWatermarkedCopyAreTold() {
        JobId job = job("Boat");
        UUID video = asset(job, "video", "ready", Duration.ZERO);
        asset(job, "watermarked", "ready", Duration.ZERO);
        VideoFacts facts = as(() -> details.facts(team, video));
        assertThat(facts.codec()).isEqualTo("h264");
        assertThat(facts.fpsMilli()).isEqualTo(23_976);
        assertThat(facts.sha256()).hasSize(64);
        assertThat(facts.readyAt()).isEqualTo(NOW);
        assertThat(facts.watermarked().url()).contains("/media/", job + "-watermarked.mp4");
    }

    @Test
    void aCoverIsNoVideoAndTheNeighboursVideoIsNotFound() {
        UUID cover = asset(job("Boat"), "cover", "ready", Duration.ZERO);
        assertThat(refused(() -> details.facts(team, cover))).isEqualTo(CommonError.NOT_FOUND);
        UUID video = asset(job("Car"), "video", "ready", Duration.ZERO);
        TeamId ours = team;
        team = StorageFixtures.team(jdbc, transactions);
        assertThat(refused(() -> details.facts(team, video))).isEqualTo(CommonError.NOT_FOUND);
        assertThat(as(() -> details.latest(team))).isEmpty();
        assertThat(refused(() -> details.facts(ours, video))).isEqualTo(CommonError.NOT_FOUND);
    }

    @Test
    void videosOfJobsComeInTheirOrderAndTheLatestFirst() {
        JobId older = job("Older");
        JobId newer = job("Newer");
        JobId copying = job("Copying");
        UUID second = asset(older, "video", "ready", Duration.ofHours(2));
        UUID first = asset(newer, "video", "ready", Duration.ofHours(1));
        UUID none = asset(copying, "video", "copying", Duration.ZERO);
        asset(newer, "cover", "ready", Duration.ZERO);
        List<VideoTile> tiles =
                as(() -> details.ofJobs(team, List.of(copying, older, JobId.random(), newer)));
        assertThat(tiles).extracting(VideoTile::id).containsExactly(none, second, first);
        assertThat(tiles.getLast().coverUrl()).contains("-cover.jpg");
        assertThat(as(() -> details.latest(team)))
                .extracting(VideoTile::id)
                .containsExactly(first, second);
        trash(first);
        assertThat(as(() -> details.latest(team)))
                .extracting(VideoTile::id)
                .containsExactly(second);
        assertThat(as(() -> details.ofJobs(team, List.of(newer, older))))
                .extracting(VideoTile::id)
                .containsExactly(second);
    }

    private void trash(UUID video) {
        transactions.runInTeam(
                team,
                () ->
                        jdbc.sql(
                                        """
                                        update gallery_item
                                        set trashed_at = now(), trashed_by = 'Mika S.'
                                        where team_id = :team and id = :id
                                        """)
                                .param("team", team.value())
                                .param("id", video)
                                .update());
    }

    private JobId job(String prompt) {
        return JobFixtures.succeeded(jdbc, transactions, team, prompt);
    }

    private UUID asset(JobId job, String kind, String state, Duration age) {
        UUID id = Ids.next();
        boolean cover = kind.equals("cover");
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                insert into asset (team_id, id, job_id, kind, state, blob_key,
                                    content_type, bytes, sha256, width, height, duration_ms, codec,
                                    fps_milli, created_at, ready_at)
                                values (:team, :id, :job, :kind, :state, 'key', :type, 1000,
                                    sha256('x'), 160, 90, 1000, :codec, :fps, :at, :ready)
                                """)
                        .param("team", team.value())
                        .param("id", id)
                        .param("job", job.value())
                        .param("kind", kind)
                        .param("state", state)
                        .param("type", cover ? "image/jpeg" : "video/mp4")
                        .param("codec", cover ? null : "h264")
                        .param("fps", cover ? null : 23_976)
                        .param("at", NOW.minus(age).atOffset(ZoneOffset.UTC))
                        .param("ready", NOW.atOffset(ZoneOffset.UTC))
                        .update());
        if (kind.equals("video")) {
            transactions.runInTeam(
                    team,
                    () ->
                            jdbc.sql("call gallery_note_item(:team, :job)")
                                    .param("team", team.value())
                                    .param("job", job.value())
                                    .update());
        }
        return id;
    }

    private <T> T as(Supplier<T> work) {
        return StorageFixtures.as(TeamRole.VIEWER, team, work);
    }

    private Object refused(Supplier<?> work) {
        return catchThrowableOfType(DomainException.class, () -> as(work)).code();
    }
}
