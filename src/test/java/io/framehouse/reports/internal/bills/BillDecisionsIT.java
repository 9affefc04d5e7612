package io.framehouse.reports.internal.bills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.reports.BillMatch;
import io.framehouse.reports.BillMatch.Reason;
import io.framehouse.reports.BillMatch.State;
import io.framehouse.reports.Bills.Form;
import io.framehouse.reports.ProviderBill;
import io.framehouse.reports.internal.bills.BillBooks.Booked;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.PageRequest;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people decide about differences is booked once, and lives on in the next version. */
class BillDecisionsIT extends BillBench {
    @Autowired BillMatchRows matches;

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

    /** What was booked for it is no job that the next bill lacks, and there it is billed twice. */
    @Test
    void aFailedJobThatWasAdjustedIsBilledOnItsOwnBillOnly() throws SQLException {
        Instant at = Instant.parse("2026-10-12T10:00:00Z");
        String task = "failed-" + UUID.randomUUID();
        JobId failed = books.failed(vidu, task, at);
        Row billed = new Row(task, at, "6", "");
        UUID bill =
                as(() ->
                                bills.take(
                                        file(List.of(billed), new HashMap<>()),
                                        form(vidu, "credits", "0")))
                        .id();
        assertThat(as(() -> bills.match(bill, 3)).reason()).isEqualTo(Reason.NOT_SETTLED);
        as(() -> bills.resolve(bill, 3, Credits.of(6), null, "they made the video"));
        assertThat(spent()).isEqualTo(Credits.of(6));
        Form now =
                new Form(
                        vidu,
                        YearMonth.now(SHANGHAI),
                        "now.csv",
                        mapping("credits"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        10);
        Row again = new Row(task, at, "6", "");
        List<Row> rows = List.of(new Row("nobody's", at, "5", ""), again);
        UUID next = as(() -> bills.take(file(rows, new HashMap<>()), now)).id();
        assertThat(all(next))
                .extracting(BillMatch::reason)
                .containsExactly(Reason.UNKNOWN_TASK, Reason.BILLED_BEFORE);
        assertThat(as(() -> bills.match(next, 4)).job().id()).isEqualTo(failed);
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

    /** Whoever was cut off between the booking and its note is finished by the same call. */
    @Test
    void whatWasBookedAndNotNotedIsNotedByTheSameCallAndNeverTakenBack() throws SQLException {
        Booked job = booked();
        UUID bill = differing(job).id();
        as(() -> bills.resolve(bill, 3, Credits.of(2), null, "their list is right"));
        books.write(
                "update provider_bill_match set state = 'adjusting' where bill_id = ? and number = 3",
                bill);
        transactions.runOnPlatform(() -> matches.takeBack(bill, 3));
        assertThat(as(() -> bills.match(bill, 3)).state()).isEqualTo(State.ADJUSTING);
        Path next = file(differingRows(job, "15"), new HashMap<>());
        assertThatThrownBy(() -> as(() -> bills.take(next, form(vidu, "credits", "0"))))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("An adjustment of the present bill is being booked");
        assertThatThrownBy(() -> as(() -> bills.resolve(bill, 3, Credits.of(3), null, "more")))
                .hasMessageContaining("was adjusted by 2 credits already");
        assertThatThrownBy(() -> as(() -> bills.accept(bill, 3, "never mind")))
                .hasMessageContaining("was adjusted by 2 credits already");
        BillMatch again = as(() -> bills.resolve(bill, 3, Credits.of(2), null, "once more"));
        assertThat(again.state()).isEqualTo(State.ADJUSTED);
        assertThat(again.resolution().note()).isEqualTo("their list is right");
        assertThat(spent()).isEqualTo(Credits.of(14));
    }

    @Test
    void aDifferenceThatChangedSaysWhatWasBookedForTheOneBefore() throws SQLException {
        Booked job = booked();
        UUID bill = differing(job).id();
        as(() -> bills.resolve(bill, 3, Credits.of(2), null, "right"));
        ProviderBill next =
                as(() ->
                        bills.take(
                                file(differingRows(job, "15"), new HashMap<>()),
                                form(vidu, "credits", "0")));
        BillMatch changed = as(() -> bills.match(next.id(), 3));
        assertThat(changed.state()).isEqualTo(State.OPEN);
        assertThat(changed.remark())
                .isEqualTo("The bill before was adjusted by 2 credits for this job.");
        assertThat(csv(next.id())).contains("The bill before was adjusted by 2 credits");
    }

    private String csv(UUID bill) {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        as(() -> {
            bills.writeCsv(bill, csv);
            return true;
        });
        return csv.toString(StandardCharsets.UTF_8);
    }

    @Test
    void nothingIsNoAdjustmentAndANoteIsNoFormula() throws SQLException {
        UUID bill = differing(booked()).id();
        assertThatThrownBy(() -> as(() -> bills.resolve(bill, 3, Credits.ZERO, null, "nothing")))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("amount is 0; it must be more or less than 0");
        as(() -> bills.accept(bill, 4, "=cmd()"));
        assertThat(csv(bill)).contains(",'=cmd(),").doesNotContain(",=cmd(),");
        assertThatThrownBy(() -> as(() -> bills.accept(bill, 4, "another note")))
                .hasMessageContaining("was accepted with a note; open it again first");
        assertThatThrownBy(() ->
                        as(() -> {
                            bills.delete(bill);
                            return true;
                        }))
                .hasMessageContaining("This bill stays");
    }
}
