package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.CreditsError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Wire;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words and fields of a refused hold: what is short, when it resets and what to do next. */
final class Refusals {
    private static final DateTimeFormatter RESET =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.UK);

    private Refusals() {}

    /** The team's balance does not cover the amount, or it is overdrawn. */
    static DomainException insufficientCredits(BalanceRows.Figures balance, Credits requested) {
        return new DomainException(
                CreditsError.INSUFFICIENT_CREDITS,
                insufficientMessage(balance, requested),
                details(
                        Scope.TEAM,
                        balance.granted(),
                        balance.spent(),
                        balance.held(),
                        requested,
                        null));
    }

    /** A hard budget does not cover the amount. */
    static DomainException budgetExceeded(CurrentBudget budget, Credits requested, ZoneId zone) {
        BudgetStatus status = budget.status();
        return new DomainException(
                CreditsError.BUDGET_EXCEEDED,
                budget.rest().isPositive()
                        ? shortMessage(budget, requested, zone)
                        : usedUpMessage(status, zone),
                details(
                        status.data().scope(),
                        status.limit(),
                        status.spent(),
                        status.held(),
                        requested,
                        status.resetsAt()));
    }

    private static String insufficientMessage(BalanceRows.Figures balance, Credits requested) {
        Credits rest = balance.rest();
        if (balance.overdrawn()) {
            return "Your team is overdrawn by %s credits. New jobs wait until credits are granted. Ask a platform admin for a grant."
                    .formatted(plain(rest.negate()));
        }
        Credits unspent = rest.plus(balance.held());
        if (balance.held().isPositive() && unspent.compareTo(requested) >= 0) {
            return "%s of your team's %s unspent credits are held by %s. This job needs %s. Wait for %s, or ask a platform admin for a grant."
                    .formatted(
                            plain(balance.held()),
                            plain(unspent),
                            balance.openHolds() == 1
                                    ? "1 running job"
                                    : balance.openHolds() + " running jobs",
                            plain(requested),
                            balance.openHolds() == 1 ? "that one" : "one of them");
        }
        return "Your team is %s credits short. This job holds %s; your team has %s of %s left. Shorten it, use off-peak, or ask a platform admin for a grant."
                .formatted(
                        plain(requested.minus(rest)),
                        plain(requested),
                        plain(rest),
                        plain(balance.granted()));
    }

    private static String shortMessage(CurrentBudget budget, Credits requested, ZoneId zone) {
        BudgetStatus status = budget.status();
        Instant resetsAt = status.resetsAt();
        return "%s budget is %s credits short. This job holds %s; %s %s of %s left%s. Shorten it, use off-peak, or ask for more."
                .formatted(
                        owner(status.data().scope()),
                        plain(requested.minus(budget.rest())),
                        plain(requested),
                        switch (status.data().scope()) {
                            case TEAM -> "your team has";
                            case MEMBER -> "you have";
                            case KEY -> "the key has";
                        },
                        plain(budget.rest()),
                        plain(status.limit()),
                        resetsAt == null ? "" : " until " + RESET.format(resetsAt.atZone(zone)));
    }

    private static String usedUpMessage(BudgetStatus status, ZoneId zone) {
        Instant resetsAt = status.resetsAt();
        return "%s budget is used up. %s of %s credits are settled or held; %s. %s"
                .formatted(
                        owner(status.data().scope()),
                        plain(status.spent().plus(status.held())),
                        plain(status.limit()),
                        resetsAt == null
                                ? "it does not reset"
                                : "it resets on %s (%s)"
                                        .formatted(RESET.format(resetsAt.atZone(zone)), zone),
                        status.data().scope() == Scope.KEY
                                ? "Use another key, or ask an owner or admin to raise this one's"
                                        + " budget."
                                : "Ask an owner or admin of the team to raise it.");
    }

    private static String owner(Scope scope) {
        return switch (scope) {
            case TEAM -> "Your team's";
            case MEMBER -> "Your";
            case KEY -> "This key's";
        };
    }

    private static Map<String, @Nullable Object> details(
            Scope scope,
            Credits limit,
            Credits spent,
            Credits held,
            Credits requested,
            @Nullable Instant resetsAt) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("scope", Wire.of(scope));
        details.put("limit", limit.toWire());
        details.put("spent", spent.toWire());
        details.put("held", held.toWire());
        details.put("requested", requested.toWire());
        details.put("resets_at", resetsAt == null ? null : resetsAt.toString());
        return details;
    }

    private static String plain(Credits amount) {
        DecimalFormat format =
                new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return format.format(amount.toBigDecimal());
    }
}
