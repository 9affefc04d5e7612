package io.framehouse.notices.internal;

import io.framehouse.credits.BudgetAlert;
import io.framehouse.notices.Notice.Severity;
import io.framehouse.notices.NoticeKind;
import io.framehouse.teams.Team;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;

/** A budget's threshold in words, with its figures and its reset in the team's zone. */
final class AlertWords {
    private static final int WHOLE = 100;

    private AlertWords() {}

    /** As the member hears it whom the budget limits. */
    static Draft forMember(BudgetAlert alert, Team team) {
        return draft(alert, team, "Your budget");
    }

    /**
     * As those hear it who manage budgets.
     *
     * @param whose the budget, such as {@code Team budget} or {@code Mika P.'s budget}
     */
    static Draft forManagers(BudgetAlert alert, Team team, String whose) {
        return draft(alert, team, whose);
    }

    private static Draft draft(BudgetAlert alert, Team team, String whose) {
        return new Draft(
                key(alert),
                NoticeKind.BUDGET_ALERT,
                usedUp(alert) ? Severity.ERROR : Severity.WARNING,
                whose + (usedUp(alert) ? " is used up" : " is at " + alert.percent() + " %"),
                body(alert, team),
                Links.budgets(team));
    }

    private static String key(BudgetAlert alert) {
        Instant resetsAt = alert.resetsAt();
        return "budget-alert:%s:%s:%d"
                .formatted(alert.budget(), resetsAt == null ? "total" : resetsAt, alert.percent());
    }

    private static String body(BudgetAlert alert, Team team) {
        return "%s: %s of %s are settled or held %s. %s%s"
                .formatted(
                        team.name(),
                        CreditsFormat.number(alert.used()),
                        CreditsFormat.sentence(alert.limit()),
                        period(alert),
                        reset(alert, team),
                        effect(alert));
    }

    private static String period(BudgetAlert alert) {
        return switch (alert.period()) {
            case DAY -> "today";
            case WEEK -> "this week";
            case MONTH -> "this month";
            case TOTAL -> "in total";
        };
    }

    private static String reset(BudgetAlert alert, Team team) {
        Instant resetsAt = alert.resetsAt();
        return resetsAt == null
                ? "This budget never resets."
                : "It resets on %s (%s)."
                        .formatted(
                                TimeFormat.absolute(resetsAt, team.data().zone()),
                                team.data().zone().getId());
    }

    private static String effect(BudgetAlert alert) {
        if (!alert.hard()) {
            return " This budget only warns: jobs go on.";
        }
        if (!usedUp(alert)) {
            return "";
        }
        return alert.resetsAt() == null
                ? " New jobs are refused until the limit is raised."
                : " New jobs are refused until then, or until the limit is raised.";
    }

    /** A soft budget refuses nothing, so it is never used up. */
    private static boolean usedUp(BudgetAlert alert) {
        return alert.hard() && alert.percent() >= WHOLE;
    }
}
