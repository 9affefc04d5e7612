package io.framehouse.shell;

import io.framehouse.credits.Balance;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import io.framehouse.ui.BudgetFigures;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person may still spend in a team.
 *
 * @param limits every limit that applies, tightest first
 */
record Glance(List<Limit> limits, Credits teamHeld, Instant asOf) {
    Glance {
        limits = List.copyOf(limits);
    }

    /**
     * One limit.
     *
     * @param resetsAt when it begins anew, or null
     * @param hard whether it refuses
     * @param budget null for the team's balance
     */
    record Limit(
            String name,
            BudgetFigures figures,
            @Nullable Instant resetsAt,
            boolean hard,
            @Nullable UUID budget) {}

    static Glance of(Balance balance, List<BudgetStatus> binding) {
        Limit team =
                new Limit(
                        "Team credits",
                        new BudgetFigures(balance.granted(), balance.spent(), balance.held()),
                        null,
                        true,
                        null);
        Comparator<Limit> softLast = Comparator.comparing(limit -> !limit.hard());
        List<Limit> limits =
                Stream.concat(Stream.of(team), binding.stream().map(Glance::limit))
                        .sorted(softLast.thenComparing(limit -> limit.figures().available()))
                        .toList();
        return new Glance(limits, balance.held(), balance.asOf());
    }

    /** The one that will really refuse the next job. */
    Limit tightest() {
        return limits.getFirst();
    }

    Credits available() {
        return tightest().figures().available();
    }

    private static Limit limit(BudgetStatus status) {
        return new Limit(
                name(status),
                new BudgetFigures(status.limit(), status.spent(), status.held()),
                status.resetsAt(),
                status.data().hard(),
                status.id());
    }

    private static String name(BudgetStatus status) {
        String whose =
                switch (status.data().scope()) {
                    case TEAM -> "Team";
                    case MEMBER -> "Your budget";
                    case KEY -> "Key";
                };
        return switch (status.data().period()) {
            case DAY -> whose + ", today";
            case WEEK -> whose + ", this week";
            case MONTH -> whose + ", this month";
            case TOTAL -> whose;
        };
    }
}
