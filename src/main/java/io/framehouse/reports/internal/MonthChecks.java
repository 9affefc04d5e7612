package io.framehouse.reports.internal;

import io.framehouse.credits.BookMonths;
import io.framehouse.reports.Bills;
import io.framehouse.reports.MonthSheet.Check;
import io.framehouse.reports.MonthSheet.Difference;
import io.framehouse.reports.MonthSheet.Point;
import io.framehouse.reports.MonthSheet.Verdict;
import io.framehouse.reports.Proof.Invariant;
import io.framehouse.reports.Proof.Run;
import io.framehouse.reports.ProviderBill;
import io.framehouse.reports.internal.MonthRows.Account;
import io.framehouse.reports.internal.MonthRows.CarriedSum;
import io.framehouse.reports.internal.MonthRows.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks at what may stand in the way of closing a month; inside a platform transaction. */
@Component
class MonthChecks {
    private static final Duration PROOF_AGES_AFTER = Duration.ofHours(26);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private final MonthRows rows;
    private final ProofRuns runs;
    private final BookMonths months;
    private final Bills bills;
    private final Clock clock;

    MonthChecks(MonthRows rows, ProofRuns runs, BookMonths months, Bills bills, Clock clock) {
        this.rows = rows;
        this.runs = runs;
        this.months = months;
        this.bills = bills;
        this.clock = clock;
    }

    List<Point> look(
            YearMonth month,
            Instant end,
            Turn turn,
            CarriedSum carried,
            List<Difference> differences) {
        List<Point> points = new ArrayList<>();
        points.add(over(month, end));
        points.add(inOrder(month, turn));
        points.add(inFlight(carried));
        points.add(proof(end));
        points.add(providers(differences));
        points.add(bills(month));
        points.add(prices(rows.unpriced(month)));
        return points;
    }

    private Point over(YearMonth month, Instant end) {
        return clock.instant().isBefore(end)
                ? blocking(
                        Check.MONTH_OVER,
                        "%s is still open. It can be closed from %s %s."
                                .formatted(month.format(MONTH), at(end), months.zone()))
                : passed(Check.MONTH_OVER, "Over since %s %s".formatted(at(end), months.zone()));
    }

    private static Point inOrder(YearMonth month, Turn turn) {
        return turn.firstOpen()
                .filter(first -> first.isBefore(month))
                .map(first ->
                        blocking(
                                Check.EARLIER_CLOSED,
                                "%s is still open. Months are closed in their order: close it first."
                                        .formatted(first.format(MONTH))))
                .orElseGet(() -> passed(Check.EARLIER_CLOSED, "All earlier months are closed"));
    }

    private static Point inFlight(CarriedSum carried) {
        if (carried.count() == 0) {
            return passed(Check.IN_FLIGHT, "Every job of before the month's end is settled");
        }
        return new Point(
                Check.IN_FLIGHT,
                Verdict.CARRIED,
                "%s of before the month's end not settled, %s held: carried forward. What settles does so in the month in which its answer comes."
                        .formatted(jobs(carried.count(), "is", "are"), carried.held()));
    }

    private Point proof(Instant end) {
        Optional<Run> last = runs.last();
        if (last.isEmpty()) {
            return blocking(Check.PROOF_PASSED, "No proof was made yet. Run it now.");
        }
        Run run = last.get();
        long found =
                run.invariants().stream()
                        .filter(one -> !one.code().equals(ProviderComparison.CODE))
                        .mapToLong(Invariant::count)
                        .sum();
        if (found > 0) {
            return blocking(
                    Check.PROOF_PASSED,
                    "The last proof, of %s, found %s. See the proof and have it put right."
                            .formatted(
                                    at(run.asOf()),
                                    found == 1 ? "1 difference" : found + " differences"));
        }
        if (run.asOf().isBefore(end)) {
            return blocking(
                    Check.PROOF_PASSED,
                    "The last proof, of %s, was made before the month was over. Run it again."
                            .formatted(at(run.asOf())));
        }
        return age(run);
    }

    private Point age(Run run) {
        Duration age = Duration.between(run.asOf(), clock.instant());
        return age.compareTo(PROOF_AGES_AFTER) > 0
                ? blocking(
                        Check.PROOF_PASSED,
                        "The last proof, of %s, is %d h old; it may be 26 h. Run it again."
                                .formatted(at(run.asOf()), age.toHours()))
                : passed(
                        Check.PROOF_PASSED,
                        "Last proof %s, difference 0".formatted(at(run.asOf())));
    }

    private static Point providers(List<Difference> found) {
        if (found.isEmpty()) {
            return passed(Check.PROVIDERS_AGREE, "No proof of the month's days found a difference");
        }
        String lines = found.size() == 1 ? "1 line differs" : found.size() + " lines differ";
        return new Point(
                Check.PROVIDERS_AGREE,
                Verdict.NEEDS_NOTE,
                lines + " from what providers took. Review them, and accept them with a note.");
    }

    private Point bills(YearMonth month) {
        List<ProviderBill> imported = bills.ofMonth(month);
        Set<UUID> billed =
                imported.stream().map(ProviderBill::accountId).collect(Collectors.toSet());
        List<String> missing =
                rows.accountsWithCost(month).stream()
                        .filter(account -> !billed.contains(account.id()))
                        .map(Account::name)
                        .toList();
        List<String> words = new ArrayList<>();
        if (!missing.isEmpty()) {
            words.add(
                    "No bill was imported for %s, which had cost in %s. Import %s, or close without %s with a note."
                            .formatted(
                                    String.join(", ", missing),
                                    month.format(MONTH),
                                    missing.size() == 1 ? "it" : "them",
                                    missing.size() == 1 ? "it" : "them"));
        }
        long open = imported.stream().mapToLong(ProviderBill::open).sum();
        String of = imported.size() == 1 ? "1 bill" : imported.size() + " bills";
        if (open > 0) {
            words.add(undecided(open, of));
        }
        if (!words.isEmpty()) {
            return new Point(Check.BILLS_COMPARED, Verdict.NEEDS_NOTE, String.join(" ", words));
        }
        return passed(
                Check.BILLS_COMPARED,
                imported.isEmpty()
                        ? "Nothing to compare: no provider account had cost in %s"
                                .formatted(month.format(MONTH))
                        : "Every difference of %s was decided".formatted(of));
    }

    private static String undecided(long open, String of) {
        return "%s of %s not decided. Review them, or accept them with a note."
                .formatted(
                        open == 1
                                ? "1 difference"
                                : String.format(Locale.ROOT, "%,d differences", open),
                        open == 1 ? of + " is" : of + " are");
    }

    private static Point prices(long unpriced) {
        return unpriced == 0
                ? passed(Check.PRICES_COMPLETE, "Every settled job has a price version")
                : blocking(
                        Check.PRICES_COMPLETE,
                        "%s no price version that is known."
                                .formatted(jobs(unpriced, "has", "have")));
    }

    private static String jobs(long count, String one, String more) {
        return count == 1 ? "1 job " + one : String.format(Locale.ROOT, "%,d jobs %s", count, more);
    }

    private static Point passed(Check check, String words) {
        return new Point(check, Verdict.PASSED, words);
    }

    private static Point blocking(Check check, String words) {
        return new Point(check, Verdict.BLOCKING, words);
    }

    private String at(Instant instant) {
        return MOMENT.format(instant.atZone(months.zone()));
    }
}
