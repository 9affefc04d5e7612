package io.framehouse.jobs;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.framehouse.Framehouse;
import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.ApiKeys;
import io.framehouse.access.KeyData;
import io.framehouse.access.People;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Who;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.ModelRequests;
import io.framehouse.credits.Budgets;
import io.framehouse.credits.LedgerProof;
import io.framehouse.notices.WebhookData;
import io.framehouse.notices.Webhooks;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.Uploads;
import io.framehouse.teams.Invitations;
import io.framehouse.teams.Invitations.Wish;
import io.framehouse.teams.TeamErasure;
import io.framehouse.teams.TeamExports;
import io.framehouse.teams.TeamLife;
import io.framehouse.teams.Teams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** The end of a team: what goes, what stays, whom it does not touch, and what may cut it short. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            JobBench.QUIET,
            "framehouse.copies.enabled=false",
            "db-scheduler.enabled=false"
        })
@PostgresTest
@Import({HouseFixtures.class, JobBench.class, JobBench.Time.class, TeamErasureIT.Crash.class})
class TeamErasureIT {
    private static final String MODEL = "viduq3-pro";
    private static final String NOT_ALLOWED = "viduq2_turbo_img2video";
    private static final int THREADS = 8;

    /** Tables in which rows of a deleted team stay: its books, and what was done when. */
    private static final Set<String> STAY =
            Set.of(
                    "job",
                    "job_event",
                    "audit_entry",
                    "audit_seal",
                    "credit_transfer",
                    "credit_entry",
                    "credit_hold",
                    "credit_hold_window",
                    "credit_balance",
                    "budget",
                    "budget_window",
                    "budget_raise",
                    "budget_alert",
                    "budget_forecast_alert",
                    "usage_record",
                    "usage_ended",
                    "usage_pending",
                    "usage_rollup",
                    "usage_rollup_day",
                    "usage_rollup_monthly",
                    "usage_rollup_state",
                    "book_statement",
                    "book_name",
                    "team_price_factor",
                    "dispatch_turn");

    @Autowired ApplicationContext context;
    @Autowired HouseFixtures house;
    @Autowired JobBench bench;
    @Autowired MutableClock clock;
    @Autowired TeamLife life;
    @Autowired TeamExports exports;
    @Autowired Teams teams;
    @Autowired Invitations invitations;
    @Autowired List<TeamErasure> erasures;
    @Autowired People people;
    @Autowired Jobs jobs;
    @Autowired Uploads uploads;
    @Autowired ApiKeys keys;
    @Autowired Webhooks webhooks;
    @Autowired ModelRequests modelRequests;
    @Autowired Allowlist allowlist;
    @Autowired Budgets budgets;
    @Autowired LedgerProof proof;
    @Autowired BlobStore blobs;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired AtomicBoolean crash;
    @TempDir Path directory;

    private TeamId team;
    private TeamId other;
    private Actor owner;

