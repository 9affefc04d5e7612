package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.Framehouse;
import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.ApiKeys;
import io.framehouse.access.KeyData;
import io.framehouse.access.NewKey;
import io.framehouse.access.People;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.MediaSource;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.Upload;
import io.framehouse.storage.Uploads;
import io.framehouse.teams.Invitations;
import io.framehouse.teams.Invitations.Wish;
import io.framehouse.teams.TeamExport;
import io.framehouse.teams.TeamExport.State;
import io.framehouse.teams.TeamExportPart;
import io.framehouse.teams.TeamExports;
import io.framehouse.teams.Teams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** All of a team's data as one file: all of it, of that team only, for its owners only. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            JobBench.QUIET,
            "framehouse.copies.enabled=false",
            "db-scheduler.enabled=false"
        })
@PostgresTest
@Import({HouseFixtures.class, JobBench.class, JobBench.Time.class})
class TeamExportIT {
    private static final String MODEL = "viduq3-pro";

    private static final Wish GUEST = new Wish(List.of("guest@example.com"), TeamRole.VIEWER, null);

    @Autowired ApplicationContext context;
    @Autowired HouseFixtures house;
    @Autowired MutableClock clock;
    @Autowired TeamExports exports;
    @Autowired List<TeamExportPart> parts;
    @Autowired List<MediaSource> media;
    @Autowired SignedLinks links;
    @Autowired ApiKeys keys;
    @Autowired Teams teams;
    @Autowired Invitations invitations;
    @Autowired People people;
    @Autowired Uploads uploads;
    @Autowired BlobStore blobs;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;
    @TempDir Path directory;

    private TeamId team;
    private Actor owner;

    @BeforeEach
    void makeTeam() {
        team = house.team(Credits.of(1_000));
        owner = AccessFixtures.member(teams, people, team, TeamRole.OWNER);
    }

    @Test
    void everythingOfTheTeamIsInItAndNothingOfAnother() throws IOException {
        TeamId other = house.team(Credits.of(1_000));
        house.submit(other, MODEL, "the neighbour's fox");
        house.submit(team, MODEL, "our fox =1+1");
        Upload picture = upload();
        NewKey key =
                asSystem(() ->
                        keys.create(
                                team, new KeyData("ci", null, Set.of(KeyScope.JOBS_READ), null)));
        String link =
                CurrentActor.as(owner, () -> invitations.invite(team, GUEST)).getFirst().token();
        TeamExport asked = CurrentActor.as(owner, () -> exports.ask(team));
        assertThat(asked.state()).isEqualTo(State.WAITING);
        assertThat(CurrentActor.as(owner, () -> exports.ask(team)).id()).isEqualTo(asked.id());
        make();
        TeamExport ready = CurrentActor.as(owner, () -> exports.list(team)).getFirst();
        assertThat(ready.state()).isEqualTo(State.READY);
        Map<String, byte[]> files = unzip(ready);
        for (TeamExportPart part : parts) {
            part.rows().forEach(rows -> assertThat(files).containsKey("data/" + rows.file()));
        }
        String all = text(files);
        assertThat(all).contains("our fox", owner.userId().toString(), key.key().id().toString());
        assertThat(all).doesNotContain("neighbour", key.secret(), link, other.toString());
        assertThat(text(files, "data/invitations.ndjson"))
                .contains("guest@example.com", "viewer", "created_at")
                .doesNotContain("hash");
        assertThat(text(files, "data/ledger.csv")).startsWith("booked_at,transfer_id,kind");
        assertThat(text(files, "data/ledger.csv").lines().count()).isEqualTo(3);
        assertThat(files.get("uploads/" + picture.id() + ".png"))
                .hasSize(Math.toIntExact(picture.bytes()));
        assertThat(files).containsKey("README.txt").doesNotContainKey("missing.txt");
    }

    @Test
    void itOpensByItsLinkForSevenDays() {
        CurrentActor.as(owner, () -> exports.ask(team));
        make();
        TeamExport ready = CurrentActor.as(owner, () -> exports.list(team)).getFirst();
        String blob = blob(ready.id());
        SignedLinks.Ticket ticket = links.openUrl(ready.link()).orElseThrow();
        assertThat(ticket.team()).isEqualTo(team);
        assertThat(found(ticket).gone()).isNull();
        clock.advance(Duration.ofDays(7).plusHours(2));
        assertThat(links.openUrl(ready.link()).orElseThrow().expired()).isTrue();
        make();
        assertThat(CurrentActor.as(owner, () -> exports.list(team)).getFirst().state())
                .isEqualTo(State.EXPIRED);
        assertThat(found(ticket).gone()).contains("time of this export is over");
        clock.advance(Duration.ofHours(2));
        ReflectionTestUtils.invokeMethod(context.getBean("blobRemovalService"), "removeDue");
        assertThat(blobs.exists(blob)).isFalse();
    }

