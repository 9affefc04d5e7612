package io.framehouse.audit;

import static io.framehouse.shared.TeamRole.ADMIN;
import static io.framehouse.shared.TeamRole.BILLING;
import static io.framehouse.shared.TeamRole.MEMBER;
import static io.framehouse.shared.TeamRole.OWNER;
import static io.framehouse.shared.TeamRole.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.PostgresTest;
import io.framehouse.access.AccessApplication;
import io.framehouse.access.AccessFixtures;
import io.framehouse.audit.AuditLog.Entry;
import io.framehouse.audit.AuditLog.Filter;
import io.framehouse.audit.AuditLog.ObjectRef;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Teams;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.context.request.RequestContextHolder;

/** What the log shows to whom, under filters, page by page and as CSV. */
@SpringBootTest(classes = AccessApplication.class)
@PostgresTest
class AuditLogIT {
    private static final Actor ROOT = AccessFixtures.platformAdmin();

    @Autowired AuditTrail trail;
    @Autowired AuditLog log;
    @Autowired Teams teams;
    @Autowired TeamTransactions transactions;

    private TeamId ours;
    private TeamId theirs;
    private final UserId user = UserId.random();
    private Actor owner;
    private Actor key;

    @BeforeEach
    void makeTeams() {
        ours = AccessFixtures.team(teams, "Ours");
        theirs = AccessFixtures.team(teams, "Theirs");
        owner = person("Aino K.", OWNER);
        key = Actor.teamKey(KeyId.random(), ours, null, "ci_100%", Set.of(KeyScope.TEAM_ADMIN));
    }

    @Test
    void eachFilterFindsWhatItNames() {
        write(owner, ours, change("budget.changed", "budget", "b1"));
        write(key, ours, change("budget.added", "budget", "b2"));
        write(key, ours, change("key.created", "key", "b1"));
        assertThat(found(new Filter("aino", null, null, null, null)))
                .containsExactly("budget.changed");
        assertThat(found(new Filter(user.toString(), null, null, null, null)))
                .containsExactly("budget.changed");
        assertThat(found(new Filter("100%", null, null, null, null)))
                .containsExactlyInAnyOrder("budget.added", "key.created");
        assertThat(found(new Filter("i%1", null, null, null, null))).isEmpty();
        assertThat(found(new Filter(null, "budget.added", null, null, null)))
                .containsExactly("budget.added");
        assertThat(found(new Filter(null, "budget", null, null, null)))
                .containsExactlyInAnyOrder("budget.added", "budget.changed");
        assertThat(found(about("budget"))).hasSize(2);
        assertThat(found(about("budget:b1"))).containsExactly("budget.changed");
        assertThat(found(about(":b1"))).containsExactlyInAnyOrder("budget.changed", "key.created");
        assertThat(found(new Filter("aino", "key", null, null, null))).isEmpty();
    }

    @Test
    void thePeriodTakesItsFirstMomentAndLeavesItsLast() {
        write(owner, ours, change("budget.changed", "budget", "b1"));
        Instant at = entries(ours, about("budget")).getFirst().at();
        Instant later = at.plus(Duration.ofNanos(1_000));
        assertThat(found(new Filter(null, "budget", null, at, later))).hasSize(1);
        assertThat(found(new Filter(null, "budget", null, later, null))).isEmpty();
        assertThat(found(new Filter(null, "budget", null, null, at))).isEmpty();
    }