    /** A part of the erasure in whose middle the node is killed, once. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Crash {
        @Bean
        AtomicBoolean crash() {
            return new AtomicBoolean();
        }

        @Bean
        TeamErasure crashing(AtomicBoolean crash) {
            return new TeamErasure() {
                @Override
                public List<Step> steps() {
                    // Once keys are gone and before members are.
                    return List.of(
                            new Step(
                                    45,
                                    crash.get()
                                            ? "select 1 / 0 from team where id = :team limit :most"
                                            : "update team set name = name where id = :team and"
                                                    + " false and :most > 0"));
                }
            };
        }
    }

    @BeforeEach
    void makeTeams() throws IOException {
        crash.set(false);
        team = lived();
        other = lived();
        owner = AccessFixtures.member(teams, people, team, TeamRole.OWNER);
    }

    @Test
    void afterTheWaitingTimeWhatPeopleWroteIsGoneAndTheBooksStay() {
        Map<String, Long> ofOther = counts(other);
        Map<String, Long> before = counts(team);
        assertThat(before.keySet())
                .contains("asset", "upload", "api_key", "webhook_endpoint", "team_member", "job")
                .contains("job_request", "model_request", "allowed_model", "allowed_model_chosen")
                .contains("team_invitation", "data_key", "job_batch");
        assertThat(letters(team)).isOne();
        askDeletion();
        clock.advance(Duration.ofDays(13));
        erase();
        assertThat(asSystem(() -> teams.get(team)).suspended()).isTrue();
        clock.advance(Duration.ofDays(2));
        erase();

        Map<String, Long> after = counts(team);
        assertThat(STAY).containsAll(after.keySet());
        assertThat(letters(team)).isZero();
        assertThat(letters(other)).isOne();
        for (String books : List.of("credit_hold", "usage_record", "job_event", "job")) {
            assertThat(after.get(books)).as(books).isEqualTo(before.get(books));
        }
        assertThat(texts(team)).noneMatch(text -> text.contains("our plan"));
        assertThat(Files.exists(directoryOf(team))).isFalse();
        assertThat(actions(team)).contains("team.deletion_asked", "team.deleted");
        assertThat(counts(other)).isEqualTo(ofOther);
        assertThat(Files.exists(directoryOf(other))).isTrue();
        assertThat(texts(other)).anyMatch(text -> text.contains("our plan"));
        proofIsZero();
    }

    /** So that a table which is added later is not forgotten here, whether or not it has rows. */
    @Test
    void everyTableOfATeamIsErasedOrAmongTheBooks() {
        Pattern emptied = Pattern.compile("\\s*(?:delete from|update) (\\w+)\\s.*", Pattern.DOTALL);
        Set<String> erased =
                erasures.stream()
                        .flatMap(part -> part.steps().stream())
                        .map(step -> emptied.matcher(step.statement()))
                        .filter(Matcher::matches)
                        .map(statement -> statement.group(1))
                        .collect(Collectors.toSet());
        assertThat(tables())
                .as("tables of teams; give each a step of a TeamErasure, or a place in STAY")
                .hasSizeGreaterThan(35)
                .allMatch(table -> erased.contains(table) || STAY.contains(table));
        assertThat(tables()).containsAll(STAY);
        erased.removeAll(List.of("job", "team"));
        assertThat(erased).doesNotContainAnyElementsOf(STAY);
    }

    @Test
    void theDataKeyOfATeamThatDoesNotEndCannotBeLost() {
        for (String whose : List.of("team_id = '" + team + "'", "team_id is null")) {
            assertThatThrownBy(() ->
                            transactions.runOnPlatform(
                                    () -> jdbc.sql("delete from data_key where " + whose).update()))
                    .hasStackTraceContaining("its team does not end");
        }
        assertThat(count(team, "data_key")).isOne();
    }

    @Test
    void creditsThatAreLeftLeaveByTheLedgerAndNoneComesAfterwards() {
        Credits left = asSystem(() -> budgets.balance(team)).available();
        assertThat(left.isPositive()).isTrue();
        askDeletion();
        clock.advance(Duration.ofDays(15));
        erase();
        assertThat(available(team)).isZero();
        assertThat(transfers(team)).endsWith("adjust " + left.negate().micros());
        assertThatThrownBy(() ->
                        asSystem(() ->
                                bench.ledger.grant(team, Ids.next(), Credits.of(5), "late", null)))
                .isInstanceOf(DomainException.class);
        erase();
        assertThat(transfers(team).stream().filter(line -> line.startsWith("adjust"))).hasSize(1);
        proofIsZero();
    }

