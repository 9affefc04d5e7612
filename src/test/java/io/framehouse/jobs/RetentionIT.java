package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.Framehouse;
import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.People;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.Upload;
import io.framehouse.storage.Uploads;
import io.framehouse.teams.Retention;
import io.framehouse.teams.TeamRetention;
import io.framehouse.teams.Teams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** What teams no longer keep goes, and nothing else does. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            JobBench.QUIET,
            "framehouse.copies.enabled=false",
            "db-scheduler.enabled=false"
        })
@PostgresTest
@Import({HouseFixtures.class, JobBench.class, JobBench.Time.class})
class RetentionIT {
    private static final String MODEL = "viduq3-pro";
    private static final Retention MONTH = new Retention(30, 30, 30);

    @Autowired ApplicationContext context;
    @Autowired HouseFixtures house;
    @Autowired MutableClock clock;
    @Autowired TeamRetention retentions;
    @Autowired Teams teams;
    @Autowired People people;
    @Autowired Uploads uploads;
    @Autowired BlobStore blobs;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;
    @TempDir Path directory;

    private TeamId team;
    private TeamId other;

    @BeforeEach
    void makeTeams() {
        team = house.team(Credits.of(1_000));
        other = house.team(Credits.of(1_000));
    }

    @Test
    void videosGoAfterTheirDaysAndTheirBytesALittleLater() throws IOException {
        String blob = video(team, "old");
        String neighbours = video(other, "old");
        keep(team, MONTH);
        pass(Duration.ofDays(29));
        letGo();
        assertThat(states(team)).containsExactly("ready");
        pass(Duration.ofDays(2));
        String young = video(team, "young");
        letGo();
        assertThat(states(team)).containsExactlyInAnyOrder("expired", "ready");
        assertThat(blobs.exists(blob)).isTrue();
        pass(Duration.ofHours(2));
        removeBlobs();
        assertThat(blobs.exists(blob)).isFalse();
        assertThat(blobs.exists(young)).isTrue();
        assertThat(states(other)).containsExactly("ready");
        assertThat(blobs.exists(neighbours)).isTrue();
    }

    @Test
    void bytesThatSomethingElseNamesStay() throws IOException {
        String blob = video(team, "twice");
        keep(team, MONTH);
        pass(Duration.ofDays(31));
        assertThat(video(team, "twice")).isEqualTo(blob);
        letGo();
        pass(Duration.ofHours(2));
        removeBlobs();
        assertThat(states(team)).containsExactlyInAnyOrder("expired", "ready");
        assertThat(blobs.exists(blob)).isTrue();
    }

    @Test
    void uploadsGoButThoseOfOpenJobsStay() throws IOException {
        keep(team, MONTH);
        Upload old = upload(team, 401);
        JobId open = house.submit(team, MODEL, "open").id();
        pass(Duration.ofDays(31));
        letGo();
        pass(Duration.ofHours(2));
        removeBlobs();
        assertThat(find(team, old.id())).isFalse();
        assertThat(blobs.exists(old.blobKey())).isFalse();
        assertThat(ids(team)).hasSize(1);
        assertThat(house.get(team, open).parameters().toString())
                .contains(ids(team).getFirst().toString());
    }

    @Test
    void aPictureGivenAgainIsThereAgain() throws IOException {
        keep(team, MONTH);
        Upload first = upload(team, 402);
        pass(Duration.ofDays(31));
        Upload second = upload(team, 402);
        assertThat(second.id()).isNotEqualTo(first.id());
        letGo();
        pass(Duration.ofHours(2));
        removeBlobs();
        assertThat(find(team, first.id())).isFalse();
        assertThat(find(team, second.id())).isTrue();
        assertThat(blobs.exists(second.blobKey())).isTrue();
    }

    @Test
    void requestsGoFromEndedJobsOnly() {
        JobId ended = house.submit(team, MODEL, "the secret plan").id();
        JobId open = house.submit(team, MODEL, "still open").id();
        end(team, ended);
        keep(team, MONTH);
        pass(Duration.ofDays(31));
        letGo();
        assertThat(house.get(team, ended).parameters().isEmpty()).isTrue();
        assertThat(house.get(team, open).parameters().isEmpty()).isFalse();
        assertThat(words(team)).noneMatch(text -> text.contains("secret plan"));
        assertThat(words(team)).anyMatch(text -> text.contains("still open"));
    }

