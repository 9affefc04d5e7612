package io.framehouse.gateway.rest.admin;

import io.framehouse.reports.ClosedMonth;
import io.framehouse.reports.MonthSheet;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month of the books.
 *
 * @param checks what was looked at before a close; empty once closed
 * @param carried at most 100 of {@code carriedCount}
 * @param statements one a team; empty until closed
 * @param closed null until closed
 */
record MonthJson(
        String month,
        String state,
        String timeZone,
        Instant endsAt,
        int teams,
        long lines,
        long jobs,
        String settled,
        long correctionLines,
        String corrections,
        List<CheckJson> checks,
        List<DifferenceJson> differences,
        long carriedCount,
        String carriedHeld,
        List<CarriedJson> carried,
        List<StatementJson> statements,
        @Nullable ClosedJson closed) {
    static MonthJson of(MonthSheet sheet) {
        ClosedMonth closed = sheet.closed();
        return new MonthJson(
                sheet.month().toString(),
                Wire.of(sheet.state()),
                sheet.zone().getId(),
                sheet.endsAt(),
                sheet.totals().teams(),
                sheet.totals().lines(),
                sheet.totals().jobs(),
                sheet.totals().settled().toWire(),
                sheet.totals().correctionLines(),
                sheet.totals().corrections().toWire(),
                sheet.points().stream().map(CheckJson::of).toList(),
                sheet.differences().stream().map(DifferenceJson::of).toList(),
                sheet.carriedCount(),
                sheet.carriedSum().toWire(),
                sheet.carried().stream().map(CarriedJson::of).toList(),
                sheet.statements().stream().map(StatementJson::of).toList(),
                closed == null ? null : ClosedJson.of(closed));
    }

    /** One look before a close. */
    record CheckJson(String code, String verdict, String message) {
        static CheckJson of(MonthSheet.Point point) {
            return new CheckJson(Wire.of(point.check()), Wire.of(point.verdict()), point.words());
        }
    }

    /** What an account took beyond what was settled there; decimals in its unit. */
    record DifferenceJson(
            String account,
            Instant from,
            Instant to,
            String unit,
            String ours,
            String theirs,
            String difference) {
        static DifferenceJson of(MonthSheet.Difference one) {
            return new DifferenceJson(
                    one.account(),
                    one.from(),
                    one.to(),
                    one.unit(),
                    one.ours().toPlainString(),
                    one.theirs().toPlainString(),
                    one.difference().toPlainString());
        }
    }

    /** A job that holds credits since before the month's end. */
    record CarriedJson(String jobId, String teamId, String state, String held, Instant heldAt) {
        static CarriedJson of(MonthSheet.Carried one) {
            return new CarriedJson(
                    one.job().toString(),
                    one.team().toString(),
                    one.state(),
                    one.amount().toWire(),
                    one.heldAt());
        }
    }

    /** What one team owes for a closed month. */
    record StatementJson(
            String number,
            String teamId,
            String team,
            long jobs,
            String settled,
            String corrections,
            String fingerprint) {
        static StatementJson of(MonthSheet.Statement one) {
            return new StatementJson(
                    one.number(),
                    one.team().toString(),
                    one.teamName(),
                    one.jobs(),
                    one.settled().toWire(),
                    one.corrections().toWire(),
                    one.fingerprint());
        }
    }

    /** The close, and what corrected the month since. */
    record ClosedJson(
            Instant at,
            String by,
            String timeZone,
            String fingerprint,
            @Nullable String note,
            List<String> accepted,
            long correctedLater,
            String correctedBy) {
        static ClosedJson of(ClosedMonth closed) {
            return new ClosedJson(
                    closed.at(),
                    closed.by(),
                    closed.zone(),
                    closed.fingerprint(),
                    closed.note(),
                    closed.accepted(),
                    closed.correctedLater(),
                    closed.correctedBy().toWire());
        }
    }
}
