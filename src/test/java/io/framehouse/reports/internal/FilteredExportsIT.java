package io.framehouse.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.TestDatabases;
import io.framehouse.reports.UsageExports.Days;
import io.framehouse.reports.UsageExports.Extent;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageExports.Summary;
import io.framehouse.reports.UsageFigures;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilter.Dimension;
import io.framehouse.reports.UsageReport.Usage;
import io.framehouse.reports.UsageReport.UsageRow;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Under any filter the screen, its summaries and the lines in every file say the same. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.password-strength=4",
            "framehouse.demo=false",
            "framehouse.allow-private-addresses=true"
        })
@PostgresTest
class FilteredExportsIT {
    private static final Actor SYSTEM = Actor.system("test");
    private static final ZoneId PLATFORM = ZoneId.of("Pacific/Auckland");
    private static final int LOOKS = 60;
    private static final int MODEL = 5;
    private static final int SETTLED = 7;

    @Autowired CurrentActor currentActor;
    @Autowired TeamTransactions transactions;
    @Autowired Teams teams;
    @Autowired UsageQuery query;
    @Autowired UsageLines lines;
    @Autowired UsageEntries entries;
    @Autowired UsageRollups rollups;
    @Autowired FocusRateQuery rates;
    @Autowired Clock clock;
    @Autowired JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String url;

    private final List<TeamId> made = new ArrayList<>();
    private RandomUsage usage;
    private UsageReportService report;
    private UsageExportService exports;

    @BeforeEach
    void randomUsage() throws SQLException {
        usage = new RandomUsage(54, PLATFORM);
        report =
                new UsageReportService(
                        currentActor, transactions, teams, query, lines, entries, clock, PLATFORM);
        exports = new UsageExportService(report, transactions, lines, rates, clock, PLATFORM);
        for (String zone : List.of("Europe/Helsinki", "America/St_Johns", "Pacific/Kiritimati")) {
            TeamData data = new TeamData("=In " + zone, ZoneId.of(zone), null, null);
            made.add(as(() -> teams.create(data)).id());
        }
        try (Connection books = TestDatabases.superuser(url)) {
            RandomUsage.run(books, "set session_replication_role = replica");
            for (String table :
                    List.of(
                            "usage_record",
                            "usage_ended",
                            "usage_pending",
                            "usage_rollup",
                            "usage_rollup_day",
                            "usage_rollup_state",
                            "credit_entry",
                            "credit_transfer",
                            "job")) {
                RandomUsage.run(books, "delete from " + table);
            }
            usage.add(books, made, 300);
        }
        new UsageRollupRounds(transactions, rollups, PLATFORM).run();
    }

    /** What is asked of a screen and its files. */
    private record Look(TeamId team, LocalDate from, LocalDate to, UsageFilter filter) {}

    private Look look(int number) {
        TeamId team = number % 2 == 0 ? null : made.get(number % made.size());
        LocalDate[] days = usage.days();
        return new Look(team, days[0], days[1], usage.filter(team == null, made));
    }

    @Test
    void linesInEveryFileAreThoseOfTheScreen() throws IOException {
        int some = 0;
        int filtered = 0;
        for (int i = 0; i < LOOKS; i++) {
            Look look = look(i);
            Map<String, Credits> byModel = byModel(look);
            UsageFigures all = screen(look, List.of()).total();
            Extent extent = as(() -> exports.extent(look.team, look.from, look.to, look.filter));
            assertThat(extent.lines()).as("%s", look).isEqualTo(all.lines());
            assertThat(extent.settled()).isEqualTo(all.settled());

            byte[] csv = bytes(Format.CSV, look);
            assertThat(csv(csv)).as("%s", look).hasSize((int) all.lines());
            assertThat(sums(csv(csv))).as("%s", look).isEqualTo(byModel);
            byte[] xlsx = bytes(Format.XLSX, look);
            assertThat(sumsOfSheet(xlsx)).as("%s", look).isEqualTo(byModel);
            assertThat(bytes(Format.CSV, look)).isEqualTo(csv);
            assertThat(bytes(Format.XLSX, look)).isEqualTo(xlsx);
            theWorkbookSaysItsFilter(xlsx, look);
            forCostTools(look, byModel);
            some += all.lines() == 0 ? 0 : 1;
            filtered += look.filter.isAll() ? 0 : 1;
        }
        assertThat(some).isGreaterThan(LOOKS / 2);
        assertThat(filtered).isGreaterThan(LOOKS / 2);
    }