    @Test
    void whoMayNotChangesNothingAndNumbersHaveTheirRange() {
        Actor admin = AccessFixtures.member(teams, people, team, TeamRole.ADMIN);
        Actor member = AccessFixtures.member(teams, people, team, TeamRole.MEMBER);
        Actor stranger = AccessFixtures.member(teams, people, other, TeamRole.OWNER);
        assertThat(CurrentActor.as(admin, () -> retentions.change(team, MONTH))).isEqualTo(MONTH);
        assertThat(CurrentActor.as(member, () -> retentions.find(team))).isEqualTo(MONTH);
        refused(CommonError.FORBIDDEN, member, MONTH);
        refused(CommonError.NOT_FOUND, stranger, MONTH);
        assertThatThrownBy(() ->
                        CurrentActor.as(
                                admin, () -> retentions.change(team, new Retention(0, 3_651, -1))))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal ->
                                assertThat(refusal.fieldErrors())
                                        .extracting(FieldError::field)
                                        .containsExactly(
                                                "keep_videos_days",
                                                "keep_uploads_days",
                                                "keep_requests_days"));
    }

    private void refused(CommonError code, Actor actor, Retention retention) {
        assertThatThrownBy(() -> CurrentActor.as(actor, () -> retentions.change(team, retention)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private void keep(TeamId whose, Retention retention) {
        asSystem(() -> retentions.change(whose, retention));
    }

    private void pass(Duration time) {
        clock.advance(time);
    }

    private void letGo() {
        ReflectionTestUtils.invokeMethod(context.getBean("keepingRounds"), "letGo");
    }

    private void removeBlobs() {
        ReflectionTestUtils.invokeMethod(context.getBean("blobRemovalService"), "removeDue");
    }

    /** A job's video that is ready now; the key of its bytes. */
    private String video(TeamId whose, String text) throws IOException {
        JobId job = house.submit(whose, MODEL, text).id();
        Path file = directory.resolve(UUID.randomUUID().toString());
        Files.writeString(file, text);
        String key = blobs.put(whose, file).key();
        transactions.runInTeam(
                whose,
                () ->
                        jdbc.sql(
                                        """
                                        insert into asset (team_id, id, job_id, kind, state, blob_key,
                                            content_type, bytes, sha256, created_at, ready_at)
                                        values (:team, gen_random_uuid(), :job, 'video', 'ready',
                                            :key, 'video/mp4', 3, '\\x00', :now, :now)
                                        """)
                                .param("team", whose.value())
                                .param("job", job.value())
                                .param("key", key)
                                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                                .update());
        return key;
    }

    private Upload upload(TeamId whose, int width) throws IOException {
        Path file = directory.resolve(UUID.randomUUID().toString());
        Files.write(file, HouseFixtures.pictureBytes(width, 300));
        return asSystem(() -> uploads.store(whose, file, "a.png", "image"));
    }

    private void end(TeamId whose, JobId job) {
        transactions.runInTeam(
                whose,
                () ->
                        jdbc.sql(
                                        """
                                        update job set state = 'failed', finished_at = :now,
                                            next_action_at = null
                                        where team_id = :team and id = :job
                                        """)
                                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                                .param("team", whose.value())
                                .param("job", job.value())
                                .update());
    }

    private List<String> states(TeamId whose) {
        return strings(whose, "select state from asset where team_id = :team");
    }

    private List<String> words(TeamId whose) {
        return strings(
                whose,
                """
                select j.prompt || j.parameters::text || r.body::text from job j
                join job_request r on r.team_id = j.team_id and r.job_id = j.id
                where j.team_id = :team
                """);
    }

    private List<String> strings(TeamId whose, String sql) {
        return transactions.inTeam(
                whose,
                () ->
                        jdbc.sql(sql)
                                .params(Map.of("team", whose.value()))
                                .query(String.class)
                                .list());
    }

    private List<UUID> ids(TeamId whose) {
        return transactions.inTeam(
                whose,
                () ->
                        jdbc.sql("select id from upload where team_id = :team")
                                .param("team", whose.value())
                                .query(UUID.class)
                                .list());
    }

    private boolean find(TeamId whose, UUID id) {
        return asSystem(() -> uploads.find(whose, id)).isPresent();
    }
}
