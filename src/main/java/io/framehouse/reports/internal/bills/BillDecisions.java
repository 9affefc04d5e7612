package io.framehouse.reports.internal.bills;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.credits.Corrections;
import io.framehouse.reports.BillMatch;
import io.framehouse.reports.BillMatch.Decision;
import io.framehouse.reports.BillMatch.State;
import io.framehouse.reports.ProviderBill;
import io.framehouse.reports.internal.bills.BillMatchRows.Promise;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people decide about differences. An adjustment is promised first, with its transfer id, then
 * booked in the team's transaction, then noted: whoever is cut off in between is finished by the
 * same call again, and the ledger books one transfer id once.
 */
@Component
class BillDecisions {
    static final int LONGEST_NOTE = 500;
    static final int LONGEST_REASON = 300;

    private final TeamTransactions transactions;
    private final BillRows bills;
    private final BillMatchRows rows;
    private final Corrections corrections;
    private final AuditTrail audit;
    private final Clock clock;

    BillDecisions(
            TeamTransactions transactions,
            BillRows bills,
            BillMatchRows rows,
            Corrections corrections,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.bills = bills;
        this.rows = rows;
        this.corrections = corrections;
        this.audit = audit;
        this.clock = clock;
    }

    BillMatch accept(Actor actor, UUID bill, long number, String note) {
        String given = required("note", note, LONGEST_NOTE);
        return transactions.onPlatform(() -> {
            ProviderBill of = current(bill);
            if (!rows.accept(bill, number, given, actor.label(), clock.instant())) {
                BillMatch is = match(bill, number);
                if (is.state() == State.ACCEPTED
                        && given.equals(Objects.requireNonNull(is.resolution()).note())) {
                    return is;
                }
                throw wrongState(is, "accepted");
            }
            audit.record(null, change("bill.difference_accepted", of, number, Map.of(), given));
            return match(bill, number);
        });
    }

    BillMatch reopen(UUID bill, long number) {
        return transactions.onPlatform(() -> {
            ProviderBill of = current(bill);
            BillMatch before = match(bill, number);
            if (!rows.reopen(bill, number)) {
                throw wrongState(before, "opened again");
            }
            Decision was = Objects.requireNonNull(before.resolution());
            audit.record(
                    null,
                    new Change(
                            "bill.difference_reopened",
                            "bill",
                            bill.toString(),
                            Map.of("line", number, "note", was.note()),
                            Map.of("account", of.account(), "month", of.month().toString()),
                            null));
            return match(bill, number);
        });
    }

    BillMatch resolve(
            Actor actor,
            UUID bill,
            long number,
            Credits amount,
            @Nullable JobId job,
            String reason) {
        String given = required("reason", reason, LONGEST_REASON);
        if (amount.isZero()) {
            throw DomainException.invalid(
                    "amount", "out_of_range", "amount is 0; it must be more or less than 0.");
        }
        Promise promise =
                transactions.onPlatform(() -> promise(actor, bill, number, amount, job, given));
        ProviderBill of = transactions.onPlatform(() -> known(bill));
        try {
            corrections.adjust(
                    promise.team(),
                    promise.transferId(),
                    promise.job(),
                    promise.amount(),
                    words(of, number, promise.reason()));
        } catch (DomainException refused) {
            transactions.runOnPlatform(() -> rows.takeBack(bill, number));
            throw refused;
        }
        return transactions.onPlatform(() -> {
            if (rows.adjusted(bill, number, promise, actor.label(), clock.instant())) {
                audit.record(
                        null,
                        change("bill.difference_adjusted", of, number, after(promise), given));
            }
            return match(bill, number);
        });
    }

