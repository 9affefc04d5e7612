package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetLimits;
import io.framehouse.credits.BudgetLimits.Raise;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.Budgets;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.TeamId;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Changes single budgets and leaves all others alone. */
@Component
@Lazy
final class BudgetEditing {
    private final Budgets budgets;
    private final BudgetLimits limits;

    BudgetEditing(Budgets budgets, BudgetLimits limits) {
        this.budgets = budgets;
        this.limits = limits;
    }

    /**
     * Adds or changes one budget, and raises it for a while where that was asked for.
     *
     * @param seen the budget as the person saw it; null adds one
     * @throws DomainException WRONG_STATE where somebody else changed it meanwhile
     */
    void save(CurrentTeam team, @Nullable BudgetStatus seen, BudgetDraft draft) {
        requireWhole(draft, seen);
        BudgetData wanted = draft.budget();
        BudgetData before = seen == null ? null : requireUnchanged(team.id(), seen);
        if (before == null || !isSame(before, wanted)) {
            requireNew(team.id(), wanted);
        }
        BudgetStatus kept =
                seen != null && wanted.equals(before)
                        ? seen
                        : limits.set(team.id(), wanted, draft.reason());
        if (seen != null && !isSame(seen.data(), wanted)) {
            limits.remove(team.id(), seen.id(), draft.reason());
        }
        Credits raiseBy = draft.raiseBy();
        LocalDate raiseUntil = draft.raiseUntil();
        if (raiseBy != null && raiseUntil != null) {
            Instant end = endOf(raiseUntil, team.zone());
            limits.raise(team.id(), kept.id(), raiseBy, end, draft.reason());
        }
    }

    /** The end of a day in the team's zone: a day that was named is wholly meant. */
    static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    void remove(TeamId team, BudgetStatus seen, String reason) {
        requireReason(reason);
        limits.remove(team, seen.id(), reason.strip());
    }

    void endRaise(TeamId team, Raise raise, String reason) {
        requireReason(reason);
        limits.endRaise(team, raise.id(), reason.strip());
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw DomainException.invalid("reason", "required", BudgetFields.WHY_MISSING);
        }
    }

    private static void requireWhole(BudgetDraft draft, @Nullable BudgetStatus seen) {
        List<FieldError> errors = new ArrayList<>();
        if (draft.reason().isBlank()) {
            errors.add(new FieldError("reason", "required", BudgetFields.WHY_MISSING));
        }
        if (draft.raiseBy() != null && draft.raiseUntil() == null) {
            errors.add(
                    new FieldError(
                            "until", "required", "Say until when; a raise goes back by itself."));
        }
        if (draft.raiseBy() == null && draft.raiseUntil() != null) {
            errors.add(new FieldError("amount", "required", "Say by how much, or clear the day."));
        }
        if (errors.isEmpty()
                && seen != null
                && draft.raiseBy() == null
                && draft.budget().equals(seen.data())) {
            errors.add(
                    new FieldError(
                            "limit", "unchanged", "Nothing is different from what is saved."));
        }
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }

    private BudgetData requireUnchanged(TeamId team, BudgetStatus seen) {
        BudgetData now =
                budgets.list(team).stream()
                        .filter(status -> status.id().equals(seen.id()))
                        .map(BudgetStatus::data)
                        .findFirst()
                        .orElseThrow(() ->
                                changed(
                                        "Somebody else removed this budget. Your value is not"
                                                + " saved."));
        if (!now.equals(seen.data())) {
            throw changed(
                    ("Somebody else changed this budget: its limit is now %s. Your value is not"
                                    + " saved. Open it again to see theirs.")
                            .formatted(CreditsFormat.sentence(now.limit())));
        }
        return now;
    }

    private void requireNew(TeamId team, BudgetData wanted) {
        if (budgets.list(team).stream().anyMatch(one -> isSame(one.data(), wanted))) {
            throw DomainException.invalid(
                    "period",
                    "duplicate",
                    "There is a budget with this reset already. Change that one, or choose another"
                            + " reset.");
        }
    }

    private static boolean isSame(BudgetData one, BudgetData other) {
        return one.scope() == other.scope()
                && one.period() == other.period()
                && Objects.equals(one.subjectId(), other.subjectId());
    }

    private static DomainException changed(String message) {
        return new DomainException(CommonError.WRONG_STATE, message);
    }
}
