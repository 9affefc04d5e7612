package io.framehouse.reports.ui;

import io.framehouse.reports.ClosedMonth;
import io.framehouse.reports.MonthClose;
import io.framehouse.reports.MonthClose.Correctable;
import io.framehouse.reports.MonthClose.Corrected;
import io.framehouse.reports.MonthSheet;
import io.framehouse.reports.MonthSheet.Check;
import io.framehouse.reports.MonthSheet.State;
import io.framehouse.reports.MonthSheet.Totals;
import io.framehouse.reports.Proof;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The month close in words. */
final class MonthModel {
    private static final int FINGERPRINT_DIGITS = 12;
    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private final MonthClose months;
    private final Proof proof;

    MonthModel(MonthClose months, Proof proof) {
        this.months = months;
        this.proof = proof;
    }

    YearMonth next() {
        return months.next();
    }

    MonthSheet sheet(YearMonth month) {
        return months.month(month);
    }

    List<ClosedMonth> history() {
        return months.history();
    }

    void runProof() {
        proof.run();
    }

    MonthSheet close(YearMonth month, @Nullable String note) {
        return months.close(month, note);
    }

    Correctable correctable(YearMonth month, JobId job) {
        return months.correctable(month, job);
    }

    Corrected correct(YearMonth month, UUID transfer, JobId job, Credits amount, String reason) {
        return months.correct(month, transfer, job, amount, reason);
    }

    /** {@code October 2026}. */
    static String name(YearMonth month) {
        return month.format(LONG);
    }

    static String at(Instant instant, ZoneId zone) {
        return TimeFormat.absolute(instant, zone);
    }

    static String shortFingerprint(String fingerprint) {
        return fingerprint.substring(0, FINGERPRINT_DIGITS);
    }

    static String count(long count, String one, String more) {
        return count == 1 ? "1 " + one : String.format(Locale.ROOT, "%,d %s", count, more);
    }

    static String stateWord(State state) {
        return switch (state) {
            case RUNNING -> "Still open";
            case BLOCKED -> "Cannot close yet";
            case READY -> "Ready to close";
            case CLOSED -> "Closed";
        };
    }

    static String checkName(Check check) {
        return switch (check) {
            case MONTH_OVER -> "Month is over";
            case EARLIER_CLOSED -> "Earlier months closed";
            case IN_FLIGHT -> "In flight at month end";
            case PROOF_PASSED -> "Ledger adds up";
            case PROVIDERS_AGREE -> "Provider balances agree";
            case BILLS_COMPARED -> "Provider bills compared";
            case PRICES_COMPLETE -> "Prices complete";
        };
    }

    /** {@code 6 teams · 1,204 jobs · settled 61,240 cr · corrections −120 cr}. */
    static String sums(Totals totals) {
        String corrections =
                totals.correctionLines() == 0
                        ? "no corrections"
                        : "%s %s"
                                .formatted(
                                        count(
                                                totals.correctionLines(),
                                                "correction",
                                                "corrections"),
                                        CreditsFormat.signed(totals.corrections()) + " cr");
        return "%s \u00b7 %s \u00b7 settled %s \u00b7 %s"
                .formatted(
                        count(totals.teams(), "team", "teams"),
                        count(totals.jobs(), "job", "jobs"),
                        CreditsFormat.exactText(totals.settled()),
                        corrections);
    }

    static String question(MonthSheet sheet) {
        return "Close %s for %s?"
                .formatted(name(sheet.month()), count(sheet.totals().teams(), "team", "teams"));
    }

    static String consequence(MonthSheet sheet) {
        String accepted =
                sheet.toAccept().isEmpty()
                        ? ""
                        : " Accepted with your note: " + String.join(" ", sheet.toAccept());
        return "%s, %s. This cannot be undone. Later changes become corrections in %s.%s"
                .formatted(
                        count(sheet.totals().jobs(), "job", "jobs"),
                        CreditsFormat.sentence(sheet.totals().settled()),
                        name(sheet.month().plusMonths(1)),
                        accepted);
    }
}
