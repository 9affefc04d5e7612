package io.framehouse.gallery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MediaContext;
import io.framehouse.MutableClock;
import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.gallery.Trashed;
import io.framehouse.jobs.JobAssets;
import io.framehouse.jobs.JobAssets.JobAsset;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.StorageFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** The trash: out again while the time runs, gone for good after it; what it cost stays. */
@MediaContext
@Import(KeptClock.class)
class TrashIT {
    @Autowired GalleryKeeping keeping;
    @Autowired TrashRounds rounds;
    @Autowired JobAssets jobAssets;
    @Autowired AssetMedia media;
    @Autowired TrashedCovers covers;
    @Autowired BlobStore blobs;
    @Autowired MutableClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;
    @Autowired ApplicationContext context;
    @TempDir Path directory;

    private TeamId team;
    private Actor mika;

    @BeforeEach
    void makeTeam() {
        team = StorageFixtures.team(jdbc, transactions);
        UUID id = KeptFixtures.person(jdbc, transactions, "Mika P.");
        mika = Actor.person(new UserId(id), "Mika P.", Set.of(), Map.of(team, TeamRole.MEMBER));
    }

    @Test
    void costStaysAndBytesGoAfterThirtyDays() throws IOException {
        String blob = bytes("gone");
        String stays = bytes("stays");
        UUID video = KeptFixtures.video(jdbc, transactions, team, "A robot", blob);
        UUID other = KeptFixtures.video(jdbc, transactions, team, "A bird", stays);
        as(() -> keeping.label(team, Set.of(video), Set.of("spring")));
        as(() -> keeping.note(team, Set.of(video), "Nice"));
        Trashed before = CurrentActor.as(mika, () -> keeping.beforeTrash(team, Set.of(video)));
        assertThat(kept(video)).isNull();
        Trashed trashed = CurrentActor.as(mika, () -> keeping.trash(team, Set.of(video)));
        assertThat(trashed).isEqualTo(before);
        assertThat(trashed.cost()).isEqualTo(Credits.parse("48.5"));
        assertThat(trashed.goneAt())
                .isEqualTo(
                        clock.instant()
                                .truncatedTo(java.time.temporal.ChronoUnit.MICROS)
                                .plus(Duration.ofDays(30)));
        clock.advance(Duration.ofDays(29));
        rounds.run();
        removeBlobs();
        assertThat(states(video)).containsOnly("ready");
        assertThat(blobs.exists(blob)).isTrue();
        clock.advance(Duration.ofDays(2));
        rounds.run();
        clock.advance(Duration.ofHours(2));
        removeBlobs();
        assertThat(states(video)).containsExactly("expired", "expired");
        assertThat(strings("select reason from asset where id = :v", video))
                .containsExactly("It lay in the trash for 30 days and is gone for good.");
        assertThat(blobs.exists(blob)).isFalse();
        assertThat(strings("select id from gallery_item where id = :v", video)).isEmpty();
        assertThat(strings("select text from gallery_note where item_id = :v", video)).isEmpty();
        assertThat(
                        strings(
                                "select j.settled_micros from job j join asset a on a.job_id = j.id"
                                        + " where a.id = :v",
                                video))
                .containsExactly("48500000");
        assertThat(states(other)).containsOnly("ready");
        assertThat(blobs.exists(stays)).isTrue();
    }

    @Test
    void undoBringsItBackWithAllThatWasKept() throws IOException {
        UUID video = KeptFixtures.video(jdbc, transactions, team, "A robot", bytes("robot"));
        as(() -> keeping.label(team, Set.of(video), Set.of("spring")));
        as(() -> keeping.trash(team, Set.of(video)));
        assertThat(kept(video)).isEqualTo("Mika P.");
        Trashed again = CurrentActor.as(mika, () -> keeping.trash(team, Set.of(video)));
        assertThat(again.videos()).isEmpty();
        clock.advance(Duration.ofDays(29));
        as(() -> keeping.restore(team, Set.of(video)));
        clock.advance(Duration.ofDays(40));
        rounds.run();
        assertThat(states(video)).containsOnly("ready");
        assertThat(CurrentActor.as(mika, () -> keeping.get(team, video)).labels())
                .containsExactly("spring");
        assertThat(
                        strings(
                                "select action from audit_entry where object_id = cast(:v as text)"
                                        + " order by at, id",
                                video))
                .containsExactly("gallery.trashed", "gallery.restored");
    }

