package io.framehouse.reports.internal.bills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.framehouse.reports.BillMapping;
import io.framehouse.reports.BillMatch;
import io.framehouse.reports.BillMatch.Kind;
import io.framehouse.reports.BillMatch.Reason;
import io.framehouse.reports.BillMatch.State;
import io.framehouse.reports.Bills.Form;
import io.framehouse.reports.ProviderBill;
import io.framehouse.reports.internal.bills.BillBooks.Booked;
import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What agrees with what, and what is said where nothing does. */
class BillRulesIT extends BillBench {
    private static final Instant NOON = Instant.parse("2026-10-12T04:00:00Z");

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
                .extracting(BillMatch::state, BillMatch::remark)
                .containsExactly(
                        tuple(State.CLEAR, null),
                        tuple(State.ELSEWHERE, "On the bill of 2026-11, line 3"));
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

    private static Row byTime(Instant at, String amount) {
        return new Row("", at, amount, "");
    }

    private List<String> told(Form form, Row... rows) {
        Map<Row, Integer> lines = new HashMap<>();
        UUID bill = as(() -> bills.take(file(List.of(rows), lines), form)).id();
        return all(bill).stream()
                .map(match -> match.kind() + " " + match.reason() + " " + match.difference())
                .toList();
    }

    private Form tolerant(String tolerance, String percent) {
        return new Form(
                vidu,
                OCTOBER,
                "bill.csv",
                mapping("credits"),
                new BigDecimal(tolerance),
                new BigDecimal(percent),
                10);
    }

    /** The larger of the two counts, of ours, and what is exactly at it agrees. */
    @Test
    void whatIsAtTheToleranceAgreesAndWhatIsBeyondDoesNot() throws SQLException {
        for (String task : List.of("a", "b", "c", "d")) {
            books.settled(vidu, task, NOON, "20", "credits");
        }
        assertThat(
                        told(
                                tolerant("1", "10"),
                                new Row("a", NOON, "22", ""),
                                new Row("b", NOON, "22.000001", ""),
                                byTime(NOON, "18"),
                                byTime(NOON, "17.999999")))
                .containsExactly(
                        "MATCHED TASK 2",
                        "AMOUNT_DIFFERS TASK 2.000001",
                        "MATCHED TIME_AND_AMOUNT -2",
                        "ONLY_THEIRS NOTHING_LIKE_IT 17.999999",
                        "ONLY_OURS MISSING -20");
        assertThat(
                        told(
                                tolerant("3", "10"),
                                new Row("a", NOON, "23", ""),
                                new Row("b", NOON, "23.01", ""),
                                byTime(NOON, "17"),
                                byTime(NOON, "16.99")))
                .containsExactly(
                        "MATCHED TASK 3",
                        "AMOUNT_DIFFERS TASK 3.01",
                        "MATCHED TIME_AND_AMOUNT -3",
                        "ONLY_THEIRS NOTHING_LIKE_IT 16.99",
                        "ONLY_OURS MISSING -20");
    }

    @Test
    void equalAmountsFindEachOtherBeforeThoseThatOnlyAgree() throws SQLException {
        books.settled(vidu, "a", NOON, "20", "credits");
        books.settled(vidu, "b", NOON, "21", "credits");
        assertThat(told(tolerant("2", "0"), byTime(NOON, "20.9"), byTime(NOON, "21")))
                .containsExactly("MATCHED TIME_AND_AMOUNT 0.9", "MATCHED TIME_AND_AMOUNT 0");
    }

    /** From its submission three minutes before, to its settlement, and ten minutes around. */
    @Test
    void aLineLiesInTheTimeOfItsJobEndsIncluded() throws SQLException {
        for (int job = 0; job < 4; job++) {
            books.settled(vidu, "j" + job, NOON.plusSeconds(7_200L * job), "12", "credits");
        }
        Duration before = Duration.ofMinutes(13);
        Duration after = Duration.ofMinutes(10);
        assertThat(
                        told(
                                tolerant("0", "0"),
                                byTime(NOON.minus(before), "12"),
                                byTime(NOON.plusSeconds(7_200).plus(after), "12"),
                                byTime(
                                        NOON.plusSeconds(14_400).minus(before).minusSeconds(1),
                                        "12"),
                                byTime(NOON.plusSeconds(21_600).plus(after).plusSeconds(1), "12")))
                .containsExactly(
                        "MATCHED TIME_AND_AMOUNT 0",
                        "MATCHED TIME_AND_AMOUNT 0",
                        "ONLY_THEIRS NOTHING_LIKE_IT 12",
                        "ONLY_THEIRS NOTHING_LIKE_IT 12",
                        "ONLY_OURS MISSING -12",
                        "ONLY_OURS MISSING -12");
    }

    @Test
    void aLineTakesTheJobThatEndsFirstSoThatALaterOneFindsItsOwn() throws SQLException {
        books.settled(vidu, "early", NOON, "12", "credits");
        books.settled(vidu, "late", NOON.plusSeconds(600), "12", "credits");
        assertThat(
                        told(
                                tolerant("0", "0"),
                                byTime(NOON.plusSeconds(60), "12"),
                                byTime(NOON.plusSeconds(1_200), "12")))
                .containsExactly("MATCHED TIME_AND_AMOUNT 0", "MATCHED TIME_AND_AMOUNT 0");
    }

