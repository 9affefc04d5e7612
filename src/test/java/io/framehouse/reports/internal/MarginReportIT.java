package io.framehouse.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.reports.CostAllocation;
import io.framehouse.reports.CostAllocation.Basis;
import io.framehouse.reports.MarginReport;
import io.framehouse.reports.MarginReport.Figures;
import io.framehouse.reports.MarginReport.Group;
import io.framehouse.reports.MarginReport.Lines;
import io.framehouse.reports.MarginReport.Margin;
import io.framehouse.reports.MarginReport.Row;
import io.framehouse.reports.internal.MarginBooks.Job;
import io.framehouse.reports.internal.MarginBooks.Place;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** What was earned, against the ledger and against sums that are reckoned here. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {"framehouse.demo=false"})
@PostgresTest
class MarginReportIT {
    private static final Actor SYSTEM = Actor.system("test");
    private static final YearMonth MONTH = YearMonth.of(2031, 5);
    private static final Instant START = Instant.parse("2031-05-01T00:00:00Z");
    private static final Instant CHANGE = Instant.parse("2031-05-16T12:00:00Z");
    private static final Instant END = Instant.parse("2031-06-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2031-06-10T08:00:00Z");

    @Autowired MarginReport margins;
    @Autowired CostAllocation allocation;
    @Autowired Teams teams;

    @Value("${spring.datasource.url}")
    String url;

    private MarginBooks books;
    private UUID main;

    @BeforeEach
    void ratesThatChangeInTheMiddle() throws SQLException {
        books = new MarginBooks(url);
        books.rate("USD", "200", START);
        books.rate("USD", "250", CHANGE);
        books.rate("credits", "1.5", CHANGE);
        books.rate("credits", "1", START);
        main = books.account("=main");
    }

    @AfterEach
    void takeAllAway() throws SQLException {
        books.close();
    }

    @ParameterizedTest
    @EnumSource(Group.class)
    void aRandomMonthIsTheLedgersAndTheProviders(Group group) throws SQLException {
        Expected expected = new Expected(new Random(20_310_501));
        expected.write();
        Map<String, Credits> ledger = books.ledger(START, END);
        Margin all = month(group);
        assertThat(all.total().all().owed())
                .isEqualTo(ledger.values().stream().reduce(Credits.ZERO, Credits::plus))
                .isEqualTo(
                        as(() -> allocation.chargeback(null, new Basis.Month(MONTH)))
                                .total()
                                .owed());
        assertThat(all.total().cost()).isEqualTo(expected.cost);
        assertThat(all.total().withCost().owed()).isEqualTo(expected.withCost);
        assertThat(all.total().withoutCost().owed()).isEqualTo(expected.withoutCost);
        assertThat(all.total().withCost().jobs()).isEqualTo(expected.jobsWithCost);
        assertThat(all.total().withoutCost().jobs()).isEqualTo(expected.jobsWithoutCost);
        assertThat(all.rows()).hasSizeGreaterThan(1);
        assertThat(sum(all.rows())).isEqualTo(all.total().margin());
        if (group == Group.TEAM) {
            Map<String, Credits> owed = new HashMap<>();
            all.rows().forEach(row -> owed.put(row.id(), row.figures().all().owed()));
            assertThat(owed).isEqualTo(ledger);
        }
        theFileAndTheDaysSayTheSame(all);
    }

    private void theFileAndTheDaysSayTheSame(Margin all) {
        List<NamedCsvRecord> file = csv(all.group());
        assertThat(file).hasSize(all.rows().size());
        assertThat(sum(file, "margin_credits")).isEqualTo(all.total().margin());
        assertThat(sum(file, "owed_credits")).isEqualTo(all.total().all().owed());
        assertThat(sum(file, "cost_in_credits")).isEqualTo(all.total().cost());
        Margin early = days(all.group(), 1, 15);
        Margin late = days(all.group(), 16, 31);
        assertThat(early.total().cost().plus(late.total().cost())).isEqualTo(all.total().cost());
        assertThat(early.total().all().plus(late.total().all())).isEqualTo(all.total().all());
    }

