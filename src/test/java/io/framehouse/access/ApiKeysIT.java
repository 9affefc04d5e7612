package io.framehouse.access;

import static io.framehouse.shared.KeyScope.ASSETS_READ;
import static io.framehouse.shared.KeyScope.JOBS_READ;
import static io.framehouse.shared.KeyScope.JOBS_WRITE;
import static io.framehouse.shared.KeyScope.PLATFORM_ADMIN;
import static io.framehouse.shared.KeyScope.PLATFORM_FINANCE;
import static io.framehouse.shared.KeyScope.TEAM_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.PostgresTest;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.ErrorCode;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Teams;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(classes = AccessApplication.class)
@PostgresTest
class ApiKeysIT {
    private static final Set<KeyScope> WORK = Set.of(JOBS_WRITE, JOBS_READ, ASSETS_READ);

    @Autowired ApiKeys keys;
    @Autowired Teams teams;
    @Autowired People people;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    private TeamId team;
    private Actor admin;
    private Actor member;

    @BeforeEach
    void makeTeam() {
        team = AccessFixtures.team(teams, "Studio Nord");
        admin = AccessFixtures.member(teams, people, team, TeamRole.ADMIN);
        member = AccessFixtures.member(teams, people, team, TeamRole.MEMBER);
    }

    @Test
    void onlyTheHashOfTheSecretIsStored() throws Exception {
        NewKey made = as(admin, () -> keys.create(team, data("ci", null, WORK)));
        String row =
                transactions.inTeam(
                        team,
                        () ->
                                jdbc.sql("select k::text from api_key k where team_id = :team")
                                        .param("team", team.value())
                                        .query(String.class)
                                        .single());
        String secretPart = made.secret().substring(made.secret().lastIndexOf('_') + 1);
        assertThat(row).contains(made.key().publicId()).doesNotContain(secretPart);
        byte[] hash =
                transactions.inTeam(
                        team,
                        () ->
                                jdbc.sql("select secret_hash from api_key where team_id = :team")
                                        .param("team", team.value())
                                        .query(byte[].class)
                                        .single());
        assertThat(hash)
                .isEqualTo(
                        MessageDigest.getInstance("SHA-256")
                                .digest(made.secret().getBytes(StandardCharsets.US_ASCII)));
        assertThat(made.toString()).doesNotContain(secretPart);
        assertThat(audited().toString()).doesNotContain(secretPart);
    }