    @Test
    void pagesFollowEachOtherNewestFirstWithoutGapsOrDoubles() {
        for (int i = 0; i < 7; i++) {
            write(owner, ours, change("budget.changed", "budget", "b" + i));
        }
        List<Entry> all = new ArrayList<>();
        String cursor = null;
        do {
            String from = cursor;
            Page<Entry> page =
                    as(owner, () -> log.list(ours, about("budget"), new PageRequest(3, from)));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(all).extracting(Entry::objectId).doesNotHaveDuplicates().hasSize(7);
        assertThat(all)
                .isSortedAccordingTo(
                        Comparator.comparing(Entry::at)
                                .thenComparing(entry -> entry.id().toString())
                                .reversed());
    }

    @Test
    void aChangeIsToldWithAllThatIsKnown() {
        // Spring's own test request is none that a change came by.
        RequestContextHolder.resetRequestAttributes();
        write(
                owner,
                ours,
                new Change(
                        "budget.changed",
                        "budget",
                        "b1",
                        Map.of("limit", "500"),
                        Map.of("limit", "900", "alert_at", List.of(50, 80)),
                        "Client demo"));
        Entry entry = entries(ours, about("budget")).getFirst();
        assertThat(entry.team().name()).isEqualTo("Ours");
        assertThat(entry.actor()).isEqualTo("Aino K.");
        assertThat(entry.actorId()).isEqualTo(user.value());
        assertThat(entry.before()).containsEntry("limit", "500");
        assertThat(entry.after()).containsEntry("alert_at", List.of(50, 80));
        assertThat(entry.reason()).isEqualTo("Client demo");
        assertThat(entry.source()).isEqualTo("console");
        assertThat(entry.address()).isNull();
        assertThat(as(owner, () -> log.get(ours, entry.id()))).isEqualTo(entry);
    }

    @Test
    void anotherTeamsEntryIsNotFound() {
        write(ROOT, theirs, change("budget.changed", "budget", "secret-plan"));
        Entry entry = entries(theirs, about("budget")).getFirst();
        assertThat(as(owner, () -> log.find(ours, entry.id()))).isEmpty();
        refused(CommonError.NOT_FOUND, owner, () -> log.get(ours, entry.id()));
        refused(CommonError.NOT_FOUND, owner, () -> log.get(theirs, entry.id()));
        refused(CommonError.NOT_FOUND, owner, () -> log.get(ours, UUID.randomUUID()));
        assertThat(found(about(":secret-plan"))).isEmpty();
        assertThat(csv(owner, ours)).doesNotContain("secret-plan");
        refused(
                CommonError.NOT_FOUND,
                owner,
                () -> log.list(theirs, Filter.any(), PageRequest.first()));
        refused(
                CommonError.NOT_FOUND,
                key,
                () -> log.list(theirs, Filter.any(), PageRequest.first()));
    }

    @Test
    void onlyThoseWhoRunTheTeamReadIt() {
        for (TeamRole role : List.of(OWNER, ADMIN)) {
            assertThat(as(person("P", role), () -> page(ours))).isNotEmpty();
        }
        for (TeamRole role : List.of(MEMBER, VIEWER, BILLING)) {
            refused(CommonError.FORBIDDEN, person("P", role), () -> page(ours));
            refused(CommonError.FORBIDDEN, person("P", role), () -> csvNow(ours));
        }
        Actor reader = Actor.teamKey(KeyId.random(), ours, null, "r", Set.of(KeyScope.JOBS_READ));
        refused(CommonError.FORBIDDEN, reader, () -> page(ours));
        assertThat(as(key, () -> page(ours))).isNotEmpty();
    }

    @Test
    void onlyAdminsOfThePlatformReadOverAllTeams() {
        write(ROOT, theirs, change("budget.changed", "budget", "b-theirs"));
        CurrentActor.runAs(
                ROOT,
                () ->
                        transactions.runOnPlatform(() ->
                                trail.record(null, change("rate.published", "rate", "b-none"))));
        List<Entry> all = entries(null, Filter.any());
        assertThat(all).extracting(Entry::objectId).contains("b-theirs", "b-none");
        assertThat(as(ROOT, log::teams)).extracting(AuditLog.TeamName::id).contains(ours, theirs);
        Actor finance = Actor.person(UserId.random(), "F", Set.of(PlatformRole.FINANCE), Map.of());
        for (Actor other : List.of(owner, key, finance)) {
            refused(CommonError.FORBIDDEN, other, () -> page(null));
            refused(CommonError.FORBIDDEN, other, () -> csvNow(null));
            refused(CommonError.FORBIDDEN, other, log::teams);
        }
        refused(CommonError.FORBIDDEN, finance, () -> page(ours));
    }

    @Test
    void theCsvIsSafeToOpenAndHoldsAllThatPasses() {
        Actor sly = person("=HYPERLINK(\"http://evil.example\")", OWNER);
        for (int i = 0; i < 60; i++) {
            write(sly, ours, change("budget.changed", "budget", "@b" + i));
        }
        write(
                owner,
                ours,
                new Change("key.created", "key", "+1", Map.of(), Map.of("name", "a\nb"), "-1+2"));
        String text = csv(owner, ours);
        assertThat(text.lines().findFirst().orElseThrow())
                .startsWith("at,team,actor_kind,actor,actor_id,action,object_type,object_id");
        assertThat(text)
                .contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"", ",'@b59,", ",'+1,'-1+2,")
                .doesNotContain(",=", ",@", ",+", ",-");
        assertThat(text.split("budget.changed", -1)).hasSize(61);
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        CurrentActor.runAs(
                owner, () -> log.writeCsv(ours, new Filter(null, "key", null, null, null), part));
        assertThat(part.toString(StandardCharsets.UTF_8))
                .contains("key.created")
                .doesNotContain("budget.changed");
    }