    @Test
    void eachJobIsReckonedByTheRateOfItsMoment() throws SQLException {
        Place place = place("q3", main);
        books.settle(place, CHANGE.minusNanos(1_000), Credits.of(230), "1", "USD");
        books.settle(place, CHANGE, Credits.of(230), "1", "USD");
        books.settle(place, CHANGE, Credits.of(40), "20", "credits");
        // 6.67 and 6.67 micro-credits: each is rounded, and never their sum.
        books.settle(place, START, Credits.ZERO, "0.00000003335", "USD");
        books.settle(place, START, Credits.ZERO, "0.00000003335", "USD");
        Row row = only(Group.PROVIDER);
        assertThat(row.id()).isEqualTo(main.toString());
        assertThat(row.name()).isEqualTo("=main");
        Figures figures = row.figures();
        assertThat(figures.costs())
                .extracting(MarginReport.Cost::unit)
                .containsExactly("USD", "credits");
        assertThat(figures.costs().getFirst().value()).isEqualByComparingTo("2.0000000667");
        assertThat(figures.costs().getFirst().credits()).isEqualTo(Credits.parse("450.000014"));
        assertThat(figures.costs().getLast().value()).isEqualByComparingTo("20");
        assertThat(figures.costs().getLast().credits()).isEqualTo(Credits.of(30));
        assertThat(figures.margin()).isEqualTo(Credits.parse("19.999986"));
        assertThat(figures.percent()).isEqualByComparingTo("4.0");
        assertThat(csv(Group.PROVIDER).getFirst().getField("name")).isEqualTo("'=main");
    }

    @Test
    void aLossIsMarkedAndARefundMayMakeOne() throws SQLException {
        Job job = books.settle(place("q3", main), CHANGE, Credits.of(300), "1", "USD");
        assertThat(only(Group.MODEL).figures().isLoss()).isFalse();
        books.correct(job, "refund", Credits.of(100), CHANGE.plusSeconds(60));
        Figures figures = only(Group.MODEL).figures();
        assertThat(figures.withCost()).isEqualTo(new Lines(1, Credits.of(300), Credits.of(-100)));
        assertThat(figures.margin()).isEqualTo(Credits.of(-50));
        assertThat(figures.percent()).isEqualByComparingTo("-25.0");
        assertThat(figures.isLoss()).isTrue();
        assertThat(csv(Group.MODEL).getFirst().getField("loss")).isEqualTo("true");
        books.correct(job, "refund", Credits.of(20), LATER);
        Margin june = as(() -> margins.margin(new Basis.Month(MONTH.plusMonths(1)), Group.MODEL));
        assertThat(june.total().margin()).isEqualTo(Credits.of(-20));
        assertThat(june.total().percent()).isNull();
        assertThat(only(Group.MODEL).figures()).isEqualTo(figures);
    }

    @Test
    void whatNobodyReportedACostForIsInNoMargin() throws SQLException {
        Place place = place("q3", null);
        Job job = books.settle(place, START, Credits.of(10), null, "USD");
        books.correct(job, "refund", Credits.of(4), START.plusSeconds(1));
        books.lateSuccess(place, CHANGE, Credits.of(7));
        Row row = only(Group.PROVIDER);
        assertThat(row.id()).isNull();
        assertThat(row.figures().withoutCost())
                .isEqualTo(new Lines(1, Credits.of(10), Credits.of(3)));
        assertThat(row.figures().withCost().isEmpty()).isTrue();
        assertThat(row.figures().margin()).isNull();
        assertThat(row.figures().isLoss()).isFalse();
        assertThat(csv(Group.PROVIDER).getFirst().getField("margin_credits")).isEmpty();
        // Nothing is a cost, too, if the provider says so.
        books.settle(place, CHANGE, Credits.of(5), "0", "credits");
        assertThat(only(Group.PROVIDER).figures().margin()).isEqualTo(Credits.of(5));
        assertThat(only(Group.PROVIDER).figures().percent()).isEqualByComparingTo("100");
    }

    @Test
    void beforeTheFirstRateTheFirstCounts() throws SQLException {
        YearMonth early = YearMonth.of(1969, 2);
        Instant at = Instant.parse("1969-02-03T04:05:06Z");
        books.settle(place("q3", main), at, Credits.of(1_000), "1", "USD");
        assertThat(as(() -> margins.margin(new Basis.Month(early), Group.TEAM)).total().cost())
                .isEqualTo(Credits.round(books.firstRate("USD")));
    }

    /** A month of random lines, and what must be said of it. */
    private final class Expected {
        private final Random random;
        private Credits cost = Credits.ZERO;
        private Credits withCost = Credits.ZERO;
        private Credits withoutCost = Credits.ZERO;
        private long jobsWithCost;
        private long jobsWithoutCost;