    /** Models that have lines: of jobs that failed there is nothing in the books. */
    private Map<String, Credits> byModel(Look look) {
        Map<String, Credits> sums = new TreeMap<>();
        screen(look, List.of("model")).rows().stream()
                .filter(row -> row.figures().lines() > 0)
                .forEach(row -> sums.put(row.group().get("model"), row.settled()));
        return sums;
    }

    private void theWorkbookSaysItsFilter(byte[] xlsx, Look look) throws IOException {
        Map<String, String> said = new TreeMap<>();
        for (Row row : UsageFilesTest.sheet(xlsx, 1)) {
            if (row.getCellText(0).startsWith("Filter, ")) {
                said.put(row.getCellText(0), row.getCellText(1));
            }
        }
        int named = look.filter.values().size() + (look.filter.offPeak() == null ? 0 : 1);
        assertThat(said).as("%s", look).hasSize(named);
        Set<String> models = look.filter.of(Dimension.MODEL);
        if (!models.isEmpty()) {
            assertThat(said.get("Filter, Model"))
                    .isEqualTo(
                            String.join(
                                    ", ",
                                    models.stream()
                                            .map(one -> one.isEmpty() ? "none" : one)
                                            .sorted()
                                            .toList()));
        }
    }

    /** Such a file is all of its period, or is refused before its first byte. */
    private void forCostTools(Look look, Map<String, Credits> byModel) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        if (look.filter.isAll()) {
            Credits sum =
                    csv(bytes(Format.FOCUS, look)).stream()
                            .map(row -> Credits.parse(row.getField("x_SettledCredits")))
                            .reduce(Credits.ZERO, Credits::plus);
            assertThat(sum)
                    .as("%s", look)
                    .isEqualTo(byModel.values().stream().reduce(Credits.ZERO, Credits::plus));
        } else {
            assertThatThrownBy(() -> write(Format.FOCUS, look, target))
                    .isInstanceOf(DomainException.class)
                    .hasMessageContaining("a cost tool puts it in place of what it had");
            assertThat(target.size()).isZero();
        }
    }

    @Test
    void summariesAreTheRowsOfTheScreen() throws IOException {
        int some = 0;
        for (int i = 0; i < LOOKS; i++) {
            Look look = look(i);
            List<String> groups = usage.groups(look.team == null);
            Usage told = screen(look, groups);
            Days before = i % 3 == 0 ? new Days(look.from.minusDays(40), look.to) : null;
            Summary what = new Summary(look.from, look.to, look.filter, groups, before);
            byte[] csv = summary(Format.CSV, look.team, what);
            List<List<String>> expected = expected(told, look, groups, before);
            assertThat(cells(csv)).as("%s by %s", look, groups).isEqualTo(expected);
            List<Row> sheet = UsageFilesTest.sheet(summary(Format.XLSX, look.team, what), 0);
            assertThat(sheet).hasSize(told.rows().size() + 2);
            for (int row = 0; row < told.rows().size(); row++) {
                assertThat(UsageFilesTest.credits(sheet.get(row + 1), groups.size() + 2))
                        .isEqualTo(told.rows().get(row).settled());
            }
            assertThat(UsageFilesTest.credits(sheet.getLast(), groups.size() + 2))
                    .isEqualTo(told.settled());
            assertThat(summary(Format.CSV, look.team, what)).isEqualTo(csv);
            some += told.rows().size() > 1 ? 1 : 0;
        }
        assertThat(some).isGreaterThan(LOOKS / 4);
    }

    /** Names, jobs, seconds, settled and failed; and what it was before, where that is asked. */
    private List<List<String>> expected(Usage told, Look look, List<String> groups, Days before) {
        Map<Map<String, String>, Credits> then = new java.util.HashMap<>();
        if (before != null) {
            as(() -> report.totals(look.team, before.from(), before.to(), look.filter, groups))
                    .rows()
                    .forEach(row -> then.put(row.ids(), row.settled()));
        }
        List<List<String>> rows = new ArrayList<>();
        for (UsageRow row : told.rows()) {
            List<String> cells = new ArrayList<>();
            groups.forEach(word -> cells.add(safe(row.group().get(word))));
            cells.add(Long.toString(row.jobs()));
            cells.add(Long.toString(row.seconds()));
            cells.add(row.settled().toWire());
            cells.add(Long.toString(row.figures().failed()));
            if (before != null) {
                cells.add(then.getOrDefault(row.ids(), Credits.ZERO).toWire());
            }
            rows.add(cells);
        }
        return rows;
    }

    private static String safe(String text) {
        return text.startsWith("=") ? "'" + text : text;
    }

    private static List<List<String>> cells(byte[] csv) {
        List<List<String>> rows = new ArrayList<>();
        for (NamedCsvRecord record : csv(csv)) {
            List<String> header = record.getHeader();
            int groups = header.indexOf("jobs");
            List<String> cells = new ArrayList<>(record.getFields().subList(0, groups + 4));
            if (header.contains("before_settled")) {
                cells.add(record.getField("before_settled"));
            }
            rows.add(cells);
        }
        return rows;
    }

    @Test
    void aTeamCannotFilterByWhatIsThePlatforms() {
        TeamId team = made.getFirst();
        UsageFilter other = UsageFilter.ALL.with(Dimension.TEAM, Set.of(made.getLast().toString()));
        LocalDate day = LocalDate.of(2026, 3, 1);
        Look look = new Look(team, day, day, other);
        for (Format format : List.of(Format.CSV, Format.XLSX)) {
            ByteArrayOutputStream target = new ByteArrayOutputStream();
            assertThatThrownBy(() -> write(format, look, target))
                    .isInstanceOf(DomainException.class)
                    .hasMessageContaining("team filters over all teams only");
            assertThat(target.size()).isZero();
        }
        assertThatThrownBy(() -> as(() -> exports.extent(team, day, day, other)))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void aFilterIsTheSameTextAndComesBackFromIt() {
        for (int i = 0; i < 200; i++) {
            UsageFilter filter = usage.filter(true, made);
            assertThat(UsageFilter.ofText(filter.toText())).isEqualTo(filter);
            assertThat(filter.toText()).matches("[\\x21-\\x7e&&[^\"\\\\]]*");
        }
        UsageFilter odd =
                UsageFilter.ALL.with(
                        Dimension.LABEL, Set.of("a&b=c", "\u00e4 \\x", UsageFilter.NONE));
        assertThat(UsageFilter.ofText(odd.toText())).isEqualTo(odd);
        assertThat(UsageFilter.ALL.toText()).isEmpty();
    }

    private Usage screen(Look look, List<String> groups) {
        return as(() -> report.totals(look.team, look.from, look.to, look.filter, groups));
    }

    private byte[] summary(Format format, TeamId team, Summary what) {
        return written(target -> exports.writeSummary(format, team, what, target));
    }

    private byte[] bytes(Format format, Look look) {
        return written(target -> write(format, look, target));
    }

    private void write(Format format, Look look, OutputStream target) {
        as(() -> {
            exports.write(format, look.team, look.from, look.to, look.filter, target);
            return true;
        });
    }

    private static byte[] written(Consumer<OutputStream> writer) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        as(() -> {
            writer.accept(target);
            return true;
        });
        return target.toByteArray();
    }

    private static List<NamedCsvRecord> csv(byte[] file) {
        return CsvReader.builder()
                .ofNamedCsvRecord(new String(file, StandardCharsets.UTF_8))
                .stream()
                .toList();
    }

    private static Map<String, Credits> sums(List<NamedCsvRecord> rows) {
        Map<String, Credits> sums = new TreeMap<>();
        rows.forEach(row ->
                sums.merge(
                        row.getField("model"),
                        Credits.parse(row.getField("settled_credits")),
                        Credits::plus));
        return sums;
    }

    private static Map<String, Credits> sumsOfSheet(byte[] book) throws IOException {
        Map<String, Credits> sums = new TreeMap<>();
        List<Row> rows = UsageFilesTest.sheet(book, 0);
        rows.subList(1, rows.size())
                .forEach(row ->
                        sums.merge(
                                row.getCellText(MODEL),
                                UsageFilesTest.credits(row, SETTLED),
                                Credits::plus));
        return sums;
    }

    private static <T> T as(Supplier<T> work) {
        return CurrentActor.as(SYSTEM, work);
    }
}