    @Test
    void ofSeveralThatAgreeTheNearestIsTakenAndTheLowerOfTwoAsNear() throws SQLException {
        books.settled(vidu, "a", NOON, "20", "credits");
        books.settled(vidu, "b", NOON, "21.5", "credits");
        assertThat(told(tolerant("2", "0"), byTime(NOON, "21")))
                .containsExactly("MATCHED TIME_AND_AMOUNT -0.5", "ONLY_OURS MISSING -20");
        assertThat(told(tolerant("2", "0"), byTime(NOON, "20.75")))
                .containsExactly("MATCHED TIME_AND_AMOUNT 0.75", "ONLY_OURS MISSING -21.5");
    }

    /** Of two lines with one task id, whichever comes first. */
    @Test
    void theLineWhoseAmountIsNearestHasTheJob() throws SQLException {
        books.settled(vidu, "a", NOON, "12", "credits");
        assertThat(
                        told(
                                tolerant("0", "0"),
                                new Row("a", NOON.minusSeconds(60), "30", ""),
                                new Row("a", NOON, "13", "")))
                .containsExactly("ONLY_THEIRS DUPLICATE 30", "AMOUNT_DIFFERS TASK 1");
    }

    /** Two providers may number their tasks alike. */
    @Test
    void aTaskOfAnotherAccountWithTheSameIdTakesNothing() throws SQLException {
        books.settled(vtrix, "81", NOON.minusSeconds(60), "12", "credits");
        books.settled(vidu, "81", NOON, "12", "credits");
        books.settled(vtrix, "by time", NOON.minusSeconds(60), "7", "credits");
        books.settled(vidu, "by time too", NOON, "7", "credits");
        assertThat(told(tolerant("0", "0"), new Row("81", NOON, "12", ""), byTime(NOON, "7")))
                .containsExactly("MATCHED TASK 0", "MATCHED TIME_AND_AMOUNT 0");
    }

    @Test
    void aJobOfAnotherAccountOrUnitIsNotOursByTime() throws SQLException {
        books.settled(vtrix, "theirs", NOON, "12", "credits");
        books.settled(vidu, "dollars", NOON, "0.06", "USD");
        assertThat(told(tolerant("0", "0"), byTime(NOON, "12"), byTime(NOON, "0.06")))
                .containsExactly(
                        "ONLY_THEIRS NOTHING_LIKE_IT 12",
                        "ONLY_THEIRS NOTHING_LIKE_IT 0.06",
                        "ONLY_OURS MISSING null");
    }

    /** What no provider told is what the job settled at, by the rate at the end of the month. */
    @Test
    void ratesAreThoseAtTheEndOfTheMonth() throws SQLException {
        for (String[] rate :
                new String[][] {{"100", "2026-10-31T15:59:59Z"}, {"50", "2026-10-31T16:00:01Z"}}) {
            books.write(
                    """
                    insert into conversion_rate (unit, credits, effective_from, created_by)
                    values ('USD', ?::numeric, ?::timestamptz, 'bills')
                    """,
                    rate[0],
                    rate[1]);
        }
        try {
            books.unreported(vtrix, "a", NOON, 24_000_000);
            books.unreported(vtrix, "b", NOON, 24_000_000);
            Row exact = new Row("a", NOON, "0.24", "");
            Row more = new Row("b", NOON, "0.34", "");
            UUID bill =
                    as(() ->
                                    bills.take(
                                            file(List.of(exact, more), new HashMap<>()),
                                            form(vtrix, "USD", "0")))
                            .id();
            assertThat(all(bill))
                    .extracting(BillMatch::kind, BillMatch::estimated, BillMatch::differenceCredits)
                    .containsExactly(
                            tuple(Kind.MATCHED, true, Credits.ZERO),
                            tuple(Kind.AMOUNT_DIFFERS, true, Credits.of(10)));
        } finally {
            books.write("delete from conversion_rate where created_by = 'bills'");
        }
    }

    @Test
    void aJobThatCostNothingIsMissedByNobody() throws SQLException {
        books.settled(vidu, "free", NOON, "0", "credits");
        assertThat(told(tolerant("0", "0"), new Row("nobody's", NOON, "1", "")))
                .containsExactly("ONLY_THEIRS UNKNOWN_TASK 1", "MATCHED FREE 0");
    }

    @Test
    void theSameFileReadInAnotherWayIsTheNextVersion() throws SQLException {
        books.settled(vidu, "a", NOON, "12", "credits");
        Path file = file(List.of(new Row("a", NOON, "13", "")), new HashMap<>());
        UUID strict = as(() -> bills.take(file, tolerant("0", "0"))).id();
        ProviderBill kind = as(() -> bills.take(file, tolerant("1", "0")));
        assertThat(kind.open()).isZero();
        assertThat(as(() -> bills.get(strict)).supersededBy()).isEqualTo(kind.id());
    }

    /** One current bill of an account and month, whoever imports at once. */
    @Test
    void twoImportsAtOnceFollowOneAnother() throws Exception {
        books.settled(vidu, "a", NOON, "12", "credits");
        List<Callable<ProviderBill>> imports = new ArrayList<>();
        for (int copy = 0; copy < 4; copy++) {
            Path file = file(List.of(new Row("a", NOON, "1" + copy, "")), new HashMap<>());
            imports.add(() -> as(() -> bills.take(file, tolerant("0", "0"))));
        }
        List<UUID> made = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<ProviderBill> one : threads.invokeAll(imports)) {
                made.add(one.get().id());
            }
        }
        List<ProviderBill> known = made.stream().map(id -> as(() -> bills.get(id))).toList();
        assertThat(known).filteredOn(ProviderBill::isCurrent).hasSize(1);
        assertThat(known).extracting(ProviderBill::supersededBy).doesNotHaveDuplicates();
    }
}