    @Test
    void bytesThatAreGoneAreNamed() throws IOException {
        Upload picture = upload();
        blobs.delete(picture.blobKey());
        CurrentActor.as(owner, () -> exports.ask(team));
        make();
        Map<String, byte[]> files =
                unzip(CurrentActor.as(owner, () -> exports.list(team)).getFirst());
        assertThat(text(files, "missing.txt")).contains(picture.id().toString());
    }

    @Test
    void whatANodeLeftHalfDoneIsMadeAgainAndEndsAfterAFewTimes() {
        CurrentActor.as(owner, () -> exports.ask(team));
        // A node that took it and was killed.
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                update team_export set attempts = 1,
                                    lease_until = cast(:until as timestamptz)
                                where team_id = :team
                                """)
                        .param("until", clock.instant().plusSeconds(7_200).toString())
                        .param("team", team.value())
                        .update());
        make();
        assertThat(state()).isEqualTo(State.WAITING);
        clock.advance(Duration.ofHours(3));
        make();
        assertThat(state()).isEqualTo(State.READY);
        CurrentActor.as(owner, () -> exports.ask(team));
        transactions.runOnPlatform(() ->
                jdbc.sql("update team_export set attempts = 3 where team_id = :team")
                        .param("team", team.value())
                        .update());
        make();
        assertThat(state()).isEqualTo(State.FAILED);
    }

    @Test
    void onlyOwnersTakeItAway() {
        Actor admin = AccessFixtures.member(teams, people, team, TeamRole.ADMIN);
        Actor root = Actor.person(UserId.random(), "Root", Set.of(PlatformRole.ADMIN), Map.of());
        TeamId other = house.team(Credits.of(1));
        Actor stranger = AccessFixtures.member(teams, people, other, TeamRole.OWNER);
        refused(CommonError.FORBIDDEN, admin);
        refused(CommonError.FORBIDDEN, root);
        refused(CommonError.NOT_FOUND, stranger);
        CurrentActor.as(owner.whereSuspended(Set.of(team)), () -> exports.ask(team));
    }

    @Test
    void noQuerySelectsASecretAndEachNamesItsTeam() {
        assertThat(parts).hasSizeGreaterThanOrEqualTo(9);
        for (TeamExportPart part : parts) {
            part.rows()
                    .forEach(rows ->
                            assertThat(rows.query())
                                    .contains(":team")
                                    .doesNotContain("*", "secret", "cipher", "_hash", "token"));
            part.files().forEach(files -> assertThat(files.query()).contains(":team"));
        }
    }

    private void refused(CommonError code, Actor actor) {
        assertThatThrownBy(() -> CurrentActor.as(actor, () -> exports.ask(team)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private void make() {
        ReflectionTestUtils.invokeMethod(context.getBean("teamExportWork"), "run");
    }

    private State state() {
        return CurrentActor.as(owner, () -> exports.list(team)).getFirst().state();
    }

    private MediaSource.Media found(SignedLinks.Ticket ticket) {
        return media.stream()
                .filter(source -> source.kind().equals(ticket.kind()))
                .flatMap(source -> source.find(ticket.team(), ticket.id()).stream())
                .findFirst()
                .orElseThrow();
    }

    private String blob(UUID export) {
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql(
                                        """
                                        select blob_key from team_export
                                        where team_id = :team and id = :id
                                        """)
                                .param("team", team.value())
                                .param("id", export)
                                .query(String.class)
                                .single());
    }

    private Upload upload() throws IOException {
        Path file = directory.resolve(UUID.randomUUID().toString());
        Files.write(file, HouseFixtures.pictureBytes(500, 300));
        return asSystem(() -> uploads.store(team, file, "a.png", "image"));
    }

    private Map<String, byte[]> unzip(TeamExport export) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (InputStream bytes = blobs.open(blob(export.id()), 0, -1);
                ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static String text(Map<String, byte[]> files) {
        StringBuilder all = new StringBuilder();
        files.forEach((name, bytes) -> {
            if (name.startsWith("data/")) {
                all.append(new String(bytes, StandardCharsets.UTF_8));
            }
        });
        return all.toString();
    }
}
