package io.framehouse.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.TestDatabases;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.People;
import io.framehouse.reports.UsageReport.Usage;
import io.framehouse.reports.UsageReport.UsageRow;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** Reports over settled jobs of a team in Kathmandu (UTC+5:45) and of another one. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {"framehouse.demo=false"})
@PostgresTest
class UsageReportIT {
    private static final LocalDate FROM = LocalDate.parse("2026-11-01");
    private static final LocalDate TO = LocalDate.parse("2026-11-30");
    private static final Actor SYSTEM = Actor.system("test");

    @Autowired UsageReport report;
    @Autowired Teams teams;
    @Autowired People people;

    @Value("${spring.datasource.url}")
    String url;

    private TeamId team;
    private TeamId other;
    private UserId aino;

    @BeforeEach
    void settleSomeJobs() throws SQLException {
        run("delete from usage_record");
        run("delete from usage_ended");
        run("delete from credit_transfer");
        run("delete from job");
        team = inZone("Asia/Kathmandu");
        other = inZone("Europe/Helsinki");
        aino = AccessFixtures.person(people);
        as(SYSTEM, () -> teams.putMember(team, aino, TeamRole.MEMBER));
        /* 18:14 UTC is 23:59 there; 18:15 UTC is midnight of the next day. */
        settled(team, "2026-11-05T18:14:59Z", "viduq3-pro", aino, "film", 60);
        settled(team, "2026-11-05T18:15:00Z", "viduq3-pro", null, "=HYPERLINK(\"x\")", 30);
        settled(team, "2026-11-30T18:14:59Z", "q2", aino, null, 10);
        settled(team, "2026-11-30T18:15:00Z", "q2", aino, null, 1_000);
        settled(team, "2026-10-31T18:15:00Z", "q2", aino, null, 5);
        settled(team, "2026-10-31T18:14:59Z", "q2", aino, null, 2_000);
        settled(other, "2026-11-05T12:00:00Z", "q2", null, "theirs", 7);
    }

    @ParameterizedTest
    @CsvSource({
        "model, viduq3-pro=90;q2=15",
        "member, Aino K.=75;–=30",
        "key, –=105",
        "cost_center, film=60;=HYPERLINK(\"x\")=30;–=15",
        "day, 2026-11-01=5;2026-11-05=60;2026-11-06=30;2026-11-30=10"
    })
    void everyGroupAddsUpToTheSame(String group, String rows) {
        Usage usage = as(SYSTEM, () -> report.totals(team, FROM, TO, List.of(group)));
        assertThat(
                        usage.rows().stream()
                                .map(row -> row.group().get(group) + "=" + row.settled().toWire()))
                .containsExactly(rows.split(";"));
        assertThat(usage.settled()).isEqualTo(Credits.of(105));
        assertThat(usage.jobs()).isEqualTo(4);
        assertThat(usage.seconds()).isEqualTo(20);
        assertThat(usage.rows().stream().mapToLong(UsageRow::jobs).sum()).isEqualTo(4);
    }

    @Test
    void daysOfATeamAreItsOwnAndOverAllTeamsTheyAreUtc() {
        Usage ours = as(SYSTEM, () -> report.totals(team, FROM, TO, List.of()));
        assertThat(ours.settled()).isEqualTo(Credits.of(105));
        Usage all = as(SYSTEM, () -> report.totals(null, FROM, TO, List.of("team")));
        assertThat(all.settled()).isEqualTo(Credits.of(60 + 30 + 10 + 1_000 + 7));
        assertThat(all.rows()).hasSize(2);
        LocalDate day = LocalDate.parse("2026-11-05");
        assertThat(as(SYSTEM, () -> report.totals(null, day, day, List.of("day"))).settled())
                .isEqualTo(Credits.of(97));
        assertThat(as(SYSTEM, () -> report.totals(team, day, day, List.of())).settled())
                .isEqualTo(Credits.of(60));
    }