    @Test
    void nobodyFindsADeletedTeam() {
        String slug = asSystem(() -> teams.get(team)).slug();
        askDeletion();
        clock.advance(Duration.ofDays(15));
        erase();
        refused(CommonError.NOT_FOUND, () -> asSystem(() -> teams.get(team)));
        refused(CommonError.NOT_FOUND, () -> asSystem(() -> life.resume(team)));
        refused(CommonError.NOT_FOUND, () -> asSystem(() -> life.keep(team)));
        assertThat(asSystem(() -> teams.findBySlug(slug))).isEmpty();
        assertThat(asSystem(teams::all)).noneMatch(one -> one.id().equals(team));
        assertThat(asSystem(() -> teams.membershipsOf(Objects.requireNonNull(owner.userId()))))
                .isEmpty();
        refused(CommonError.NOT_FOUND, () -> house.submit(team, MODEL, "late"));
    }

    @Test
    void untilThenItCanBeKeptAndNothingIsLost() {
        Map<String, Long> before = counts(team);
        CurrentActor.as(owner, () -> life.askDeletion(team));
        refused(CommonError.WRONG_STATE, () -> asSystem(() -> life.resume(team)));
        clock.advance(Duration.ofDays(13));
        assertThat(CurrentActor.as(owner, () -> life.keep(team)).suspension()).isNull();
        clock.advance(Duration.ofDays(13));
        erase();
        Map<String, Long> after = counts(team);
        before.forEach((table, rows) -> {
            if (!table.equals("audit_entry") && !table.equals("notice")) {
                assertThat(after.get(table)).as(table).isEqualTo(rows);
            }
        });
        house.submit(team, MODEL, "again");
    }

    @Test
    void aTeamThatWasSuspendedBeforeOrMeanwhileStaysSoWhenItIsKept() {
        asSystem(() -> life.suspend(team, "before"));
        CurrentActor.as(owner, () -> life.askDeletion(team));
        CurrentActor.as(owner, () -> life.keep(team));
        assertThat(asSystem(() -> life.standing(team)).suspension()).isNotNull();
        asSystem(() -> life.resume(team));
        CurrentActor.as(owner, () -> life.askDeletion(team));
        asSystem(() -> life.suspend(team, "meanwhile"));
        CurrentActor.as(owner, () -> life.keep(team));
        assertThat(asSystem(() -> life.standing(team)).suspension()).isNotNull();
    }

    @Test
    void aCrashInTheMiddleIsGoneOnFrom() {
        Map<String, Long> ofOther = counts(other);
        askDeletion();
        clock.advance(Duration.ofDays(15));
        crash.set(true);
        erase();
        Map<String, Long> half = counts(team);
        assertThat(half).doesNotContainKeys("asset", "api_key").containsKey("team_member");
        assertThat(Files.exists(directoryOf(team))).isTrue();
        assertThat(actions(team)).doesNotContain("team.deleted");
        refused(CommonError.NOT_FOUND, () -> asSystem(() -> teams.get(team)));
        proofIsZero();
        crash.set(false);
        erase();
        erase();
        assertThat(STAY).containsAll(counts(team).keySet());
        assertThat(Files.exists(directoryOf(team))).isFalse();
        assertThat(actions(team).stream().filter("team.deleted"::equals)).hasSize(1);
        assertThat(counts(other)).isEqualTo(ofOther);
        proofIsZero();
    }

    @Test
    void openAndUnknownJobsStandInTheWay() {
        TeamId busy = house.team(Credits.of(1_000));
        JobId job = house.submit(busy, MODEL, "open").id();
        assertThatThrownBy(() -> asSystem(() -> life.askDeletion(busy)))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("1 job is open");
        asSystem(() -> jobs.cancel(busy, job));
        asSystem(() -> life.askDeletion(busy));
        TeamId doubtful = house.team(Credits.of(1_000));
        bench.unanswered(doubtful, "lost");
        refused(CommonError.WRONG_STATE, () -> asSystem(() -> life.askDeletion(doubtful)));
    }

