package io.framehouse.notices.internal;

import io.framehouse.credits.BudgetWillCross;
import io.framehouse.notices.Notice.Severity;
import io.framehouse.notices.NoticeKind;
import io.framehouse.shared.Credits;
import io.framehouse.teams.Team;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;

/** A budget that will cross its limit, in words. */
final class ForecastWords {
    private ForecastWords() {}

    /**
     * As somebody hears it.
     *
     * @param whose the budget, such as {@code Team budget}
     */
    static Draft draft(BudgetWillCross event, Team team, String whose) {
        Instant resetsAt = event.resetsAt();
        return new Draft(
                "budget-forecast:%s:%s"
                        .formatted(event.budget(), resetsAt == null ? "total" : resetsAt),
                NoticeKind.BUDGET_ALERT,
                Severity.WARNING,
                whose
                        + " will be used up about "
                        + TimeFormat.date(event.crossesAt(), team.data().zone()),
                body(event, team),
                Links.budgets(team));
    }

    private static String body(BudgetWillCross event, Team team) {
        Credits atEnd = event.atEnd();
        return "%s: %s of %s are settled or held%s. %s%s"
                .formatted(
                        team.name(),
                        CreditsFormat.number(event.used()),
                        CreditsFormat.sentence(event.limit()),
                        atEnd == null
                                ? ""
                                : ", and about "
                                        + CreditsFormat.number(atEnd)
                                        + " are expected by the end",
                        event.hard()
                                ? "Once used up, new jobs are refused. "
                                : "This budget only warns: jobs go on. ",
                        event.method());
    }
}
