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
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
        properties = {"framehouse.password-strength=4", "framehouse.demo=false"})
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
        team = inZone("Asia/Kathmandu");
        other = inZone("Europe/Helsinki");
        aino = AccessFixtures.person(people);
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
        run(
                """
                insert into usage_record (team_id, job_id, transfer_id, model, user_id, cost_center,
                    quote_micros, settled_micros, price_version, duration_seconds, off_peak,
                    submitted_at, settled_at, book_month)
                values ('%s', '%s', '%s', '%s', %s, %s, %d, %d, 1, 5, false, '%s', '%s', '2026-11-01')
                """
                        .formatted(
                                of,
                                Ids.next(),
                                Ids.next(),
                                model,
                                member == null ? "null" : "'" + member + "'",
                                costCenter == null ? "null" : "'" + costCenter + "'",
                                Credits.of(credits).micros(),
                                Credits.of(credits).micros(),
                                at,
                                at));
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