    /** Keeps the promise, or finds the one that was made before. */
    private Promise promise(
            Actor actor,
            UUID bill,
            long number,
            Credits amount,
            @Nullable JobId named,
            String reason) {
        current(bill);
        BillMatch match = match(bill, number);
        JobId job = named != null ? named : match.job() == null ? null : match.job().id();
        if (job == null) {
            throw DomainException.invalid(
                    "job_id",
                    "required",
                    "job_id is missing; the line has no job of ours. Name the job whose cost is wrong, or accept the line with a note.");
        }
        TeamId team =
                rows.teamOf(job)
                        .orElseThrow(() ->
                                DomainException.invalid(
                                        "job_id",
                                        "not_found",
                                        "job_id is %s; no job of ours that was sent to a provider has this id. Correct it."
                                                .formatted(job)));
        Promise wanted = new Promise(transferOf(bill, number), team, job, amount, reason);
        if (rows.promise(bill, number, wanted, actor.label(), clock.instant())) {
            return wanted;
        }
        BillMatch is = match(bill, number);
        Decision made = is.resolution();
        if (made == null
                || !amount.equals(made.adjusted())
                || !job.equals(made.job())
                || made.transferId() == null) {
            throw wrongState(is, "adjusted by " + amount);
        }
        // The reason stays that of the first call, so that the ledger knows the same transfer.
        return new Promise(made.transferId(), team, job, amount, made.note());
    }

    /** One for each difference, whoever asks and however often. */
    static UUID transferOf(UUID bill, long number) {
        return UUID.nameUUIDFromBytes(
                ("difference " + number + " of bill " + bill).getBytes(StandardCharsets.UTF_8));
    }

    private static String words(ProviderBill bill, long number, String reason) {
        return "Bill of %s for %s, %s: %s"
                .formatted(
                        bill.account(),
                        bill.month(),
                        number >= 1_000_000_000 ? "missing there" : "line " + number,
                        reason);
    }

    private static Map<String, Object> after(Promise promise) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("amount", promise.amount().toWire());
        after.put("job_id", promise.job().toString());
        after.put("transfer_id", promise.transferId().toString());
        return after;
    }

    private static Change change(
            String action, ProviderBill bill, long number, Map<String, Object> more, String note) {
        Map<String, Object> after = new LinkedHashMap<>(more);
        after.put("account", bill.account());
        after.put("month", bill.month().toString());
        after.put("line", number);
        return new Change(action, "bill", bill.id().toString(), Map.of(), after, note);
    }

    private ProviderBill known(UUID bill) {
        return bills.find(bill).orElseThrow(() -> DomainException.notFound("bill"));
    }

    private ProviderBill current(UUID bill) {
        rows.holdBill(bill);
        ProviderBill of = known(bill);
        if (!of.isCurrent()) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "This bill was superseded by a newer one; decide there.",
                    Map.of("bill_id", String.valueOf(of.supersededBy())));
        }
        return of;
    }

    private BillMatch match(UUID bill, long number) {
        return rows.find(bill, number).orElseThrow(() -> DomainException.notFound("line"));
    }

    private static DomainException wrongState(BillMatch match, String what) {
        String is =
                switch (match.state()) {
                    case CLEAR -> "agrees, there is nothing to decide";
                    case OPEN -> "is open";
                    case ACCEPTED -> "was accepted with a note; open it again first";
                    case ADJUSTING, ADJUSTED ->
                            "was adjusted by %s already"
                                    .formatted(
                                            match.resolution() == null
                                                    ? "credits"
                                                    : match.resolution().adjusted());
                    case ELSEWHERE -> "is on the bill of another month";
                };
        return new DomainException(
                CommonError.WRONG_STATE, "The line cannot be %s: it %s.".formatted(what, is));
    }

    private static String required(String field, String text, int most) {
        String given = text.strip();
        if (given.isEmpty()) {
            throw DomainException.invalid(
                    field,
                    "required",
                    "%s is missing. Say why: it is kept with the line.".formatted(field));
        }
        if (given.length() > most) {
            throw DomainException.invalid(
                    field,
                    "too_long",
                    "%s has %d characters; it may have %d.".formatted(field, given.length(), most));
        }
        return given;
    }
}
