package io.framehouse.credits;

import io.framehouse.credits.Resolution.Outcome;
import io.framehouse.shared.JobId;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What a team's ledger must do, said as simply as possible: lists and sums, no balances kept. */
final class LedgerModel {
    final BudgetModel budgets = new BudgetModel();
    ZoneId zone;

    private final Map<JobId, Hold> holds = new LinkedHashMap<>();
    private final List<Grant> grants = new ArrayList<>();
    private final Map<UUID, String> corrections = new HashMap<>();
    private long adjusted;
    private long expired;

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
        long cost;

        Hold(HoldRequest request) {
            micros = request.amount().micros();
            member = request.member();
            key = request.key();
            at = request.at();
        }

        long held() {
            return state.equals("open") ? micros : 0;
        }

        long cost() {
            return cost;
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
        for (BudgetModel.Key budget : budgets.refusing(request.member(), request.key())) {
            long used = spent(budget, request.at()) + held(budget, request.at());
            if (budgets.limit(budget, request.at()) - used < amount) {
                return "budget_exceeded " + budget.scope().name().toLowerCase(Locale.ROOT);
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
            hold.cost += micros;
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

    /** Booked, or the code of the refusal; a repeat is booked too, but moves nothing. */
    String refund(UUID id, JobId job, long micros, Instant now) {
        return correct(id, "refund " + job + " " + micros, job, -micros, now);
    }

    String adjust(UUID id, @Nullable JobId job, long micros, Instant now) {
        String content = "adjust " + job + " " + micros;
        if (job != null) {
            return correct(id, content, job, micros, now);
        }
        String earlier = corrections.get(id);
        if (earlier != null) {
            return earlier.equals(content) ? "booked" : "wrong_state";
        }
        if (micros < 0 && available() + micros < 0) {
            return "invalid_request";
        }
        corrections.put(id, content);
        adjusted += micros;
        if (micros > 0) {
            expire(now);
        }
        return "booked";
    }

    private String correct(UUID id, String content, JobId job, long added, Instant now) {
        String earlier = corrections.get(id);
        if (earlier != null) {
            return earlier.equals(content) ? "booked" : "wrong_state";
        }
        Hold hold = holds.get(job);
        if (hold == null) {
            return "not_found";
        }
        if (added < 0 && hold.cost + added < 0) {
            return "invalid_request";
        }
        corrections.put(id, content);
        hold.cost += added;
        if (added < 0) {
            expire(now);
        }
        return "booked";
    }

    void expire(Instant now) {
        long ended =
                grants.stream()
                        .filter(grant ->
                                grant.expiresAt() != null && !grant.expiresAt().isAfter(now))
                        .mapToLong(Grant::micros)
                        .sum();
        long takenBack = expired + Math.max(0, -adjusted);
        expired += Math.max(0, Math.min(available(), ended - takenBack - spent() - held()));
    }

    long granted() {
        return grants.stream().mapToLong(Grant::micros).sum() + adjusted - expired;
    }

    long spent() {
        return holds.values().stream().mapToLong(Hold::cost).sum();
    }

    long held() {
        return holds.values().stream().mapToLong(Hold::held).sum();
    }

    long available() {
        return granted() - spent() - held();
    }

    long spent(BudgetModel.Key budget, Instant now) {
        return sum(budget, now, Hold::cost);
    }

    long held(BudgetModel.Key budget, Instant now) {
        return sum(budget, now, Hold::held);
    }

    private long sum(BudgetModel.Key budget, Instant now, ToLongFunction<Hold> figure) {
        return holds.values().stream()
                .filter(hold -> figure.applyAsLong(hold) != 0)
                .filter(hold -> BudgetModel.counts(budget, hold.member, hold.key))
                .filter(hold -> BudgetModel.sameWindow(budget.period(), hold.at, now, zone))
                .mapToLong(figure)
                .sum();
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