        Expected(Random random) {
            this.random = random;
        }

        void write() throws SQLException {
            List<TeamId> whose = List.of(team(), team(), team());
            UUID spare = books.account("Spare");
            for (int i = 0; i < 120; i++) {
                line(
                        new Place(
                                whose.get(i % whose.size()),
                                List.of("q2", "q3", "q3-pro").get(random.nextInt(3)),
                                random.nextBoolean() ? main : spare));
            }
        }

        private void line(Place place) throws SQLException {
            Instant at = moment();
            Credits settled = Credits.ofMicros(random.nextLong(300_000_000));
            int kind = random.nextInt(8);
            if (kind == 0) {
                books.lateSuccess(place, at, settled);
                withoutCost = withoutCost.plus(settled);
                return;
            }
            String unit = kind % 2 == 0 ? "USD" : "credits";
            String value = kind < 3 ? null : value(kind).toPlainString();
            Job job = books.settle(place, at, settled, value, unit);
            boolean known = value != null;
            if (known) {
                jobsWithCost++;
                cost = cost.plus(inCredits(new BigDecimal(value), unit, at));
            } else {
                jobsWithoutCost++;
            }
            count(known, settled);
            if (random.nextInt(3) == 0) {
                correct(job, known, "refund", Credits.ofMicros(settled.micros() / 3));
            }
            if (random.nextInt(4) == 0) {
                correct(job, known, "adjust", Credits.ofMicros(random.nextInt(9_000) - 5_000));
            }
        }

        private BigDecimal value(int kind) {
            return kind == 7 ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextInt(2_000_000), 7);
        }

        private void correct(Job job, boolean known, String kind, Credits amount)
                throws SQLException {
            boolean now = random.nextBoolean();
            books.correct(job, kind, amount, now ? job.at() : LATER);
            if (now) {
                count(known, kind.equals("refund") ? amount.negate() : amount);
            }
        }

        private void count(boolean known, Credits amount) {
            withCost = known ? withCost.plus(amount) : withCost;
            withoutCost = known ? withoutCost : withoutCost.plus(amount);
        }

        private Instant moment() {
            return switch (random.nextInt(8)) {
                case 0 -> START;
                case 1 -> END.minusNanos(1_000);
                case 2 -> CHANGE;
                case 3 -> CHANGE.minusNanos(1_000);
                default -> START.plusSeconds(random.nextInt(31 * 86_400));
            };
        }

        private static Credits inCredits(BigDecimal value, String unit, Instant at) {
            boolean changed = !at.isBefore(CHANGE);
            String rate = unit.equals("USD") ? changed ? "250" : "200" : changed ? "1.5" : "1";
            return Credits.round(value.multiply(new BigDecimal(rate)));
        }
    }

    private Place place(String model, UUID account) {
        return new Place(team(), model, account);
    }

    private TeamId team() {
        TeamData data = new TeamData("T " + UUID.randomUUID(), ZoneId.of("UTC"), null, null);
        return books.known(as(() -> teams.create(data)).id());
    }

    private Margin month(Group group) {
        return as(() -> margins.margin(new Basis.Month(MONTH), group));
    }

    private Row only(Group group) {
        List<Row> rows = month(group).rows();
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private Margin days(Group group, int from, int to) {
        LocalDate first = MONTH.atDay(from);
        return as(() -> margins.margin(new Basis.Days(first, MONTH.atDay(to)), group));
    }

    private List<NamedCsvRecord> csv(Group group) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        as(() -> {
            margins.writeCsv(new Basis.Month(MONTH), group, target);
            return true;
        });
        return CsvReader.builder()
                .ofNamedCsvRecord(target.toString(StandardCharsets.UTF_8))
                .stream()
                .toList();
    }

    private static Credits sum(List<Row> rows) {
        return rows.stream().map(row -> row.figures().margin()).reduce(Credits.ZERO, Credits::plus);
    }

    private static Credits sum(List<NamedCsvRecord> file, String column) {
        return file.stream()
                .map(row -> Credits.parse(row.getField(column)))
                .reduce(Credits.ZERO, Credits::plus);
    }

    private static <T> T as(Supplier<T> work) {
        return CurrentActor.as(SYSTEM, work);
    }
}