    @RepeatedTest(3)
    void aDeletionThatIsTakenHasNoOpenJobAndGetsNone() throws Exception {
        TeamId racing = house.team(Credits.of(100_000));
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> submits = new ArrayList<>();
        boolean taken;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                submits.add(
                        threads.submit(() -> {
                            start.await();
                            return succeeds(() -> house.submit(racing, MODEL, "race"));
                        }));
            }
            start.countDown();
            taken = succeeds(() -> asSystem(() -> life.askDeletion(racing)));
        }
        long made = 0;
        for (Future<Boolean> submit : submits) {
            made += submit.get() ? 1 : 0;
        }
        assertThat(asSystem(() -> jobs.countOpen(racing)).open()).isEqualTo(made);
        assertThat(taken).isEqualTo(made == 0);
        proofIsZero();
    }

    @Test
    void ownersAndThePlatformMayAndNobodyElse() {
        Actor admin = AccessFixtures.member(teams, people, team, TeamRole.ADMIN);
        Actor stranger = AccessFixtures.member(teams, people, other, TeamRole.OWNER);
        refused(CommonError.FORBIDDEN, () -> CurrentActor.as(admin, () -> life.askDeletion(team)));
        refused(CommonError.NOT_FOUND, () -> CurrentActor.as(stranger, () -> life.keep(team)));
        refused(
                CommonError.NOT_FOUND,
                () -> CurrentActor.as(stranger, () -> life.askDeletion(team)));
        CurrentActor.as(AccessFixtures.platformAdmin(), () -> life.askDeletion(team));
        CurrentActor.as(owner.whereSuspended(Set.of(team)), () -> life.keep(team));
    }

    /** Whoever is told of it is told before the clock moves: both owners. */
    private void askDeletion() {
        CurrentActor.as(owner, () -> life.askDeletion(team));
        await().until(() -> count(team, "notice") >= 2);
    }

    /** A team with something in as many tables as a short life fills. */
    private TeamId lived() throws IOException {
        TeamId made = house.team(Credits.of(1_000));
        Actor aino = AccessFixtures.member(teams, people, made, TeamRole.OWNER);
        Actor mika = AccessFixtures.member(teams, people, made, TeamRole.MEMBER);
        bench.poll(bench.queued(made, "our plan"), JobBench.SUCCESS);
        storeVideo(made);
        Path picture = directory.resolve(UUID.randomUUID().toString());
        Files.write(picture, HouseFixtures.pictureBytes(500, 300));
        CurrentActor.as(mika, () -> uploads.store(made, picture, "plan.png", "image"));
        asSystem(() ->
                keys.create(
                        made, new KeyData("ci", aino.userId(), Set.of(KeyScope.JOBS_READ), null)));
        CurrentActor.as(
                aino,
                () ->
                        webhooks.create(
                                made, new WebhookData("https://example.com/h", "", Set.of())));
        AllowedModel forMika =
                AllowedModel.of("vidu-q2-pro-img2video")
                        .forWhom(
                                Who.chosen(
                                        Set.of(Objects.requireNonNull(mika.userId())), Set.of()));
        CurrentActor.runAs(
                HouseFixtures.SYSTEM,
                () -> allowlist.replace(made, null, List.of(AllowedModel.of(MODEL), forMika)));
        invite(made, aino);
        CurrentActor.as(mika, () -> modelRequests.ask(made, NOT_ALLOWED, "for our plan"));
        CurrentActor.as(aino, () -> exports.ask(made));
        transactions.runInTeam(
                made,
                () ->
                        jdbc.sql(
                                        """
                                        insert into job_batch (team_id, batch_id, position, job_id,
                                            kind, by, at)
                                        select team_id, uuidv7(), 0, id, 'seeds', 'our plan', now()
                                        from job limit 1
                                        """)
                                .update());
        return made;
    }

    /** With the letter that would lie in the queue where mails are sent. */
    private void invite(TeamId made, Actor by) {
        Wish wish = new Wish(List.of("guest@example.com"), TeamRole.VIEWER, null);
        UUID id =
                CurrentActor.as(by, () -> invitations.invite(made, wish))
                        .getFirst()
                        .invitation()
                        .id();
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                insert into notice_email (id, letter, letter_about, address,
                                    next_try_at, created_at)
                                values (:mail, 'invitation', :about, 'guest@example.com', :now, :now)
                                """)
                        .param("mail", Ids.next())
                        .param("about", made + "/" + id)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update());
    }

    private long letters(TeamId whose) {
        return transactions.onPlatform(() ->
                jdbc.sql("select count(*) from notice_email where letter_about like :about")
                        .param("about", whose + "/%")
                        .query(Long.class)
                        .single());
    }

    private void storeVideo(TeamId made) throws IOException {
        Path file = directory.resolve(UUID.randomUUID().toString());
        Files.writeString(file, "video of " + made);
        // The copies to be made are noted by a listener, after the job's commit.
        await().until(() -> count(made, "asset") >= 1);
        String key = blobs.put(made, file).key();
        transactions.runInTeam(
                made,
                () ->
                        jdbc.sql(
                                        """
                                        update asset set state = 'ready', blob_key = :key,
                                            content_type = 'video/mp4', bytes = 3, sha256 = '\\x00',
                                            next_attempt_at = null, ready_at = :now
                                        where team_id = :team
                                        """)
                                .param("key", key)
                                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                                .param("team", made.value())
                                .update());
    }

    private void erase() {
        ReflectionTestUtils.invokeMethod(context.getBean("erasureRounds"), "run");
    }

    private Path directoryOf(TeamId whose) {
        Object data = context.getBean("dataDirectory");
        Path all = ReflectionTestUtils.invokeMethod(data, "blobs");
        return Objects.requireNonNull(all).resolve(whose.toString());
    }

    /** Rows of the team by table, tables without any left out. */
    private Map<String, Long> counts(TeamId whose) {
        Map<String, Long> counts = new TreeMap<>();
        for (String table : tables()) {
            long rows = count(whose, table);
            if (rows > 0) {
                counts.put(table, rows);
            }
        }
        return counts;
    }

    private List<String> tables() {
        return transactions.onPlatform(() ->
                jdbc.sql(
                                """
                                select c.relname from pg_class c
                                where c.relnamespace = 'public'::regnamespace
                                  and c.relkind in ('r', 'p') and not c.relispartition
                                  and exists (select from pg_attribute a
                                      where a.attrelid = c.oid and a.attname = 'team_id')
                                order by c.relname
                                """)
                        .query(String.class)
                        .list());
    }

    private long count(TeamId whose, String table) {
        return transactions.onPlatform(() ->
                jdbc.sql("select count(*) from " + table + " where team_id = :team")
                        .param("team", whose.value())
                        .query(Long.class)
                        .single());
    }

    private List<String> texts(TeamId whose) {
        return strings(
                whose,
                "select prompt || parameters::text || submitter from job where team_id = :team");
    }

    private List<String> actions(TeamId whose) {
        return strings(whose, "select action from audit_entry where team_id = :team order by at");
    }

    private List<String> transfers(TeamId whose) {
        return strings(
                whose,
                """
                select kind || ' ' || amount_micros from credit_transfer where team_id = :team
                order by booked_at, id
                """);
    }

    private long available(TeamId whose) {
        return transactions.inTeam(
                whose,
                () ->
                        jdbc.sql(
                                        """
                                        select granted_micros - spent_micros - held_micros
                                        from credit_balance where team_id = :team
                                        """)
                                .param("team", whose.value())
                                .query(Long.class)
                                .single());
    }

    private List<String> strings(TeamId whose, String sql) {
        return transactions.inTeam(
                whose, () -> jdbc.sql(sql).param("team", whose.value()).query(String.class).list());
    }

    private void proofIsZero() {
        assertThat(asSystem(proof::check)).allSatisfy(found -> assertThat(found.items()).isEmpty());
    }

    private static boolean succeeds(Runnable work) {
        try {
            work.run();
            return true;
        } catch (DomainException refused) {
            return false;
        }
    }

    private static void refused(CommonError code, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
