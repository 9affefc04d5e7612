package io.framehouse.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.TestDatabases;
import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.ExportOrders.Order;
import io.framehouse.reports.ExportOrders.State;
import io.framehouse.reports.Statements;
import io.framehouse.reports.UsageExports;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilter.Dimension;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.storage.MediaSource.Media;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is made in the background is what would have been given at once, and only once. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.password-strength=4",
            "framehouse.demo=false",
            "framehouse.allow-private-addresses=true"
        })
@PostgresTest
class ExportOrdersIT {
    private static final int LINES = 4_500;
    private static final LocalDate FROM = LocalDate.of(2026, 10, 1);
    private static final LocalDate TO = LocalDate.of(2026, 10, 31);

    @Autowired ExportOrders orders;
    @Autowired UsageExports exports;
    @Autowired Statements statements;
    @Autowired ExportWork work;
    @Autowired ExportRounds rounds;
    @Autowired ExportOrderRows rows;
    @Autowired ExportOrderMedia media;
    @Autowired Teams teams;
    @Autowired TeamTransactions transactions;
    @Autowired Clock clock;
    @Autowired JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String url;

    private final UserId person = new UserId(Ids.next());
    private TeamId team;
    private Actor member;
    private Actor finance;

    @BeforeEach
    void aTeamWithManyLines() {
        TeamData data =
                new TeamData("Many " + UUID.randomUUID(), ZoneId.of("Europe/Helsinki"), null, null);
        team = CurrentActor.as(Actor.system("test"), () -> teams.create(data)).id();
        run("delete from export_order");
        run(
                """
                insert into app_user (id, email, display_name, password_hash, platform_finance)
                values ('%s', '%1$s@export.example', 'Aino', 'x', true)
                """
                        .formatted(person));
        run(
                "insert into team_member (team_id, user_id, role) values ('%s', '%s', 'billing')"
                        .formatted(team, person));
        run(
                """
                insert into usage_record (team_id, job_id, transfer_id, model, cost_center, labels,
                    quote_micros, settled_micros, price_version, duration_seconds, off_peak,
                    submitted_at, settled_at, book_month)
                select '%s', uuidv7(), uuidv7(), 'viduq3-pro', '=cost,center', '{}', 5, n, 1, 5, false,
                    at, at, '2026-10-01'
                from generate_series(1, %d) n
                cross join lateral (select timestamptz '2026-10-02 03:00Z' + n * interval '1 minute' as at)
                """
                        .formatted(team, LINES));
        member = Actor.person(person, "Aino", Set.of(), Map.of(team, TeamRole.BILLING));
        finance = Actor.person(person, "Aino", Set.of(PlatformRole.FINANCE), Map.of());
    }

