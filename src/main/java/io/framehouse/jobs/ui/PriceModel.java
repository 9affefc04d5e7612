package io.framehouse.jobs.ui;

import io.framehouse.catalog.FormField;
import io.framehouse.catalog.Quote;
import io.framehouse.credits.Balance;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.BudgetFigures;
import io.framehouse.ui.CurrentTeam;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Prices the form by the code that will hold, and compares with what is left. */
final class PriceModel {
    private final CreateServices services;
    private final CurrentTeam team;

    PriceModel(CreateServices services, CurrentTeam team) {
        this.services = services;
        this.team = team;
    }

    PriceView price(FormState form) {
        try {
            Quote quote = quote(form, RequestJson.priced(form));
            return new PriceView(quote, null, List.of(), remaining(quote.total()));
        } catch (DomainException refusal) {
            List<FieldError> errors = FieldPath.plain(refusal.fieldErrors());
            String problem = errors.isEmpty() ? refusal.getMessage() : errors.getFirst().message();
            return new PriceView(null, problem, errors, remaining(Credits.ZERO));
        }
    }

    /** The total with one other value; empty where that cannot be had. */
    Optional<Credits> with(FormState form, FormField field, @Nullable Object value) {
        try {
            ObjectNode parameters = RequestJson.pricedWith(form, field, value);
            return Optional.of(quote(form, parameters).total());
        } catch (DomainException notOffered) {
            return Optional.empty();
        }
    }

    private Quote quote(FormState form, ObjectNode parameters) {
        return services.jobs().quote(team.id(), form.model().id(), parameters);
    }

    /** What each level has left now and after a hold, tightest first. */
    List<Remaining> remaining(Credits hold) {
        List<Remaining> levels = new ArrayList<>();
        services.budgets()
                .binding(team.id(), services.currentActor().get().userId(), null)
                .forEach(budget -> levels.add(level(budget, hold)));
        levels.add(team(services.budgets().balance(team.id()), hold));
        levels.sort(Comparator.comparing(Remaining::before));
        return levels;
    }

    private static Remaining level(BudgetStatus budget, Credits hold) {
        BudgetData data = budget.data();
        return new Remaining(
                label(data),
                data.hard(),
                budget.available(),
                hold,
                new BudgetFigures(budget.limit(), budget.spent(), budget.held().plus(hold)),
                budget.resetsAt(),
                budget.id());
    }

    private static Remaining team(Balance balance, Credits hold) {
        return new Remaining(
                "Team credits",
                true,
                balance.available(),
                hold,
                new BudgetFigures(balance.granted(), balance.spent(), balance.held().plus(hold)),
                null,
                null);
    }

    private static String label(BudgetData data) {
        String whose =
                switch (data.scope()) {
                    case TEAM -> "Team";
                    case MEMBER -> "You";
                    case KEY -> "Key";
                };
        return switch (data.period()) {
            case DAY -> whose + ", today";
            case WEEK -> whose + ", this week";
            case MONTH -> whose + ", this month";
            case TOTAL -> whose;
        };
    }
}
