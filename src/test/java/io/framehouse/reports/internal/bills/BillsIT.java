package io.framehouse.reports.internal.bills;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.reports.BillCheck;
import io.framehouse.reports.BillMapping;
import io.framehouse.reports.BillMatch;
import io.framehouse.reports.BillMatch.Kind;
import io.framehouse.reports.BillMatch.Reason;
import io.framehouse.reports.Bills.Form;
import io.framehouse.reports.ProviderBill;
import io.framehouse.reports.internal.bills.BillBooks.Booked;
import io.framehouse.shared.JobId;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Bills made from seeded books, with differences planted in them. */
class BillsIT extends BillBench {
    /** What is to come of a planted difference: of a row, or of a job that no row has. */
    private record Planted(String name, Object of, Kind kind, Reason reason, String difference) {}

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
