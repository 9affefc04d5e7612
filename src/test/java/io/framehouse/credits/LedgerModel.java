package io.framehouse.credits;

import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.Resolution.Outcome;
import io.framehouse.shared.JobId;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a team's ledger must do, said as simply as possible: lists and sums, no balances kept. */
final class LedgerModel {
    private final Map<JobId, Hold> holds = new LinkedHashMap<>();
    private final List<Grant> grants = new ArrayList<>();
    private long expired;
    List<BudgetData> budgets = List.of();
    ZoneId zone;

    LedgerModel(ZoneId zone) {
        this.zone = zone;
    }

    private record Grant(long micros, @Nullable Instant expiresAt) {}

    private static final class Hold {
        final long micros;
        final @Nullable UserId member;
        final @Nullable KeyId key;
        final Instant at;
        String state = "open";
        long settled;

        Hold(HoldRequest request) {
            micros = request.amount().micros();
            member = request.member();
            key = request.key();
            at = request.at();
        }

        long held() {
            return state.equals("open") ? micros : 0;
        }
    }

    void grant(long micros, @Nullable Instant expiresAt) {
        grants.add(new Grant(micros, expiresAt));
    }

    /** Held, or the code and scope of the refusal. */
    String hold(HoldRequest request) {
        long amount = request.amount().micros();
        if (available() < 0 || available() < amount) {
            return "insufficient_credits team";
        }
        List<BudgetData> applicable =
                budgets.stream()
                        .filter(BudgetData::hard)
                        .filter(budget -> counts(budget, request.member(), request.key()))
                        .sorted(
                                Comparator.comparing(BudgetData::scope)
                                        .thenComparing(BudgetData::period))
                        .toList();
        for (BudgetData budget : applicable) {
            long used = spent(budget, request.at()) + held(budget, request.at());
            if (budget.limit().micros() - used < amount) {
                return "budget_exceeded "
                        + budget.scope().name().toLowerCase(java.util.Locale.ROOT);
            }
        }
        holds.put(request.job(), new Hold(request));
        return "held";
    }

    Outcome settle(JobId job, long micros, Instant now) {
        Outcome outcome = outcome(job);
        if (outcome == Outcome.DONE) {
            Hold hold = holds.get(job);
            hold.state = "settled";
            hold.settled = micros;
            if (micros < hold.micros) {
                expire(now);
            }
        }
        return outcome;
    }

    Outcome release(JobId job, Instant now) {
        Outcome outcome = outcome(job);
        if (outcome == Outcome.DONE) {
            Hold hold = holds.get(job);
            hold.state = "released";
            if (hold.micros > 0) {
                expire(now);
            }
        }
        return outcome;
    }

    void expire(Instant now) {
        long ended =
                grants.stream()
                        .filter(grant ->
                                grant.expiresAt() != null && !grant.expiresAt().isAfter(now))
                        .mapToLong(Grant::micros)
                        .sum();
        expired += Math.max(0, Math.min(available(), ended - expired - spent() - held()));
    }

    long granted() {
        return grants.stream().mapToLong(Grant::micros).sum() - expired;
    }

    long spent() {
        return holds.values().stream().mapToLong(hold -> hold.settled).sum();
    }

    long held() {
        return holds.values().stream().mapToLong(Hold::held).sum();
    }

    long available() {
        return granted() - spent() - held();
    }

    long spent(BudgetData budget, Instant now) {
        return counted(budget, now).stream().mapToLong(hold -> hold.settled).sum();
    }

    long held(BudgetData budget, Instant now) {
        return counted(budget, now).stream().mapToLong(Hold::held).sum();
    }

    private List<Hold> counted(BudgetData budget, Instant now) {
        return holds.values().stream()
                .filter(hold -> counts(budget, hold.member, hold.key))
                .filter(hold -> sameWindow(budget.period(), hold.at, now))
                .toList();
    }

    private static boolean counts(BudgetData budget, @Nullable UserId member, @Nullable KeyId key) {
        if (budget.scope() == Scope.TEAM) {
            return true;
        }
        return budget.scope() == Scope.MEMBER
                ? member != null && member.value().equals(budget.subjectId())
                : key != null && key.value().equals(budget.subjectId());
    }

    private boolean sameWindow(Period period, Instant one, Instant other) {
        LocalDate first = LocalDate.ofInstant(one, zone);
        LocalDate second = LocalDate.ofInstant(other, zone);
        return switch (period) {
            case DAY -> first.equals(second);
            case WEEK ->
                    first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)
                                    == second.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)
                            && first.get(IsoFields.WEEK_BASED_YEAR)
                                    == second.get(IsoFields.WEEK_BASED_YEAR);
            case MONTH -> YearMonth.from(first).equals(YearMonth.from(second));
            case TOTAL -> true;
        };
    }

    private Outcome outcome(JobId job) {
        Hold hold = holds.get(job);
        if (hold == null) {
            return Outcome.HOLD_NOT_FOUND;
        }
        return switch (hold.state) {
            case "open" -> Outcome.DONE;
            case "settled" -> Outcome.HOLD_ALREADY_SETTLED;
            default -> Outcome.HOLD_ALREADY_RELEASED;
        };
    }
}
