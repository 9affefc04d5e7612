package io.framehouse.reports;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One month of the books.
 *
 * @param zone in which the month begins and ends
 * @param endsAt when the next month begins there
 * @param points what was looked at before a close; empty once closed
 * @param differences with what providers took, by the proofs of the month's days
 * @param carried what was held before the month's end and is not settled, oldest first; at most 100
 * @param carriedCount how many there are, and {@code carriedSum} what they hold
 * @param statements one a team; empty until closed
 * @param closed null until closed
 */
public record MonthSheet(
        YearMonth month,
        State state,
        ZoneId zone,
        Instant endsAt,
        Totals totals,
        List<Point> points,
        List<Difference> differences,
        List<Carried> carried,
        long carriedCount,
        Credits carriedSum,
        List<Statement> statements,
        @Nullable ClosedMonth closed) {
    public MonthSheet {
        points = List.copyOf(points);
        differences = List.copyOf(differences);
        carried = List.copyOf(carried);
        statements = List.copyOf(statements);
    }

    /** How far a month is. */
    public enum State {
        /** It is not over yet. */
        RUNNING,
        /** Something stands in the way. */
        BLOCKED,
        /** It can be closed. */
        READY,
        /** It is closed, for ever. */
        CLOSED
    }

    /** What is looked at before a close, in this order. */
    public enum Check {
        MONTH_OVER,
        EARLIER_CLOSED,
        IN_FLIGHT,
        PROOF_PASSED,
        PROVIDERS_AGREE,
        /** A bill of every provider account that had cost, and its differences decided. */
        BILLS_COMPARED,
        PRICES_COMPLETE
    }

    /** What a look came to. */
    public enum Verdict {
        PASSED,
        /** Does not block: it settles in the month in which its answer comes. */
        CARRIED,
        /** May be accepted with a note. */
        NEEDS_NOTE,
        BLOCKING
    }

    /** One look, with what it found in words. */
    public record Point(Check check, Verdict verdict, String words) {}

    /**
     * Sums of the month's lines.
     *
     * @param settled of jobs that settled in it, and {@code corrections} of earlier ones, signed
     */
    public record Totals(
            int teams,
            long lines,
            long jobs,
            Credits settled,
            long correctionLines,
            Credits corrections) {}

    /** An open hold of before the month's end; the state as on the wire. */
    public record Carried(
            JobId job,
            TeamId team,
            String teamName,
            String teamSlug,
            String state,
            Credits amount,
            Instant heldAt) {}

    /** What one account took beyond what we settled there; amounts in the provider's unit. */
    public record Difference(
            String account,
            Instant from,
            Instant to,
            String unit,
            BigDecimal ours,
            BigDecimal theirs,
            BigDecimal difference) {}

    /**
     * What one team owes for the month.
     *
     * @param number such as {@code 2026-10-0003}; the numbers of a month have no gap
     * @param fingerprint SHA-256 over its lines, as hex
     */
    public record Statement(
            String number,
            TeamId team,
            String teamName,
            long jobs,
            Credits settled,
            Credits corrections,
            String fingerprint) {}

    public boolean isClosed() {
        return state == State.CLOSED;
    }

    /** Whether closing takes a note. */
    public boolean needsNote() {
        return points.stream().anyMatch(point -> point.verdict() == Verdict.NEEDS_NOTE);
    }

    /** What stands in the way, in words. */
    public List<String> obstacles() {
        return words(Verdict.BLOCKING);
    }

    /** What a note accepts, in words. */
    public List<String> toAccept() {
        return words(Verdict.NEEDS_NOTE);
    }

    private List<String> words(Verdict verdict) {
        return points.stream()
                .filter(point -> point.verdict() == verdict)
                .map(Point::words)
                .toList();
    }

    /** Whether no line was ever booked in a month that is over. */
    public boolean hasNothing() {
        return state != State.RUNNING && totals.lines() == 0;
    }
}