    @ParameterizedTest
    @EnumSource
    void theFileIsByteByByteTheDirectOne(Format format) throws Exception {
        Order asked = as(member, () -> orders.ask(team, format, FROM, TO));
        assertThat(asked.lines()).isEqualTo(LINES);
        Order ready = ready(team, asked);
        byte[] direct = bytes(to -> exports.write(format, team, FROM, TO, to));
        assertThat(bytes(to -> orders.write(team, ready.id(), to))).isEqualTo(direct);
        assertThat(ready.bytes()).isEqualTo(direct.length);
        assertThat(ready.sha256())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(direct)));
        assertThat(ready.written()).isEqualTo(LINES);
        assertThat(ready.fileName()).contains("2026-10");
        assertThat(Duration.between(ready.readyAt(), ready.expiresAt()))
                .isEqualTo(Duration.ofDays(7));
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "XLSX"})
    void aFilteredFileIsTheDirectOneAndAnOrderOfItsOwn(Format format) {
        run(
                "update usage_record set model = 'q2' where team_id = '%s' and settled_micros %% 3 = 0"
                        .formatted(team));
        UsageFilter q2 = UsageFilter.ALL.with(Dimension.MODEL, Set.of("q2"));
        UsageFilter none = UsageFilter.ALL.with(Dimension.COST_CENTER, Set.of(UsageFilter.NONE));
        ExportOrderRow all = waiting(format);
        ExportOrderRow without = waiting(format, none);
        assertThat(as(member, () -> orders.ask(team, format, FROM, TO)).id()).isEqualTo(all.id());
        Order nothing = as(member, () -> orders.ask(team, format, FROM, TO, none));
        assertThat(nothing.id()).isEqualTo(without.id());
        Order asked = as(member, () -> orders.ask(team, format, FROM, TO, q2));
        assertThat(List.of(all.id(), asked.id(), nothing.id())).doesNotHaveDuplicates();
        assertThat(asked.lines()).isEqualTo(LINES / 3);
        assertThat(asked.fileName()).contains("_model-q2.");
        Order ready = ready(team, asked);
        assertThat(ready.filter()).isEqualTo(q2);
        byte[] direct = bytes(to -> exports.write(format, team, FROM, TO, q2, to));
        assertThat(bytes(to -> orders.write(team, ready.id(), to))).isEqualTo(direct);
        assertThat(direct).isNotEqualTo(bytes(to -> exports.write(format, team, FROM, TO, to)));
    }

    @Test
    void aFileForCostToolsTakesNoFilter() {
        UsageFilter q2 = UsageFilter.ALL.with(Dimension.MODEL, Set.of("q2"));
        refused("invalid_request", () -> orders.ask(team, Format.FOCUS, FROM, TO, q2));
        String many = "x".repeat(290);
        Set<String> values = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            values.add(many + i);
        }
        UsageFilter huge = UsageFilter.ALL.with(Dimension.LABEL, values);
        refused("invalid_request", () -> orders.ask(team, Format.CSV, FROM, TO, huge));
        assertThat(count("export_order", "true")).isZero();
    }

    @Test
    void aFileOverAllTeamsBelongsToNoTeam() {
        Order asked = as(finance, () -> orders.ask(null, Format.CSV, FROM, TO));
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> as(finance, () -> orders.get(null, asked.id())).state(),
                        State.READY::equals);
        byte[] direct =
                as(finance, () -> written(to -> exports.write(Format.CSV, null, FROM, TO, to)));
        assertThat(as(finance, () -> written(to -> orders.write(null, asked.id(), to))))
                .isEqualTo(direct);
        assertThat(as(member, () -> orders.list(team))).isEmpty();
        refused("forbidden", () -> orders.get(null, asked.id()));
        refused("not_found", () -> orders.get(team, asked.id()));
        assertThat(count("stored_blob", "team_id = '%s'".formatted(TeamId.HOUSE))).isPositive();
    }

    @Test
    void whatADeadNodeLeftIsFinishedOnceByAnother() {
        ExportOrderRow dead = begun(Instant.now().minusSeconds(5));
        rounds.run();
        Order ready = as(member, () -> orders.get(team, dead.id()));
        assertThat(ready.state()).isEqualTo(State.READY);
        // The node was only slow: what it brings by now is not taken.
        run(
                "update export_order set state = 'running', blob_key = null, lease_until = now()"
                        + " + interval '1 hour'");
        work.make(dead);
        assertThat(as(member, () -> orders.get(team, dead.id())).state()).isEqualTo(State.RUNNING);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> count("notice", "dedupe_key = 'export-ready:" + dead.id() + "'") == 1);
    }

    @Test
    void whoeverWritesKeepsTheLeaseAndAfterThreeTriesItHasFailed() {
        ExportOrderRow claim = begun(Instant.now().plusSeconds(60));
        Instant later = Instant.now().plusSeconds(3_600);
        assertThat(transactions.onPlatform(() -> rows.progress(claim, 4_000, later))).isTrue();
        assertThat(count("export_order", "lease_until > now() + interval '30 minutes'"))
                .isEqualTo(1);
        run("update export_order set attempts = 4");
        work.make(row(claim));
        Order failed = as(member, () -> orders.get(team, claim.id()));
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.error()).contains("perhaps for a shorter period");
    }

    @Test
    void whatIsPutOffWaitsForItsTimeAndMayCountAsNoTry() {
        ExportOrderRow claim = begun(Instant.now().plusSeconds(60));
        Instant until = clock.instant().plusSeconds(600);
        transactions.runInTeam(team, () -> rows.putOff(claim, until, false));
        assertThat(work.claim()).isEmpty();
        Optional<ExportOrderRow> next =
                transactions.onPlatform(() -> rows.claim(until, until.plusSeconds(600), 2));
        assertThat(next).map(ExportOrderRow::attempts).contains(1);
        transactions.runInTeam(team, () -> rows.putOff(next.orElseThrow(), until, true));
        assertThat(transactions.onPlatform(() -> rows.claim(until, until.plusSeconds(600), 2)))
                .map(ExportOrderRow::attempts)
                .contains(2);
    }

    @Test
    void noMoreThanTwoAreMadeAtOnceOverAllNodes() {
        begun(Instant.now().plusSeconds(600));
        run(
                "insert into export_order select (jsonb_populate_record(o, jsonb_build_object('id',"
                        + " uuidv7(), 'format', 'xlsx'))).* from export_order o");
        waiting(Format.FOCUS);
        assertThat(work.claim()).isEmpty();
        run(
                "update export_order set lease_until = now() - interval '1 second' where format = 'xlsx'");
        assertThat(work.claim()).isPresent();
        assertThat(work.claim()).isEmpty();
    }

    @Test
    void oneIsClaimedHoweverTheDatabaseJoins() {
        waiting(Format.CSV);
        run("vacuum analyze export_order");
        waiting(Format.XLSX);
        waiting(Format.FOCUS);
        run("update export_order set lease_until = now() + interval '1 year'");
        Instant now = Instant.now().plus(730, ChronoUnit.DAYS);
        Optional<ExportOrderRow> claimed =
                transactions.onPlatform(() -> {
                    for (String join : List.of("hashjoin", "mergejoin", "material", "indexscan")) {
                        jdbc.sql("select set_config('enable_" + join + "', 'off', true)")
                                .query((row, number) -> true)
                                .single();
                    }
                    return rows.claim(now, now.plus(30, ChronoUnit.DAYS), 2);
                });
        assertThat(claimed).isPresent();
        assertThat(count("export_order", "lease_until > now() + interval '2 years'")).isEqualTo(1);
    }

    @Test
    void afterItsTimeTheFileGoes() {
        Order order = ready(team, as(member, () -> orders.ask(team, Format.CSV, FROM, TO)));
        assertThat(media.find(team, order.id())).map(Media::gone).isEmpty();
        assertThat(media.find(team, order.id())).isPresent();
        run("update export_order set expires_at = now() - interval '1 second'");
        work.expire();
        assertThat(as(member, () -> orders.get(team, order.id())).state()).isEqualTo(State.EXPIRED);
        assertThat(media.find(team, order.id()).map(Media::gone)).isPresent();
        assertThat(count("blob_removal", "team_id = '%s'".formatted(team))).isEqualTo(1);
        refused(
                "wrong_state",
                () -> orders.write(team, order.id(), OutputStream.nullOutputStream()));
    }

    @Test
    void whoeverLostTheRightGetsNothingByTheLinkAndNothingMade() {
        Order order = ready(team, as(member, () -> orders.ask(team, Format.CSV, FROM, TO)));
        assertThat(media.find(team, order.id())).isPresent();
        ExportOrderRow later = waiting(Format.FOCUS);
        run("delete from team_member where user_id = '%s'".formatted(person));
        run("update app_user set platform_finance = false where id = '%s'".formatted(person));
        assertThat(media.find(team, order.id())).isEmpty();
        rounds.run();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(row(later).order().state()).isEqualTo(State.FAILED));
    }

    @Test
    void aSwitchedOffPersonsLinkIsDeadToo() {
        Order order = ready(team, as(member, () -> orders.ask(team, Format.CSV, FROM, TO)));
        run("update app_user set disabled_at = now() where id = '%s'".formatted(person));
        assertThat(media.find(team, order.id())).isEmpty();
    }

    @Test
    void theSameWishIsOneOrderAndRemovingItStopsIt() {
        ExportOrderRow first = begun(Instant.now().plusSeconds(600));
        Order same = as(member, () -> orders.ask(team, Format.CSV, FROM, TO));
        assertThat(same.id()).isEqualTo(first.id());
        as(
                member,
                () -> {
                    orders.remove(team, first.id());
                    return true;
                });
        work.make(first);
        assertThat(as(member, () -> orders.list(team))).isEmpty();
        refused("not_found", () -> orders.remove(team, first.id()));
    }

    /** Programs may give every job a cost centre of its own; a statement stays some pages long. */
    @Test
    void aStatementListsTheDearestAndSaysHowManyMore() throws Exception {
        run(
                "update usage_record set cost_center = 'Center ' || settled_micros where team_id = '%s'"
                        .formatted(team));
        String text =
                StatementPdfTest.text(bytes(to -> statements.write(team, YearMonth.from(FROM), to)))
                        .replaceAll("\\s", "");
        // 4,500 jobs of 1 to 4,500 micro-credits; the 4,000 cheapest come to 8.002 credits.
        assertThat(text)
                .contains("Center4500150.004500", "Center4001150.004001")
                .contains(
                        "4,000others4,00020,0008.0020000.0000008.002000"
                                + "Total4,50022,50010.1272500.00000010.127250")
                .doesNotContain("Center4000150.004");
    }

    @Test
    void anotherTeamsOrderIsNotFound() {
        Order order = ready(team, as(member, () -> orders.ask(team, Format.CSV, FROM, TO)));
        TeamData data = new TeamData("Other " + UUID.randomUUID(), ZoneId.of("UTC"), null, null);
        TeamId other = CurrentActor.as(Actor.system("test"), () -> teams.create(data)).id();
        Actor neighbour = Actor.person(person, "Aino", Set.of(), Map.of(other, TeamRole.OWNER));
        assertThatThrownBy(() -> as(neighbour, () -> orders.get(other, order.id())))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("export");
        assertThatThrownBy(() -> as(neighbour, () -> orders.get(team, order.id())))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("team");
    }

    private Order ready(TeamId place, Order asked) {
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> as(member, () -> orders.get(place, asked.id())).state(),
                        State.READY::equals);
        return as(member, () -> orders.get(place, asked.id()));
    }

    /** An order that a node has begun, by hand, so that no other takes it before its time. */
    private ExportOrderRow begun(Instant leaseUntil) {
        ExportOrderRow made = waiting(Format.CSV);
        run(
                "update export_order set state = 'running', attempts = 1, written = 2000,"
                        + " lease_until = '%s' where id = '%s'".formatted(leaseUntil, made.id()));
        return row(made);
    }

    private ExportOrderRow waiting(Format format) {
        return waiting(format, UsageFilter.ALL);
    }

    private ExportOrderRow waiting(Format format, UsageFilter filter) {
        Order order =
                new Order(
                        Ids.next(),
                        team,
                        State.WAITING,
                        format,
                        FROM,
                        TO,
                        ZoneId.of("Europe/Helsinki"),
                        filter,
                        ExportNames.of(format, FROM, TO, filter),
                        LINES,
                        0,
                        null,
                        null,
                        "Aino",
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        null,
                        null,
                        null);
        assertThat(transactions.inTeam(team, () -> rows.add(team, order, member))).isTrue();
        assertThat(transactions.inTeam(team, () -> rows.add(team, order, member))).isFalse();
        return transactions.inTeam(team, () -> rows.find(team, order.id())).orElseThrow();
    }

    private ExportOrderRow row(ExportOrderRow old) {
        return transactions.inTeam(team, () -> rows.find(team, old.id())).orElseThrow();
    }

    private void refused(String code, Runnable call) {
        assertThatThrownBy(() ->
                        as(
                                member,
                                () -> {
                                    call.run();
                                    return true;
                                }))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal ->
                                assertThat(refusal.code().toString()).isEqualToIgnoringCase(code));
    }

    private byte[] bytes(Consumer<OutputStream> writer) {
        return as(member, () -> written(writer));
    }

    private static byte[] written(Consumer<OutputStream> writer) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        writer.accept(target);
        return target.toByteArray();
    }

    private static <T> T as(Actor actor, Supplier<T> work) {
        return CurrentActor.as(actor, work);
    }

    private long count(String table, String where) {
        try (Connection books = TestDatabases.superuser(url);
                Statement statement = books.createStatement();
                var row =
                        statement.executeQuery(
                                "select count(*) from " + table + " where " + where)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void run(String sql) {
        try (Connection books = TestDatabases.superuser(url);
                Statement statement = books.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
