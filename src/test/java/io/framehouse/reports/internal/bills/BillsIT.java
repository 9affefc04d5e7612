package io.framehouse.reports.internal.bills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.credits.Ledger;
import io.framehouse.reports.BillCheck;
import io.framehouse.reports.BillMapping;
import io.framehouse.reports.BillMatch;
import io.framehouse.reports.BillMatch.Kind;
import io.framehouse.reports.BillMatch.Reason;
import io.framehouse.reports.BillMatch.State;
import io.framehouse.reports.Bills;
import io.framehouse.reports.Bills.Filter;
import io.framehouse.reports.Bills.Form;
import io.framehouse.reports.ProviderBill;
import io.framehouse.reports.internal.bills.BillBooks.Booked;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Teams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bills made from seeded books, with differences planted in them. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.password-strength=4",
            "framehouse.demo=false",
            "framehouse.allow-private-addresses=true"
        })
@PostgresTest
class BillsIT {
    private static final Actor FINANCE =
            Actor.person(
                    new UserId(Ids.next()), "Leena V.", Set.of(PlatformRole.FINANCE), Map.of());
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    @Autowired Bills bills;
    @Autowired Teams teams;
    @Autowired Ledger ledger;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String url;

    @TempDir Path directory;

    private BillBooks books;
    private UUID vidu;
    private UUID vtrix;
    private int files;

    @BeforeEach
    void openAccounts() throws SQLException {
        books = new BillBooks(url, teams, ledger, transactions);
        vidu = books.account("vidu");
        vtrix = books.account("vtrix");
    }

    @AfterEach
    void clear() throws SQLException {
        books.clear();
    }

    /** A line of a bill as a provider writes it. */
    private static final class Row {
        String task;
        String time;
        String amount;
        String unit;

        Row(String task, Instant at, String amount, String unit) {
            this.task = task;
            this.time = TIME.format(at.atZone(SHANGHAI));
            this.amount = amount;
            this.unit = unit;
        }
    }

    /** What is to come of a planted difference: of a row, or of a job that no row has. */
    private record Planted(String name, Object of, Kind kind, Reason reason, String difference) {}

    private static Row row(Booked job) {
        return new Row(job.task(), job.at(), job.cost().toPlainString(), job.unit());
    }

    private static BillMapping mapping(String unit) {
        return new BillMapping(
                ';', 1, "Task ID", "Time", "Amount", "Unit", "Note", false, false, null, SHANGHAI,
                unit, false);
    }

    private Form form(UUID account, String unit, String tolerance) {
        return new Form(
                account,
                OCTOBER,
                "bill.csv",
                mapping(unit),
                new BigDecimal(tolerance),
                BigDecimal.ZERO,
                10);
    }