    @Test
    void providerIsAGroupOverAllTeamsOnly() {
        Usage all = as(SYSTEM, () -> report.totals(null, FROM, TO, List.of("provider")));
        assertThat(all.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.group()).containsEntry("provider", "\u2013"));
        assertThatThrownBy(
                        () -> as(SYSTEM, () -> report.totals(team, FROM, TO, List.of("provider"))))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("group_by 'provider' is not known");
    }

    @Test
    void theExportHasEveryJobAddsUpAndIsNoFormula() {
        List<NamedCsvRecord> rows = csv(team);
        assertThat(rows).hasSize(4);
        assertThat(
                        rows.stream()
                                .map(row -> new BigDecimal(row.getField("settled_credits")))
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("105");
        assertThat(rows)
                .extracting(row -> row.getField("cost_center"))
                .containsExactly("", "film", "'=HYPERLINK(\"x\")", "");
        assertThat(rows).extracting(row -> row.getField("settled_at")).isSorted();
        assertThat(csv(null)).hasSize(5);
    }

    @Test
    void anotherTeamSeesNothingOfOurs() {
        Actor stranger = AccessFixtures.member(teams, people, other, TeamRole.OWNER);
        assertThatThrownBy(() -> as(stranger, () -> report.totals(team, FROM, TO, List.of())))
                .isInstanceOf(DomainException.class)
                .extracting("code")
                .isEqualTo(CommonError.NOT_FOUND);
        assertThatThrownBy(() -> as(stranger, () -> report.totals(null, FROM, TO, List.of())))
                .isInstanceOf(DomainException.class)
                .extracting("code")
                .isEqualTo(CommonError.FORBIDDEN);
        assertThat(stranger.mayOnPlatform(Action.VIEW_ALL_USAGE)).isFalse();
        assertThat(as(stranger, () -> report.totals(other, FROM, TO, List.of("model"))).settled())
                .isEqualTo(Credits.of(7));
        assertThat(as(stranger, () -> read(other)))
                .singleElement()
                .satisfies(row -> assertThat(row.getField("cost_center")).isEqualTo("theirs"));
    }

    @Test
    void correctionsMakeTheReportEqualWhatTheLedgerCallsSpent() throws SQLException {
        UUID job = job(team, aino);
        UUID settle = transfer(team, job, "settle", 60, 60, "2026-11-10T10:00:00Z");
        usage(team, job, settle, "2026-11-10T10:00:00Z", "q2", aino, null, 60);
        UUID refund = transfer(team, job, "refund", 15, -15, "2026-11-20T10:00:00Z");
        transfer(team, job, "adjust", 4, 4, "2026-11-21T10:00:00Z");
        transfer(team, job, "adjust", -1, -1, "2026-11-22T10:00:00Z");
        /* A late success of a job that a person had resolved as failed: no usage record. */
        transfer(team, job(team, null), "adjust", 9, 9, "2026-11-23T10:00:00Z");
        /* Not of a job: changes what is granted, not what is spent. */
        transfer(team, null, "adjust", 500, 0, "2026-11-23T10:00:00Z");

        Usage usage = as(SYSTEM, () -> report.totals(team, FROM, TO, List.of("member")));
        Credits spent = spent(team);
        assertThat(spent).isEqualTo(Credits.of(60 - 15 + 4 - 1 + 9));
        assertThat(usage.settled()).isEqualTo(Credits.of(105).plus(spent));
        assertThat(usage.jobs()).isEqualTo(5);
        assertThat(usage.seconds()).isEqualTo(25);
        assertThat(usage.rows())
                .extracting(row -> row.group().get("member") + "=" + row.settled().toWire())
                .containsExactly("Aino K.=123", "–=39");
        LocalDate first = LocalDate.parse("2026-11-10");
        assertThat(as(SYSTEM, () -> report.totals(team, first, first, List.of())).settled())
                .isEqualTo(Credits.of(60));

        List<NamedCsvRecord> rows = csv(team);
        assertThat(rows).hasSize(9);
        assertThat(
                        rows.stream()
                                .map(row -> new BigDecimal(row.getField("settled_credits")))
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(usage.settled().toWire());
        assertThat(rows.getFirst().getHeader()).endsWith("kind", "corrects_transfer_id");
        assertThat(rows)
                .filteredOn(row -> row.getField("kind").equals("refund"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getField("settled_credits")).isEqualTo("-15");
                    assertThat(row.getField("job_id")).isEqualTo(job.toString());
                    assertThat(row.getField("ledger_transfer_id")).isEqualTo(refund.toString());
                    assertThat(row.getField("corrects_transfer_id")).isEqualTo(settle.toString());
                    assertThat(row.getField("book_month")).isEqualTo("2026-11");
                    assertThat(row.getField("seconds")).isEqualTo("0");
                });
    }

    /** In Havana the clocks go back at one o'clock: the first of November begins twice. */
    @Test
    void aDayWhoseMidnightComesTwiceIsWholeInEveryFigure() throws SQLException {
        TeamId havana = inZone("America/Havana");
        settled(havana, "2026-11-01T03:59:59Z", "q2", aino, "film", 100);
        settled(havana, "2026-11-01T04:00:00Z", "q2", aino, "film", 1);
        settled(havana, "2026-11-01T05:00:00Z", "q2", aino, "film", 20);
        Usage screen = as(SYSTEM, () -> report.totals(havana, FROM, TO, List.of()));
        assertThat(screen.settled()).isEqualTo(Credits.of(21));
        assertThat(csv(havana))
                .extracting(row -> row.getField("settled_credits"))
                .containsExactly("1", "20");
        Usage october =
                as(
                        SYSTEM,
                        () ->
                                report.totals(
                                        havana,
                                        LocalDate.parse("2026-10-01"),
                                        LocalDate.parse("2026-10-31"),
                                        List.of()));
        assertThat(october.settled()).isEqualTo(Credits.of(100));
    }

    private List<NamedCsvRecord> csv(TeamId of) {
        return as(SYSTEM, () -> read(of));
    }

    private List<NamedCsvRecord> read(TeamId of) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        report.writeCsv(of, FROM, TO, target);
        return CsvReader.builder()
                .ofNamedCsvRecord(target.toString(StandardCharsets.UTF_8))
                .stream()
                .toList();
    }

    private TeamId inZone(String zone) {
        TeamData data = new TeamData("Team in " + zone, ZoneId.of(zone), null, null);
        return as(SYSTEM, () -> teams.create(data)).id();
    }

    private void settled(
            TeamId of, String at, String model, UserId member, String costCenter, long credits)
            throws SQLException {
        usage(of, Ids.next(), Ids.next(), at, model, member, costCenter, credits);
    }

    private void usage(
            TeamId of,
            UUID job,
            UUID transfer,
            String at,
            String model,
            UserId member,
            String costCenter,
            long credits)
            throws SQLException {
        run(
                """
                insert into usage_record (team_id, job_id, transfer_id, model, user_id, cost_center,
                    quote_micros, settled_micros, price_version, duration_seconds, off_peak,
                    submitted_at, settled_at, book_month)
                values ('%s', '%s', '%s', '%s', %s, %s, %d, %d, 1, 5, false, '%s', '%s', '%s')
                """
                        .formatted(
                                of,
                                job,
                                transfer,
                                model,
                                member == null ? "null" : "'" + member + "'",
                                costCenter == null ? "null" : "'" + costCenter + "'",
                                Credits.of(credits).micros(),
                                Credits.of(credits).micros(),
                                at,
                                at,
                                month(at)));
    }

    /** In a house whose zone is UTC. */
    private static String month(String at) {
        return at.substring(0, 7) + "-01";
    }

    private UUID job(TeamId of, UserId member) throws SQLException {
        UUID id = Ids.next();
        run(
                """
                insert into job (team_id, id, model, state, parameters, submitted_by, submitter,
                    quote_micros, quote_lines, price_version, settlement, created_at, updated_at,
                    finished_at)
                values ('%s', '%s', 'q2', 'failed', '{}', %s, 'test', 1, '[]', 1, 'quoted', now(),
                    now(), now())
                """
                        .formatted(of, id, member == null ? "null" : "'" + member + "'"));
        return id;
    }

    private UUID transfer(
            TeamId of, UUID job, String kind, long credits, long spent, String bookedAt)
            throws SQLException {
        UUID id = Ids.next();
        book(
                """
                insert into credit_transfer (team_id, id, kind, amount_micros, hold_id, job_id,
                    actor, booked_at, book_month)
                values ('%s', '%s', '%s', %d, %s, %s, 'test', '%s', %s)
                """
                        .formatted(
                                of,
                                id,
                                kind,
                                credits * 1_000_000,
                                kind.equals("settle") ? "'" + Ids.next() + "'" : "null",
                                job == null ? "null" : "'" + job + "'",
                                bookedAt,
                                job == null || kind.equals("settle")
                                        ? "null"
                                        : "'" + month(bookedAt) + "'"));
        run(
                """
                insert into credit_entry (team_id, transfer_id, account, amount_micros, booked_at)
                values ('%s', '%s', 'spent', %d, '%s')
                """
                        .formatted(of, id, spent * 1_000_000, bookedAt));
        return id;
    }

    private Credits spent(TeamId of) throws SQLException {
        try (Connection connection = TestDatabases.superuser(url);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select sum(amount_micros) from credit_entry where account = 'spent'"
                                        + " and team_id = '"
                                        + of
                                        + "'")) {
            row.next();
            return Credits.ofMicros(row.getLong(1));
        }
    }

    /** As superuser, with all that the tables themselves see to. */
    private void book(String sql) throws SQLException {
        try (Connection connection = TestDatabases.superuser(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As superuser and without foreign keys: the jobs behind the records do not matter here. */
    private void run(String sql) throws SQLException {
        try (Connection connection = TestDatabases.superuser(url);
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
    }

    private static <T> T as(Actor actor, Supplier<T> work) {
        return CurrentActor.as(actor, work);
    }
}