    @Test
    void aKeyIsListedChangedAndRevoked() {
        KeyId id = as(admin, () -> keys.create(team, data("ci", null, WORK))).key().id();
        Instant expiry = Instant.now().plus(90, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        ApiKey changed =
                as(
                        admin,
                        () ->
                                keys.update(
                                        team,
                                        id,
                                        new KeyData("ci 2", null, Set.of(JOBS_READ), expiry)));
        assertThat(changed.name()).isEqualTo("ci 2");
        assertThat(changed.scopes()).containsExactly(JOBS_READ);
        assertThat(changed.expiresAt()).isEqualTo(expiry);
        assertThat(as(admin, () -> keys.list(team))).containsExactly(changed);
        run(admin, () -> keys.revoke(team, id));
        run(admin, () -> keys.revoke(team, id));
        assertThat(as(admin, () -> keys.get(team, id)).activeAt(Instant.now())).isFalse();
        refused(
                CommonError.WRONG_STATE,
                () -> as(admin, () -> keys.update(team, id, data("x", null, WORK))));
        refused(
                CommonError.WRONG_STATE,
                () -> as(admin, () -> keys.rotate(team, id, Duration.ZERO)));
        assertThat(audited())
                .extracting(row -> row.get("action"))
                .containsExactly("key.created", "key.changed", "key.revoked");
    }

    @Test
    void aChangeOfWhatIsNoLongerSoTellsWhoWasFaster() {
        ApiKey seen = as(admin, () -> keys.create(team, data("ci", null, WORK))).key();
        run(admin, () -> keys.rotate(team, seen.id(), Duration.ZERO));
        OptionalLong version = OptionalLong.of(seen.version());
        as(admin, () -> keys.update(team, seen.id(), data("first", null, WORK), version, () -> {}));
        AtomicBoolean limited = new AtomicBoolean();
        assertThatThrownBy(() ->
                        as(
                                admin,
                                () ->
                                        keys.update(
                                                team,
                                                seen.id(),
                                                data("second", null, WORK),
                                                version,
                                                () -> limited.set(true))))
                .hasMessageContaining("Aino K. changed key fh_" + seen.publicId())
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo(CommonError.WRONG_STATE);
                            assertThat(refused.details())
                                    .containsEntry("changed_by", "Aino K.")
                                    .containsEntry("seen_version", seen.version())
                                    .containsKeys("changed_at", "version");
                        });
        assertThat(limited).isFalse();
        assertThat(as(admin, () -> keys.get(team, seen.id())).name()).isEqualTo("first");
    }

    @Test
    void aLimitOfRequestsHasBounds() {
        for (int rate : new int[] {0, -1, KeyData.MOST_PER_MINUTE + 1}) {
            KeyData data = new KeyData("ci", null, WORK, null, rate);
            invalid("rate_per_minute", () -> as(admin, () -> keys.create(team, data)));
        }
        KeyData most = new KeyData("ci", null, WORK, null, KeyData.MOST_PER_MINUTE);
        assertThat(as(admin, () -> keys.create(team, most)).key().ratePerMinute())
                .isEqualTo(KeyData.MOST_PER_MINUTE);
    }

    @Test
    void membersSeeAndMakeOnlyTheirOwn() {
        UserId self = member.userId();
        UserId boss = admin.userId();
        NewKey own = as(member, () -> keys.create(team, data("mine", self, WORK)));
        KeyId others = as(admin, () -> keys.create(team, data("shared", null, WORK))).key().id();
        assertThat(as(member, () -> keys.list(team))).containsExactly(own.key());
        assertThat(as(admin, () -> keys.list(team))).hasSize(2);
        refused(CommonError.NOT_FOUND, () -> as(member, () -> keys.get(team, others)));
        refused(CommonError.NOT_FOUND, () -> run(member, () -> keys.revoke(team, others)));
        refused(
                CommonError.NOT_FOUND,
                () -> as(member, () -> keys.rotate(team, others, Duration.ZERO)));
        refused(
                CommonError.FORBIDDEN,
                () -> as(member, () -> keys.create(team, data("x", boss, WORK))));
        refused(
                CommonError.FORBIDDEN,
                () -> as(member, () -> keys.create(team, data("x", null, WORK))));
    }

    @Test
    void viewersAndReadingKeysMakeNone() {
        Actor viewer = AccessFixtures.member(teams, people, team, TeamRole.VIEWER);
        Actor readingKey = Actor.teamKey(KeyId.random(), team, null, "r", Set.of(JOBS_READ));
        refused(CommonError.FORBIDDEN, () -> as(viewer, () -> keys.list(team)));
        refused(CommonError.FORBIDDEN, () -> as(readingKey, () -> keys.list(team)));
        refused(
                CommonError.FORBIDDEN,
                () -> as(readingKey, () -> keys.create(team, data("x", null, WORK))));
    }

    @Test
    void anotherTeamsKeyIsNotFound() {
        TeamId other = AccessFixtures.team(teams, "Neighbours");
        Actor neighbour = AccessFixtures.member(teams, people, other, TeamRole.OWNER);
        KeyId id = as(admin, () -> keys.create(team, data("ci", null, WORK))).key().id();
        refused(CommonError.NOT_FOUND, () -> as(neighbour, () -> keys.get(team, id)));
        refused(CommonError.NOT_FOUND, () -> as(neighbour, () -> keys.get(other, id)));
        refused(CommonError.NOT_FOUND, () -> run(neighbour, () -> keys.revoke(other, id)));
        refused(CommonError.NOT_FOUND, () -> as(neighbour, () -> keys.list(team)));
    }

    @Test
    void scopesMustFitTheKindOfKeyAndItsOwner() {
        UserId self = member.userId();
        Actor root = AccessFixtures.platformAdmin();
        for (Set<KeyScope> wrong :
                List.of(
                        Set.<KeyScope>of(),
                        Set.of(PLATFORM_ADMIN),
                        Set.of(JOBS_READ, PLATFORM_FINANCE))) {
            invalid("scopes", () -> as(admin, () -> keys.create(team, data("x", null, wrong))));
        }
        invalid("scopes", () -> as(root, () -> keys.create(null, data("x", null, WORK))));
        invalid(
                "scopes",
                () -> as(member, () -> keys.create(team, data("x", self, Set.of(TEAM_ADMIN)))));
        invalid(
                "scopes",
                () -> as(admin, () -> keys.create(team, data("x", self, Set.of(TEAM_ADMIN)))));
        KeyId own = as(member, () -> keys.create(team, data("m", self, WORK))).key().id();
        invalid(
                "scopes",
                () ->
                        as(
                                member,
                                () -> keys.update(team, own, data("m", self, Set.of(TEAM_ADMIN)))));
    }

    @Test
    void nameExpiryAndOwnerAreChecked() {
        UserId stranger = AccessFixtures.person(people);
        invalid("name", () -> as(admin, () -> keys.create(team, data(" ", null, WORK))));
        invalid(
                "name",
                () -> as(admin, () -> keys.create(team, data("x".repeat(121), null, WORK))));
        invalid("owner", () -> as(admin, () -> keys.create(team, data("x", stranger, WORK))));
        KeyData past = new KeyData("x", null, WORK, Instant.now().minusSeconds(1));
        invalid("expires_at", () -> as(admin, () -> keys.create(team, past)));
        KeyId id = as(admin, () -> keys.create(team, data("ci", null, WORK))).key().id();
        invalid(
                "overlap_hours",
                () -> as(admin, () -> keys.rotate(team, id, Duration.ofHours(169))));
        invalid(
                "overlap_hours",
                () -> as(admin, () -> keys.rotate(team, id, Duration.ofHours(-1))));
    }

    @Test
    void platformKeysAreForPlatformAdmins() {
        Actor root = AccessFixtures.platformAdmin();
        Actor finance = Actor.person(UserId.random(), "F", Set.of(PlatformRole.FINANCE), Map.of());
        KeyData data = data("terraform", null, Set.of(PLATFORM_ADMIN, PLATFORM_FINANCE));
        ApiKey made = as(root, () -> keys.create(null, data)).key();
        assertThat(as(root, () -> keys.list(null))).contains(made);
        refused(CommonError.FORBIDDEN, () -> as(finance, () -> keys.list(null)));
        refused(CommonError.FORBIDDEN, () -> as(admin, () -> keys.create(null, data)));
        refused(CommonError.FORBIDDEN, () -> as(admin, () -> keys.get(null, made.id())));
        as(root, () -> keys.rotate(null, made.id(), Duration.ofHours(1)));
        as(root, () -> keys.update(null, made.id(), data("tf", null, Set.of(PLATFORM_FINANCE))));
        run(root, () -> keys.revoke(null, made.id()));
        assertThat(as(root, () -> keys.get(null, made.id())).revokedAt()).isNotNull();
        KeyData owned = data("x", member.userId(), Set.of(PLATFORM_ADMIN));
        invalid("owner", () -> as(root, () -> keys.create(null, owned)));
    }

    @Test
    void aSuspendedTeamGetsNoNewSecrets() {
        KeyId id = as(admin, () -> keys.create(team, data("ci", null, WORK))).key().id();
        Actor root = AccessFixtures.platformAdmin();
        as(root, () -> teams.update(team, teams.get(team).data(), true, 0));
        refused(
                CommonError.WRONG_STATE,
                () -> as(admin, () -> keys.create(team, data("x", null, WORK))));
        refused(
                CommonError.WRONG_STATE,
                () -> as(admin, () -> keys.rotate(team, id, Duration.ZERO)));
        run(admin, () -> keys.revoke(team, id));
    }

    private static KeyData data(String name, UserId owner, Set<KeyScope> scopes) {
        return new KeyData(name, owner, scopes, null);
    }

    private List<Map<String, Object>> audited() {
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql(
                                        """
                                        select action, before, after from audit_entry
                                        where team_id = :team and object_type = 'key' order by id
                                        """)
                                .param("team", team.value())
                                .query()
                                .listOfRows());
    }

    private static <T> T as(Actor actor, Supplier<T> work) {
        return CurrentActor.as(actor, work);
    }

    private static void run(Actor actor, Runnable work) {
        CurrentActor.runAs(actor, work);
    }

    private static void refused(ErrorCode code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static void invalid(String field, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused ->
                                assertThat(refused.fieldErrors())
                                        .extracting(error -> error.field())
                                        .containsExactly(field));
    }
}