    private Path file(List<Row> rows, Map<Row, Integer> lines) {
        StringBuilder text =
                new StringBuilder("Consumption of October\nTask ID;Time;Amount;Unit;Note\n");
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            lines.put(row, i + 3);
            text.append("%s;%s;%s;%s;=video\n".formatted(row.task, row.time, row.amount, row.unit));
        }
        text.append("Total;;99;;\n");
        return write(text.toString());
    }

    private Path write(String text) {
        try {
            return Files.writeString(directory.resolve("bill" + files++ + ".csv"), text);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private <T> T as(Supplier<T> work) {
        return CurrentActor.as(FINANCE, work);
    }

    private List<BillMatch> all(UUID bill) {
        List<BillMatch> all = new ArrayList<>();
        String cursor = null;
        do {
            PageRequest next = new PageRequest(200, cursor);
            Page<BillMatch> page = as(() -> bills.matches(bill, Filter.all(), next));
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }

    @Test
    void theBillImportFindsEachOfTwentyPlantedDifferences() throws SQLException {
        Instant begin = OCTOBER.atDay(1).atStartOfDay(SHANGHAI).toInstant();
        List<Booked> credits = new ArrayList<>();
        List<Booked> dollars = new ArrayList<>();
        for (int i = 0; i < 260; i++) {
            Instant at = begin.plus(Duration.ofHours(26)).plus(Duration.ofMinutes(150L * i));
            credits.add(
                    books.settled(
                            vidu, "8" + (10_000 + i) + "Ab", at, "" + (8 + i % 9), "credits"));
        }
        for (int i = 0; i < 140; i++) {
            Instant at = begin.plus(Duration.ofHours(26)).plus(Duration.ofMinutes(200L * i));
            dollars.add(books.settled(vtrix, "vx-" + i, at, "0.0" + (875 + i), "USD"));
        }
        List<Planted> planted = new ArrayList<>();
        List<Row> theirs = plantCredits(credits, dollars, planted);
        List<Row> others = plantDollars(dollars, planted);
        assertThat(planted.stream().map(Planted::name).distinct()).hasSizeGreaterThanOrEqualTo(20);
        judge(vidu, form(vidu, "credits", "1"), theirs, planted);
        judge(vtrix, form(vtrix, "USD", "0"), others, planted);
        assertThat(planted).isEmpty();
    }

    private List<Row> plantCredits(List<Booked> ours, List<Booked> dollars, List<Planted> planted)
            throws SQLException {
        Map<Booked, Row> rows = new HashMap<>();
        ours.forEach(job -> rows.put(job, row(job)));
        List<Row> more = new ArrayList<>();
        Booked missing = ours.get(0);
        rows.remove(missing);
        planted.add(new Planted("missing", missing.id(), Kind.ONLY_OURS, Reason.MISSING, "-8"));
        Row extra = new Row("foreign-1", ours.get(1).at(), "7", "");
        more.add(extra);
        planted.add(new Planted("extra", extra, Kind.ONLY_THEIRS, Reason.UNKNOWN_TASK, "7"));
        Row twice = row(ours.get(2));
        twice.time = "2026-10-30 10:00:00";
        more.add(twice);
        planted.add(new Planted("duplicate", twice, Kind.ONLY_THEIRS, Reason.DUPLICATE, "10"));
        Row inside = rows.get(ours.get(3));
        inside.amount = "12";
        planted.add(new Planted("inside tolerance", inside, Kind.MATCHED, Reason.TASK, "1"));
        Row outside = rows.get(ours.get(4));
        outside.amount = "14";
        planted.add(
                new Planted("outside tolerance", outside, Kind.AMOUNT_DIFFERS, Reason.TASK, "2"));
        Row first = rows.get(ours.get(5));
        Row second = rows.get(ours.get(8));
        String swapped = first.task;
        first.task = second.task;
        second.task = swapped;
        planted.add(new Planted("swapped, one", first, Kind.AMOUNT_DIFFERS, Reason.TASK, "-3"));
        planted.add(new Planted("swapped, other", second, Kind.AMOUNT_DIFFERS, Reason.TASK, "3"));
        Row note = new Row(ours.get(9).task(), ours.get(9).at(), "(5)", "");
        more.add(note);
        planted.add(new Planted("credit note", note, Kind.ONLY_THEIRS, Reason.CREDIT_NOTE, "-5"));
        plantTimes(ours, rows, more, planted);
        plantTexts(ours, rows, more, planted);
        plantStates(ours, more, planted);
        Row other = row(dollars.get(0));
        other.amount = "9";
        other.unit = "";
        more.add(other);
        planted.add(
                new Planted("other account's", other, Kind.ONLY_THEIRS, Reason.OTHER_ACCOUNT, "9"));
        more.addAll(rows.values());
        return more;
    }

    private void plantTimes(
            List<Booked> ours, Map<Booked, Row> rows, List<Row> more, List<Planted> planted)
            throws SQLException {
        Row byTime = rows.get(ours.get(20));
        byTime.task = "";
        planted.add(new Planted("no task id", byTime, Kind.MATCHED, Reason.TIME_AND_AMOUNT, "0"));
        Row wrong = rows.get(ours.get(21));
        wrong.task = " ";
        wrong.amount = "90";
        planted.add(
                new Planted(
                        "no id, wrong amount",
                        wrong,
                        Kind.ONLY_THEIRS,
                        Reason.NOTHING_LIKE_IT,
                        "90"));
        planted.add(
                new Planted(
                        "no id, wrong amount, ours",
                        ours.get(21).id(),
                        Kind.ONLY_OURS,
                        Reason.MISSING,
                        "-11"));
        Instant end = OCTOBER.plusMonths(1).atDay(1).atStartOfDay(SHANGHAI).toInstant();
        Booked edge = books.settled(vidu, "edge-1", end.minusSeconds(120), "31", "credits");
        Row next = row(edge);
        next.task = "";
        next.time = "2026-11-01 00:30:00";
        more.add(next);
        planted.add(
                new Planted(
                        "wrong day at midnight",
                        next,
                        Kind.ONLY_THEIRS,
                        Reason.NOTHING_LIKE_IT,
                        "31"));
        planted.add(
                new Planted(
                        "wrong day, ours",
                        edge.id(),
                        Kind.ONLY_OURS,
                        Reason.MISSING_AT_EDGE,
                        "-31"));
        Booked last = books.settled(vidu, "edge-2", end.minusSeconds(1), "32", "credits");
        Row late = row(last);
        late.task = "";
        late.time = "2026-11-01 00:00:30";
        more.add(late);
        planted.add(new Planted("over midnight", late, Kind.MATCHED, Reason.TIME_AND_AMOUNT, "0"));
        // By their zone it is of November: neither here nor missing.
        books.settled(vidu, "edge-3", end, "33", "credits");
    }

    private void plantTexts(
            List<Booked> ours, Map<Booked, Row> rows, List<Row> more, List<Planted> planted)
            throws SQLException {
        Row blanks = rows.get(ours.get(22));
        blanks.task =
                " "
                        + blanks.task.substring(0, 3)
                        + "  "
                        + blanks.task.substring(3).toUpperCase(java.util.Locale.ROOT);
        planted.add(
                new Planted("blanks and case", blanks, Kind.MATCHED, Reason.TASK_NORMALISED, "0"));
        Booked thousand = books.settled(vidu, "big-1", ours.get(1).at(), "1234.5", "credits");
        Row big = row(thousand);
        big.amount = "1,234.50";
        more.add(big);
        planted.add(new Planted("thousands", big, Kind.MATCHED, Reason.TASK, "0"));
        Row broken = rows.get(ours.get(23));
        broken.amount = "12,3x";
        planted.add(new Planted("half broken", broken, Kind.UNREAD, Reason.UNREADABLE, null));
        planted.add(
                new Planted(
                        "half broken, ours",
                        ours.get(23).id(),
                        Kind.ONLY_OURS,
                        Reason.MISSING,
                        "-13"));
        Row mixed = rows.get(ours.get(24));
        mixed.amount = "0.06";
        mixed.unit = "USD";
        planted.add(new Planted("unit mixed", mixed, Kind.AMOUNT_DIFFERS, Reason.UNIT, null));
    }

    private void plantStates(List<Booked> ours, List<Row> more, List<Planted> planted)
            throws SQLException {
        books.refund(ours.get(30), vidu, 3_000_000);
        Instant at = ours.get(40).at();
        JobId late = books.lateSuccess(vidu, "late-1", at, 18_000_000);
        Row came = new Row("late-1", at, "18", "");
        more.add(came);
        planted.add(new Planted("late success", came, Kind.MATCHED, Reason.TASK, "0"));
        assertThat(late).isNotNull();
        books.job(vidu, "failed-1", "failed", at);
        Row failed = new Row("FAILED-1", at, "6", "");
        more.add(failed);
        planted.add(
                new Planted("failed, billed", failed, Kind.ONLY_THEIRS, Reason.NOT_SETTLED, "6"));
        books.job(vidu, "running-1", "running", at);
        Row running = new Row("running-1", at, "4", "");
        more.add(running);
        planted.add(new Planted("still open", running, Kind.ONLY_THEIRS, Reason.OPEN, "4"));
        books.job(vidu, "failed-2", "failed", at);
        Row free = new Row("failed-2", at, "0", "");
        more.add(free);
        planted.add(new Planted("failed, free", free, Kind.MATCHED, Reason.FREE, "0"));
    }

    private static List<Row> plantDollars(List<Booked> ours, List<Planted> planted) {
        List<Row> rows = new ArrayList<>(ours.stream().map(BillsIT::row).toList());
        rows.get(1).amount = "0.0877";
        planted.add(
                new Planted(
                        "last place up", rows.get(1), Kind.AMOUNT_DIFFERS, Reason.TASK, "0.0001"));
        rows.get(2).amount = "$0.0876";
        planted.add(
                new Planted(
                        "last place down",
                        rows.get(2),
                        Kind.AMOUNT_DIFFERS,
                        Reason.TASK,
                        "-0.0001"));
        rows.get(5).amount = "0.0704";
        planted.add(
                new Planted("discount", rows.get(5), Kind.AMOUNT_DIFFERS, Reason.TASK, "-0.0176"));
        rows.remove(0);
        planted.add(
                new Planted(
                        "on another's bill",
                        ours.get(0).id(),
                        Kind.ONLY_OURS,
                        Reason.MISSING,
                        "-0.0875"));
        return rows;
    }

    /** Imports in one order and in another; what is as planted is taken off. */
    private void judge(UUID account, Form form, List<Row> rows, List<Planted> planted) {
        Collections.shuffle(rows, new Random(7));
        Map<Row, Integer> lines = new HashMap<>();
        ProviderBill bill = as(() -> bills.take(file(rows, lines), form));
        List<BillMatch> found = all(bill.id());
        Map<Object, BillMatch> byWhat = new HashMap<>();
        for (BillMatch match : found) {
            byWhat.put(match.line() == null ? match.job().id() : match.line().number(), match);
        }
        Set<BillMatch> seen = new HashSet<>();
        planted.removeIf(one -> {
            Object key = one.of() instanceof Row row ? lines.get(row) : one.of();
            BillMatch match = key == null ? null : byWhat.get(key);
            if (match == null) {
                return false;
            }
            assertThat(match.kind()).as(one.name()).isEqualTo(one.kind());
            assertThat(match.reason()).as(one.name()).isEqualTo(one.reason());
            if (one.difference() == null) {
                assertThat(match.difference()).as(one.name()).isNull();
            } else {
                assertThat(match.difference())
                        .as(one.name())
                        .isEqualByComparingTo(one.difference());
            }
            seen.add(match);
            return true;
        });
        assertThat(found)
                .filteredOn(match -> !seen.contains(match))
                .hasSizeGreaterThan(100)
                .allSatisfy(match -> {
                    assertThat(match.kind()).isEqualTo(Kind.MATCHED);
                    assertThat(match.reason()).isEqualTo(Reason.TASK);
                    assertThat(match.difference()).isEqualByComparingTo("0");
                });
        assertThat(bill.lines()).isEqualTo(rows.size() + 1);
        assertThat(bill.open())
                .isEqualTo(found.stream().filter(match -> match.kind() != Kind.MATCHED).count());
        oneToOne(found);
        Collections.shuffle(rows, new Random(8));
        ProviderBill again = as(() -> bills.take(file(rows, new HashMap<>()), form));
        assertThat(facts(all(again.id()))).isEqualTo(facts(found));
        assertThat(again.totals()).isEqualTo(bill.totals());
        assertThat(as(() -> bills.get(bill.id())).supersededBy()).isEqualTo(again.id());
    }

    private static void oneToOne(List<BillMatch> found) {
        assertThat(
                        found.stream()
                                .filter(match ->
                                        match.ours() != null && match.reason() != Reason.FREE)
                                .map(match -> match.job().id()))
                .doesNotHaveDuplicates();
    }

    private static List<String> facts(List<BillMatch> matches) {
        return matches.stream()
                .map(match ->
                        match.kind()
                                + " "
                                + match.reason()
                                + " "
                                + (match.line() == null ? "" : match.line().raw())
                                + " "
                                + (match.job() == null ? "" : match.job().id())
                                + " "
                                + match.difference())
                .sorted()
                .toList();
    }

    /** A bill with one job that costs 2 more there than here, and one task that nobody knows. */
    private ProviderBill differing(Booked job) {
        return as(() ->
                bills.take(
                        file(differingRows(job, "14"), new HashMap<>()),
                        form(vidu, "credits", "0")));
    }

    private static List<Row> differingRows(Booked job, String amount) {
        Row row = row(job);
        row.amount = amount;
        return List.of(row, new Row("nobody's", job.at(), "5", ""));
    }

    private Booked booked() throws SQLException {
        return books.booked(
                vidu, "t-" + UUID.randomUUID(), Instant.parse("2026-10-12T10:00:00Z"), "12");
    }

    private Credits spent() {
        return Credits.ofMicros(
                transactions.onPlatform(() ->
                        jdbc.sql(
                                        "select coalesce(sum(amount_micros), 0) from credit_entry where team_id = :t and account = 'spent'")
                                .param("t", books.team.value())
                                .query(Long.class)
                                .single()));
    }

    @Test
    void anAdjustmentIsBookedOnceHoweverOftenAndFromHowManySides() throws Exception {
        UUID bill = differing(booked()).id();
        Callable<BillMatch> resolve =
                () -> as(() -> bills.resolve(bill, 3, Credits.of(2), null, "their list is right"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<BillMatch> one : threads.invokeAll(Collections.nCopies(6, resolve))) {
                assertThat(one.get().state()).isEqualTo(State.ADJUSTED);
            }
        }
        assertThat(spent()).isEqualTo(Credits.of(14));
        BillMatch again = resolve.call();
        assertThat(again.resolution().adjusted()).isEqualTo(Credits.of(2));
        assertThat(again.resolution().by()).isEqualTo("Leena V.");
        assertThat(again.resolution().bookMonth()).isNotNull();
        assertThat(spent()).isEqualTo(Credits.of(14));
        assertThatThrownBy(() -> as(() -> bills.resolve(bill, 3, Credits.of(3), null, "more")))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("was adjusted by 2 credits already");
        assertThatThrownBy(() -> as(() -> bills.reopen(bill, 3)))
                .hasMessageContaining("was adjusted by 2 credits already");
        assertThat(actions(bill)).containsOnlyOnce("bill.difference_adjusted");
    }

    private List<String> actions(UUID bill) {
        return transactions.onPlatform(() ->
                jdbc.sql("select action from audit_entry where object_id = :id order by id")
                        .param("id", bill.toString())
                        .query(String.class)
                        .list());
    }

    @Test
    void whatTheBooksRefuseStaysOpenAndWhatHasNoJobNeedsOne() throws SQLException {
        Booked job = booked();
        UUID bill = differing(job).id();
        assertThatThrownBy(
                        () -> as(() -> bills.resolve(bill, 3, Credits.of(-13), null, "too much")))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("Take off at most");
        assertThat(as(() -> bills.match(bill, 3)).state()).isEqualTo(State.OPEN);
        assertThatThrownBy(() -> as(() -> bills.resolve(bill, 4, Credits.of(5), null, "theirs")))
                .hasMessageContaining("job_id is missing");
        assertThat(as(() -> bills.resolve(bill, 4, Credits.of(5), job.id(), "a retry")).state())
                .isEqualTo(State.ADJUSTED);
        assertThat(spent()).isEqualTo(Credits.of(17));
    }

    @Test
    void anAdjustmentOfAClosedMonthIsALineOfTheOpenOne() throws SQLException {
        Booked job = booked();
        UUID bill = differing(job).id();
        YearMonth now = YearMonth.now(ZoneId.of("UTC"));
        YearMonth closed = now.isAfter(OCTOBER) ? now : OCTOBER;
        books.closeMonth(closed.atDay(1));
        BillMatch match = as(() -> bills.resolve(bill, 3, Credits.of(2), null, "late bill"));
        assertThat(match.resolution().bookMonth()).isEqualTo(closed.plusMonths(1));
        assertThat(
                        transactions.onPlatform(() ->
                                jdbc.sql(
                                                "select corrects_month from report_usage where transfer_id = :t")
                                        .param("t", match.resolution().transferId())
                                        .query(LocalDate.class)
                                        .single()))
                .isEqualTo(LocalDate.of(2026, 10, 1));
    }

    @Test
    void notesAreTakenBackAndDecisionsLiveOnInTheNextVersion() throws SQLException {
        Booked job = booked();
        UUID bill = differing(job).id();
        assertThatThrownBy(() -> as(() -> bills.accept(bill, 4, " ")))
                .hasMessageContaining("note is missing");
        assertThat(as(() -> bills.accept(bill, 4, "a test")).state()).isEqualTo(State.ACCEPTED);
        assertThat(as(() -> bills.reopen(bill, 4)).state()).isEqualTo(State.OPEN);
        as(() -> bills.accept(bill, 4, "a test of theirs"));
        as(() -> bills.resolve(bill, 3, Credits.of(2), null, "right"));
        assertThatThrownBy(() ->
                        as(() -> {
                            bills.delete(bill);
                            return true;
                        }))
                .hasMessageContaining("This bill stays");
        List<Row> rows = new ArrayList<>(differingRows(job, "14"));
        rows.add(new Row("one more", job.at(), "1", ""));
        ProviderBill next =
                as(() -> bills.take(file(rows, new HashMap<>()), form(vidu, "credits", "0")));
        assertThat(next.open()).isEqualTo(1);
        assertThat(as(() -> bills.match(next.id(), 3)).resolution().adjusted())
                .isEqualTo(Credits.of(2));
        assertThat(as(() -> bills.match(next.id(), 4)).resolution().note())
                .isEqualTo("a test of theirs");
        assertThatThrownBy(() -> as(() -> bills.accept(bill, 3, "old")))
                .hasMessageContaining("superseded");
        assertThat(actions(bill))
                .containsExactlyInAnyOrder(
                        "bill.imported",
                        "bill.difference_accepted",
                        "bill.difference_reopened",
                        "bill.difference_accepted",
                        "bill.difference_adjusted");
    }

    @Test
    void theSameFileIsKnownAgainAndABillNobodyDecidedAboutCanGo() throws SQLException {
        Booked job = booked();
        Path file = file(differingRows(job, "14"), new HashMap<>());
        Form form = form(vidu, "credits", "0");
        UUID bill = as(() -> bills.take(file, form)).id();
        assertThatThrownBy(() -> as(() -> bills.take(file, form)))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("is imported already")
                .satisfies(refused ->
                        assertThat(((DomainException) refused).details())
                                .containsEntry("bill_id", bill.toString()));
        assertThatThrownBy(() -> as(() -> bills.take(file, form(vtrix, "USD", "0"))))
                .hasMessageContaining("is imported already");
        assertThat(as(() -> bills.preview(vidu, file, null)).remembered()).isTrue();
        as(() -> {
            bills.delete(bill);
            return true;
        });
        assertThat(as(() -> bills.list(PageRequest.first())).items()).isEmpty();
        assertThat(actions(bill)).containsExactlyInAnyOrder("bill.imported", "bill.deleted");
    }

    @Test
    void aJobThatTheNextBillHasIsNoLongerMissing() throws SQLException {
        Instant end = OCTOBER.plusMonths(1).atDay(1).atStartOfDay(SHANGHAI).toInstant();
        Booked edge = books.settled(vidu, "edge", end.minusSeconds(5), "12", "credits");
        Booked inside = booked();
        UUID first =
                as(() ->
                                bills.take(
                                        file(List.of(row(inside)), new HashMap<>()),
                                        form(vidu, "credits", "0")))
                        .id();
        assertThat(all(first))
                .filteredOn(BillMatch::isOpen)
                .singleElement()
                .satisfies(match -> assertThat(match.reason()).isEqualTo(Reason.MISSING_AT_EDGE));
        Form november =
                new Form(
                        vidu,
                        OCTOBER.plusMonths(1),
                        "n.csv",
                        mapping("credits"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        10);
        UUID second =
                as(() ->
                                bills.take(
                                        file(List.of(row(edge), row(inside)), new HashMap<>()),
                                        november))
                        .id();
        assertThat(all(first))
                .extracting(BillMatch::state)
                .containsExactly(State.CLEAR, State.ELSEWHERE);
        assertThat(all(second))
                .extracting(BillMatch::reason)
                .containsExactly(Reason.TASK, Reason.BILLED_BEFORE);
        as(() -> {
            bills.delete(second);
            return true;
        });
        assertThat(all(first))
                .extracting(BillMatch::state)
                .containsExactly(State.CLEAR, State.OPEN);
    }

    @Test
    void aBillOfDaysIsComparedByTheDaysOfItsZone() throws SQLException {
        books.settled(vidu, "d1", Instant.parse("2026-10-09T15:59:59Z"), "10", "credits");
        books.settled(vidu, "d2", Instant.parse("2026-10-09T16:00:00Z"), "20", "credits");
        books.settled(vidu, "d3", Instant.parse("2026-10-10T15:59:59Z"), "30", "credits");
        books.settled(vidu, "d4", Instant.parse("2026-10-12T10:00:00Z"), "7", "credits");
        Path file =
                write(
                        "Day,Credits\n2026-10-09,10\n2026-10-10,45\n2026-10-10,4\n2026-10-11,3\nTotal,62\n");
        BillMapping days = as(() -> bills.preview(vidu, file, null)).mapping();
        assertThat(days.perDay()).isTrue();
        BillMapping inShanghai =
                new BillMapping(
                        days.delimiter(),
                        days.skip(),
                        null,
                        "Day",
                        "Credits",
                        null,
                        null,
                        false,
                        false,
                        null,
                        SHANGHAI,
                        "credits",
                        true);
        UUID bill =
                as(() ->
                                bills.take(
                                        file,
                                        new Form(
                                                vidu,
                                                OCTOBER,
                                                "d.csv",
                                                inShanghai,
                                                BigDecimal.ZERO,
                                                BigDecimal.ZERO,
                                                0)))
                        .id();
        assertThat(
                        all(bill).stream()
                                .map(match ->
                                        match.day()
                                                + " "
                                                + match.kind()
                                                + " "
                                                + match.difference()))
                .containsExactly(
                        "2026-10-09 MATCHED 0",
                        "2026-10-10 AMOUNT_DIFFERS -1",
                        "2026-10-10 MATCHED 0",
                        "2026-10-11 ONLY_THEIRS 3",
                        "2026-10-12 ONLY_OURS -7");
    }

    @Test
    void nothingOfAFileIsDroppedAndNoTextOfItIsAFormula() throws SQLException {
        Booked job = booked();
        Path file =
                write(
                        "Task ID;Time;Amount;Unit;Note\n%s;2026-10-12 18:00:00;12;;=cmd()\n;;3;;\nx;soon;3;;\ny;2026-10-12;3;EUR;\nz;2026-10-12;3;;n;extra\nTotal;;21;;\n"
                                .formatted(job.task()));
        BillMapping mapping =
                new BillMapping(
                        ';', 0, "Task ID", "Time", "Amount", "Unit", "Note", false, false, null,
                        SHANGHAI, "credits", false);
        BillCheck check = as(() -> bills.check(file, mapping));
        assertThat(check.lines()).isEqualTo(6);
        assertThat(
                        check.problems().stream()
                                .map(one -> one.line() + " " + one.field() + " " + one.rule()))
                .containsExactly(
                        "3 Time required",
                        "4 Time malformed",
                        "5 Unit not_allowed",
                        "6 row too_many_cells");
        assertThat(check.problems().get(1).message())
                .isEqualTo(
                        "Line 4: Time is 'soon'; it must be a time such as 2026-10-31 14:20:05. Give its pattern in the mapping, such as dd/MM/uuuu HH:mm.");
        UUID bill =
                as(() ->
                                bills.take(
                                        file,
                                        new Form(
                                                vidu,
                                                OCTOBER,
                                                "x.csv",
                                                mapping,
                                                BigDecimal.ZERO,
                                                BigDecimal.ZERO,
                                                10)))
                        .id();
        assertThat(all(bill))
                .extracting(BillMatch::kind)
                .containsExactly(Kind.MATCHED, Kind.UNREAD, Kind.UNREAD, Kind.UNREAD, Kind.UNREAD);
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        as(() -> {
            bills.writeCsv(bill, csv);
            return true;
        });
        assertThat(csv.toString(StandardCharsets.UTF_8))
                .contains(",'=cmd(),")
                .doesNotContain(",=cmd(),");
    }
}
