package io.framehouse.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.TestDatabases;
import io.framehouse.credits.BookMonths;
import io.framehouse.reports.CostAllocation;
import io.framehouse.reports.CostAllocation.Basis;
import io.framehouse.reports.CostAllocation.Chargeback;
import io.framehouse.reports.Statements;
import io.framehouse.reports.UsageExports;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageReport.Usage;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import io.framehouse.ui.CreditsFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the screen, every file and the ledger say of random months is one and the same. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.password-strength=4",
            "framehouse.demo=false",
            "framehouse.allow-private-addresses=true"
        })
@PostgresTest
class UsageExportsIT {
    private static final Actor SYSTEM = Actor.system("test");
    private static final List<YearMonth> MONTHS =
            List.of(
                    YearMonth.parse("2026-03"),
                    YearMonth.parse("2026-10"),
                    YearMonth.parse("2026-11"));
    private static final List<String> ZONES =
            List.of("Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati");
    private static final int TEAM = 4;
    private static final int SETTLED = 7;
    private static final int JOBS = 150;

    @Autowired CurrentActor currentActor;
    @Autowired TeamTransactions transactions;
    @Autowired Teams teams;
    @Autowired UsageQuery query;
    @Autowired UsageEntries entries;
    @Autowired UsageRollups rollups;
    @Autowired FocusRateQuery rates;
    @Autowired ChargebackQuery chargebacks;
    @Autowired JdbcClient jdbc;
    @Autowired Statements statements;
    @Autowired BookMonths months;
    @Autowired Clock clock;

    @Value("${spring.datasource.url}")
    String url;

    private final Locale locale = Locale.getDefault();
    private final TimeZone machine = TimeZone.getDefault();
    private final Map<TeamId, String> made = new HashMap<>();

    @BeforeEach
    void randomMonths() throws SQLException {
        Random random = new Random(20_261_122);
        List<String> names = List.of("=SUM(A1)", "Comma, \"quote\"", "+Plus\u0130");
        for (int i = 0; i < ZONES.size(); i++) {
            TeamData data =
                    new TeamData(
                            names.get(i) + " " + UUID.randomUUID(),
                            ZoneId.of(ZONES.get(i)),
                            null,
                            null);
            TeamId team = as(() -> teams.create(data)).id();
            made.put(team, as(() -> teams.get(team)).data().name());
        }
        try (Connection books = TestDatabases.superuser(url)) {
            run(books, "set session_replication_role = replica");
            run(books, "delete from usage_record");
            run(books, "delete from usage_ended");
            run(books, "delete from credit_entry");
            run(books, "delete from credit_transfer");
            run(books, "delete from job");
            List<TeamId> all = List.copyOf(made.keySet());
            for (int i = 0; i < JOBS; i++) {
                job(books, all.get(i % all.size()), random);
            }
        }
    }