    @Test
    void whatOpensSomethingIsMaskedBeforeItIsWritten() {
        String secret = "fh_abcdefghijkl_" + "S".repeat(49);
        write(
                owner,
                ours,
                new Change(
                        "provider_account.changed",
                        "provider_account",
                        "1",
                        Map.of("base_url", "https://me:hunter2@example.com/v1?sig=abc"),
                        Map.of(
                                "headers",
                                List.of("Bearer 0123456789abcdef0123"),
                                "inner",
                                Map.of("hooks", Set.of("whsec_" + "S".repeat(32)), "rate", 60)),
                        "was " + secret));
        Entry entry = entries(ours, about("provider_account")).getFirst();
        assertThat(entry.before()).containsEntry("base_url", "https://***@example.com/v1?***");
        assertThat(entry.after())
                .containsEntry("headers", List.of("Bearer ***"))
                .containsEntry("inner", Map.of("hooks", List.of("whsec_***"), "rate", 60));
        assertThat(entry.reason()).isEqualTo("was fh_abcdefghijkl_***");
    }

    private List<Entry> page(TeamId team) {
        return log.list(team, Filter.any(), PageRequest.first()).items();
    }

    private List<Entry> entries(TeamId team, Filter filter) {
        return as(ROOT, () -> log.list(team, filter, PageRequest.first())).items();
    }

    private List<String> found(Filter filter) {
        return as(owner, () -> log.list(ours, filter, PageRequest.first())).items().stream()
                .map(Entry::action)
                .toList();
    }

    private String csv(Actor actor, TeamId team) {
        return as(actor, () -> csvNow(team));
    }

    private String csvNow(TeamId team) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        log.writeCsv(team, Filter.any(), target);
        return target.toString(StandardCharsets.UTF_8);
    }

    private Actor person(String name, TeamRole role) {
        return Actor.person(
                name.startsWith("Aino") ? user : UserId.random(),
                name,
                Set.of(),
                Map.of(ours, role));
    }

    private void write(Actor actor, TeamId team, Change change) {
        CurrentActor.runAs(
                actor, () -> transactions.runInTeam(team, () -> trail.record(team, change)));
    }

    private static Change change(String action, String type, String id) {
        return Change.made(action, type, id, Map.of("value", "1"));
    }

    private static Filter about(String object) {
        return new Filter(null, null, ObjectRef.parse(object), null, null);
    }

    private static <T> T as(Actor actor, java.util.function.Supplier<T> work) {
        return CurrentActor.as(actor, work);
    }

    private static void refused(
            CommonError code, Actor actor, java.util.function.Supplier<?> work) {
        assertThatThrownBy(() -> as(actor, work))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