    @Test
    void inTheTrashNothingPlaysButItsCoverIsSeenThere() throws IOException {
        UUID video = KeptFixtures.video(jdbc, transactions, team, "A robot", bytes("robot"));
        JobId job =
                new JobId(
                        UUID.fromString(
                                strings("select job_id from asset where id = :v", video)
                                        .getFirst()));
        UUID cover = asset(job, "cover").id();
        assertThat(media.find(team, video).orElseThrow().gone()).isNull();
        assertThat(covers.find(team, cover)).isEmpty();
        as(() -> keeping.trash(team, Set.of(video)));
        assertThat(media.find(team, video).orElseThrow().gone()).contains("trash");
        assertThat(media.find(team, cover).orElseThrow().gone()).contains("trash");
        assertThat(covers.find(team, cover).orElseThrow().gone()).isNull();
        assertThat(covers.find(team, video)).isEmpty();
        JobAsset told = asset(job, "video");
        assertThat(told.inTrash()).isTrue();
        assertThat(told.state()).isEqualTo("failed");
        assertThat(told.url()).isNull();
        as(() -> keeping.restore(team, Set.of(video)));
        assertThat(media.find(team, video).orElseThrow().gone()).isNull();
        assertThat(covers.find(team, cover)).isEmpty();
        assertThat(asset(job, "video").url()).isNotNull();
    }

    private JobAsset asset(JobId job, String kind) {
        return jobAssets.of(team, job).stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theTimeIsTheTeamsOwnAndWhatIsStillCopiedWaits() throws IOException {
        UUID video = KeptFixtures.video(jdbc, transactions, team, "A robot", bytes("robot"));
        UUID copying = KeptFixtures.video(jdbc, transactions, team, "A bird", bytes("bird"));
        run("update team set keep_trash_days = 2 where id = :t");
        run(
                "update asset set state = 'copying' where team_id = :t and kind = 'cover' and"
                        + " job_id = (select job_id from asset where id = '"
                        + copying
                        + "')");
        as(() -> keeping.trash(team, Set.of(video, copying)));
        clock.advance(Duration.ofHours(47));
        rounds.run();
        assertThat(states(video)).containsOnly("ready");
        clock.advance(Duration.ofHours(2));
        rounds.run();
        assertThat(states(video)).containsOnly("expired");
        assertThat(states(copying)).containsExactlyInAnyOrder("ready", "copying");
        run("update asset set state = 'failed' where team_id = :t and state = 'copying'");
        rounds.run();
        assertThat(states(copying)).containsOnly("expired");
    }

    private String kept(UUID video) {
        return CurrentActor.as(mika, () -> keeping.get(team, video)).trashedBy();
    }

    private String bytes(String text) throws IOException {
        Path file = directory.resolve(text);
        Files.writeString(file, text + team);
        return blobs.put(team, file).key();
    }

    private void removeBlobs() {
        ReflectionTestUtils.invokeMethod(context.getBean("blobRemovalService"), "removeDue");
    }

    private void as(Runnable work) {
        CurrentActor.runAs(mika, work);
    }

    private List<String> states(UUID video) {
        return strings(
                "select state from asset where job_id = (select job_id from asset where id = :v)",
                video);
    }

    private List<String> strings(String sql, UUID video) {
        return transactions.inTeam(
                team, () -> jdbc.sql(sql).param("v", video).query(String.class).list());
    }

    private void run(String sql) {
        transactions.runInTeam(team, () -> jdbc.sql(sql).param("t", team.value()).update());
    }
}