    @AfterEach
    void setTheMachineBack() {
        Locale.setDefault(locale);
        TimeZone.setDefault(machine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Helsinki"})
    void allSayTheSameOfEveryTeamAndMonth(String platform) throws IOException, SQLException {
        House house = new House(ZoneId.of(platform));
        for (YearMonth month : MONTHS) {
            Usage screen =
                    as(() -> house.report.totals(null, month.atDay(1), month.atEndOfMonth(), by()));
            Map<String, Credits> expected = new TreeMap<>();
            screen.rows()
                    .forEach(row ->
                            expected.put(
                                    Objects.requireNonNull(row.group().get("team")),
                                    row.settled()));
            assertThat(expected).hasSize(made.size());
            assertThat(ledger(month.atDay(1), month.atEndOfMonth(), platform)).isEqualTo(expected);
            assertThat(csv(house.bytes(Format.CSV, month), "team", "settled_credits"))
                    .isEqualTo(defused(expected));
            assertThat(xlsx(house.bytes(Format.XLSX, month))).isEqualTo(expected);
            byte[] focus = house.bytes(Format.FOCUS, month);
            assertThat(csv(focus, "SubAccountName", "PricingQuantity"))
                    .isEqualTo(defused(expected));
            assertThat(rows(focus))
                    .allMatch(row ->
                            row.getField("BillingPeriodStart")
                                    .equals(
                                            FocusRow.time(
                                                    month.atDay(1)
                                                            .atStartOfDay(ZoneId.of(platform))
                                                            .toInstant())));
            assertThat(as(() -> house.exports.extent(null, month.atDay(1), month.atEndOfMonth())))
                    .satisfies(extent -> {
                        assertThat(extent.settled()).isEqualTo(screen.settled());
                        assertThat(extent.lines()).isEqualTo(rows(focus).size());
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Helsinki"})
    void theChargebackIsTheLedgerByCostCentre(String platform) throws SQLException {
        changeTheRate("2026-03-29T00:59:59.999999Z", "150");
        changeTheRate("2026-10-25T00:59:59Z", "333.3");
        House house = new House(ZoneId.of(platform));
        for (YearMonth month : MONTHS) {
            Chargeback all = as(() -> house.allocation.chargeback(null, new Basis.Month(month)));
            Map<String, Credits> owed = new TreeMap<>();
            all.rows()
                    .forEach(
                            row -> owed.merge(row.teamName(), row.figures().owed(), Credits::plus));
            assertThat(owed).isEqualTo(ledger(month.atDay(1), month.atEndOfMonth(), platform));
            List<NamedCsvRecord> focus = rows(house.bytes(Format.FOCUS, month));
            assertThat(centers(all.rows(), row -> owed(row)))
                    .isEqualTo(
                            sums(
                                    focus,
                                    row -> row.getField("x_CostCenter").replaceFirst("^'", ""),
                                    row -> Credits.parse(row.getField("x_SettledCredits"))));
            BigDecimal usd =
                    focus.stream()
                            .map(row -> new BigDecimal(row.getField("BilledCost")))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(all.total().usd()).isEqualByComparingTo(usd);
            assertThat(
                            all.rows().stream()
                                    .map(row -> Objects.requireNonNull(row.figures().usd()))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(usd);
            assertThat(all.rows()).extracting(CostAllocation.Row::costCenter).contains("@center");
            assertThat(all.rows().getLast().costCenter()).isNull();
            assertThat(all.closed()).isFalse();
            theTeamsOwnPartsAddUp(house, month, all);
        }
    }

    private void theTeamsOwnPartsAddUp(House house, YearMonth month, Chargeback all) {
        Credits sum = Credits.ZERO;
        for (TeamId team : made.keySet()) {
            Chargeback own = as(() -> house.allocation.chargeback(team, new Basis.Month(month)));
            assertThat(own.rows()).extracting(CostAllocation.Row::team).containsOnly(team);
            sum = sum.plus(own.total().owed());
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            as(() -> {
                house.allocation.writeCsv(team, new Basis.Month(month), file);
                return true;
            });
            assertThat(csv(file.toByteArray(), "team_id", "owed_credits"))
                    .containsExactly(Map.entry(team.toString(), own.total().owed()));
            Basis days = new Basis.Days(month.atDay(1), month.atEndOfMonth());
            assertThat(as(() -> house.allocation.chargeback(team, days)).total().owed())
                    .isEqualTo(
                            as(() ->
                                    house.report
                                            .totals(
                                                    team,
                                                    month.atDay(1),
                                                    month.atEndOfMonth(),
                                                    List.of())
                                            .settled()));
        }
        assertThat(sum).isEqualTo(all.total().owed());
    }

    private static Credits owed(CostAllocation.Row row) {
        return row.figures().owed();
    }

    private static Map<String, Credits> centers(
            List<CostAllocation.Row> rows, Function<CostAllocation.Row, Credits> amount) {
        return sums(rows, row -> row.costCenter() == null ? "" : row.costCenter(), amount);
    }

    private void changeTheRate(String from, String credits) throws SQLException {
        try (Connection books = TestDatabases.superuser(url)) {
            run(
                    books,
                    """
                    insert into conversion_rate (unit, credits, effective_from, created_by)
                    values ('USD', ?::numeric, ?::timestamptz, 'test') on conflict do nothing
                    """,
                    credits,
                    from);
        }
    }

    @Test
    void aTeamsFilesCountItsOwnDays() throws IOException {
        House house = new House(ZoneId.of("Europe/Helsinki"));
        for (TeamId team : made.keySet()) {
            for (YearMonth month : MONTHS) {
                LocalDate from = month.atDay(1);
                LocalDate to = month.atEndOfMonth();
                Credits screen =
                        as(() -> house.report.totals(team, from, to, by("model"))).settled();
                for (Format format : Format.values()) {
                    byte[] file = house.bytes(format, team, from, to);
                    Map<String, Credits> sums =
                            switch (format) {
                                case CSV -> csv(file, "team", "settled_credits");
                                case XLSX -> xlsx(file);
                                case FOCUS -> csv(file, "SubAccountName", "x_SettledCredits");
                            };
                    assertThat(sums.values().stream().reduce(Credits.ZERO, Credits::plus))
                            .isEqualTo(screen);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CSV", "XLSX", "FOCUS"})
    void aFileIsTheSameTwiceAndOnEveryMachine(Format format) {
        House house = new House(ZoneId.of("Europe/Helsinki"));
        byte[] first = house.bytes(format, MONTHS.get(1));
        assertThat(house.bytes(format, MONTHS.get(1))).isEqualTo(first);
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
        assertThat(house.bytes(format, MONTHS.get(1))).isEqualTo(first);
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        assertThat(house.bytes(format, MONTHS.get(1))).isEqualTo(first);
    }

    @Test
    void correctionsOfEarlierMonthsAreMarkedAndPointBack() {
        House house = new House(ZoneId.of("Europe/Helsinki"));
        List<NamedCsvRecord> all = new ArrayList<>();
        MONTHS.forEach(month -> all.addAll(rows(house.bytes(Format.FOCUS, month))));
        assertThat(all)
                .extracting(row -> row.getField("ChargeCategory"))
                .contains("Usage", "Credit", "Adjustment");
        assertThat(all)
                .filteredOn(row -> row.getField("ChargeClass").equals("Correction"))
                .isNotEmpty()
                .allMatch(row ->
                        row.getField("ChargePeriodStart")
                                        .compareTo(row.getField("BillingPeriodStart"))
                                < 0);
        assertThat(all)
                .filteredOn(row -> row.getField("ChargeCategory").equals("Credit"))
                .noneMatch(row -> row.getField("x_CorrectsTransferId").isEmpty());
    }

    @Test
    void aStatementAddsUpToTheCsvOfItsMonth() throws IOException {
        House house = new House(months.zone());
        for (TeamId team : made.keySet()) {
            for (YearMonth month : MONTHS) {
                ByteArrayOutputStream target = new ByteArrayOutputStream();
                as(() -> {
                    statements.write(team, month, target);
                    return true;
                });
                Credits due =
                        rows(house.bytes(Format.CSV, month)).stream()
                                .filter(row -> row.getField("team").endsWith(made.get(team)))
                                .map(row -> Credits.parse(row.getField("settled_credits")))
                                .reduce(Credits.ZERO, Credits::plus);
                String text = StatementPdfTest.text(target.toByteArray());
                assertThat(text).contains("Draft statement " + month, "NOT CLOSED");
                String total = text.split("Total ", -1)[1].lines().findFirst().orElseThrow();
                // As many decimals as the column has.
                String sum = total.substring(total.lastIndexOf(' ') + 1);
                assertThat(Credits.parse(sum.replace(",", "").replace('\u2212', '-')))
                        .isEqualTo(due);
                assertThat(text).contains("Due " + CreditsFormat.exact(due) + " credits");
            }
        }
    }

    /** The services of a house with its months in some zone. */
    private final class House {
        private final UsageReportService report;
        private final UsageExports exports;
        private final CostAllocation allocation;

        House(ZoneId platform) {
            bookIn(platform);
            new UsageRollupRounds(transactions, rollups, platform).run();
            UsageLines lines = new UsageLines(jdbc);
            report =
                    new UsageReportService(
                            currentActor,
                            transactions,
                            teams,
                            query,
                            lines,
                            entries,
                            clock,
                            platform);
            exports = new UsageExportService(report, transactions, lines, rates, clock, platform);
            allocation =
                    new AllocationService(report, transactions, chargebacks, rates, months, clock);
        }

        /** As if all had been booked by a house with this zone. */
        private void bookIn(ZoneId platform) {
            String month = " set book_month = date_trunc('month', %s at time zone '%s')::date";
            try (Connection books = TestDatabases.superuser(url)) {
                run(books, "set session_replication_role = replica");
                run(books, "update usage_record" + month.formatted("settled_at", platform));
                run(
                        books,
                        "update credit_transfer"
                                + month.formatted("booked_at", platform)
                                + " where kind in ('refund', 'adjust')");
                // The months of all lines are others now, which no house does.
                run(books, "delete from usage_rollup_state");
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        byte[] bytes(Format format, YearMonth month) {
            return bytes(format, null, month.atDay(1), month.atEndOfMonth());
        }

        byte[] bytes(Format format, TeamId team, LocalDate from, LocalDate to) {
            ByteArrayOutputStream target = new ByteArrayOutputStream();
            as(() -> {
                exports.write(format, team, from, to, target);
                return true;
            });
            return target.toByteArray();
        }
    }

    private static List<String> by() {
        return by("team");
    }

    private static List<String> by(String group) {
        return List.of(group);
    }

    private static Map<String, Credits> defused(Map<String, Credits> sums) {
        Map<String, Credits> safe = new TreeMap<>();
        sums.forEach((name, sum) ->
                safe.put(name.startsWith("=") || name.startsWith("+") ? "'" + name : name, sum));
        return safe;
    }

    private static Map<String, Credits> csv(byte[] file, String team, String amount) {
        return sums(
                rows(file), row -> row.getField(team), row -> Credits.parse(row.getField(amount)));
    }

    private static Map<String, Credits> xlsx(byte[] file) throws IOException {
        List<Row> rows = UsageFilesTest.sheet(file, 0);
        return sums(
                rows.subList(1, rows.size()),
                row -> row.getCellText(TEAM),
                row -> UsageFilesTest.credits(row, SETTLED));
    }

    private static <T> Map<String, Credits> sums(
            List<T> rows, Function<T, String> name, Function<T, Credits> amount) {
        Map<String, Credits> sums = new TreeMap<>();
        rows.forEach(row -> sums.merge(name.apply(row), amount.apply(row), Credits::plus));
        return sums;
    }

    private static List<NamedCsvRecord> rows(byte[] file) {
        return CsvReader.builder()
                .ofNamedCsvRecord(new String(file, StandardCharsets.UTF_8))
                .stream()
                .toList();
    }

    /** What the account of spent credits took in, by team. */
    private Map<String, Credits> ledger(LocalDate from, LocalDate to, String zone)
            throws SQLException {
        Map<String, Credits> sums = new TreeMap<>();
        try (Connection books = TestDatabases.superuser(url);
                PreparedStatement statement =
                        books.prepareStatement(
                                """
                                select team_id, sum(amount_micros) from credit_entry
                                where account = 'spent' and booked_at >= ? and booked_at < ?
                                group by team_id
                                """)) {
            statement.setObject(1, start(from, zone));
            statement.setObject(2, start(to.plusDays(1), zone));
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                TeamId team = new TeamId(row.getObject(1, UUID.class));
                sums.put(made.get(team), Credits.ofMicros(row.getLong(2)));
            }
        }
        return sums;
    }

    private static OffsetDateTime start(LocalDate day, String zone) {
        return OffsetDateTime.ofInstant(
                day.atStartOfDay(ZoneId.of(zone)).toInstant(), ZoneOffset.UTC);
    }

    /** A job that settled, some for nothing; later corrections; or only a late success. */
    private static void job(Connection books, TeamId team, Random random) throws SQLException {
        UUID job = Ids.next();
        Instant at = moment(random);
        String label = "{\"a, \\\"b\\\"\",\"line\nend\"}";
        run(
                books,
                """
                insert into job (team_id, id, model, state, parameters, submitter, quote_micros,
                    quote_lines, price_version, settlement, labels, cost_center, created_at,
                    updated_at, finished_at)
                values (?, ?, 'viduq3-pro', 'failed', '{}', 'test', 1, '[]', 1, 'quoted', ?::text[],
                    '@center', ?, now(), now())
                """,
                team.value(),
                job,
                label,
                utc(at.minusSeconds(random.nextInt(3 * 86_400))));
        if (random.nextInt(8) == 0) {
            transfer(books, team, job, "adjust", amount(random), at);
            return;
        }
        long settled = random.nextInt(6) == 0 ? 0 : amount(random);
        UUID settle = transfer(books, team, job, "settle", settled, at);
        run(
                books,
                """
                insert into usage_record (team_id, job_id, transfer_id, model, cost_center, labels,
                    quote_micros, settled_micros, price_version, duration_seconds, off_peak,
                    submitted_at, settled_at, book_month, provider_cost_value, provider_cost_unit)
                values (?, ?, ?, 'viduq3-pro', ?, ?::text[], ?, ?, 1, 5, false, ?, ?,
                    '2026-11-01', ?, 'USD')
                """,
                team.value(),
                job,
                settle,
                random.nextInt(4) == 0 ? null : "=cost,center",
                label,
                settled,
                settled,
                utc(at.minusSeconds(60)),
                utc(at),
                BigDecimal.valueOf(random.nextInt(1_000_000), 6));
        if (random.nextInt(3) == 0) {
            transfer(books, team, job, "refund", settled / 3, at.plusSeconds(later(random)));
        }
        if (random.nextInt(4) == 0) {
            long amount = random.nextBoolean() ? amount(random) : -amount(random);
            transfer(books, team, job, "adjust", amount, at.plusSeconds(later(random)));
        }
    }

    private static UUID transfer(
            Connection books, TeamId team, UUID job, String kind, long micros, Instant at)
            throws SQLException {
        UUID id = Ids.next();
        boolean corrects = !kind.equals("settle");
        // A correction keeps what it tells of its job by a trigger.
        run(books, "set session_replication_role = " + (corrects ? "origin" : "replica"));
        run(
                books,
                """
                insert into credit_transfer (team_id, id, kind, amount_micros, hold_id, job_id,
                    actor, booked_at, book_month)
                values (?, ?, ?, ?, ?, ?, 'test', ?, ?)
                """,
                team.value(),
                id,
                kind,
                micros,
                corrects ? null : Ids.next(),
                job,
                utc(at),
                corrects ? LocalDate.of(2026, 11, 1) : null);
        run(books, "set session_replication_role = replica");
        run(
                books,
                """
                insert into credit_entry (team_id, transfer_id, account, amount_micros, booked_at)
                values (?, ?, 'spent', ?, ?)
                """,
                team.value(),
                id,
                kind.equals("refund") ? -micros : micros,
                utc(at));
        return id;
    }

    /** Within the months, often at their ends and where clocks change. */
    private static Instant moment(Random random) {
        List<String> edges =
                List.of(
                        "2026-03-29T00:59:59.999999Z",
                        "2026-03-29T01:00:00Z",
                        "2026-10-25T00:59:59Z",
                        "2026-10-31T21:59:59.999999Z",
                        "2026-10-31T22:00:00Z",
                        "2026-11-01T00:00:00Z",
                        "2026-10-31T18:15:00Z");
        if (random.nextInt(3) == 0) {
            return Instant.parse(edges.get(random.nextInt(edges.size())));
        }
        YearMonth month = MONTHS.get(random.nextInt(MONTHS.size()));
        return month.atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plusSeconds(random.nextInt(28 * 86_400))
                .plusNanos(random.nextInt(1_000_000) * 1_000L);
    }

    private static long later(Random random) {
        return 1 + random.nextInt(30 * 86_400);
    }

    private static long amount(Random random) {
        return 1 + random.nextLong(500_000_000L);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static void run(Connection books, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = books.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private static <T> T as(Supplier<T> work) {
        return CurrentActor.as(SYSTEM, work);
    }
}
