package io.framehouse.notices.internal;

import io.framehouse.credits.BudgetRequests.BudgetRequest;
import io.framehouse.notices.Notice.Severity;
import io.framehouse.notices.NoticeKind;
import io.framehouse.shared.Credits;
import io.framehouse.teams.Team;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Requests for more, and their answers, in words. */
final class RequestWords {
    private RequestWords() {}

    /**
     * As those hear it who can answer.
     *
     * @param who the name of the person who asks
     * @param what what is to be raised, such as {@code team budget}
     */
    static Draft asked(BudgetRequest request, Team team, String who, String what, String link) {
        return new Draft(
                "budget-asked:" + request.id(),
                NoticeKind.BUDGET_ASKED,
                Severity.INFO,
                who + " asks for " + more(request.wish().amount()),
                "%s, %s, until %s: \u201c%s\u201d"
                        .formatted(
                                team.name(),
                                what,
                                at(request.wish().until(), team),
                                request.wish().reason()),
                link);
    }

    /** As the person hears it who asked. */
    static Draft answered(BudgetRequest request, boolean approved, Team team, String what) {
        return new Draft(
                "budget-answered:" + request.id(),
                NoticeKind.BUDGET_ANSWERED,
                approved ? Severity.SUCCESS : Severity.INFO,
                approved ? approval(request, team) : "Declined: " + more(request.wish().amount()),
                "%s, %s.%s".formatted(team.name(), what, answer(request)),
                Links.budgets(team));
    }

    private static String approval(BudgetRequest request, Team team) {
        Credits amount = request.approved();
        Instant until = request.approvedUntil();
        return "Approved: "
                + more(amount == null ? request.wish().amount() : amount)
                + " until "
                + at(until == null ? request.wish().until() : until, team);
    }

    private static String answer(BudgetRequest request) {
        String by = request.answeredBy();
        String words = request.answer();
        if (by == null) {
            return "";
        }
        return isBlank(words) ? " " + by + " answered." : " " + by + ": \u201c" + words + "\u201d";
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String more(Credits amount) {
        return CreditsFormat.sentence(amount) + " more";
    }

    private static String at(Instant time, Team team) {
        return TimeFormat.absolute(time, team.data().zone())
                + " ("
                + team.data().zone().getId()
                + ")";
    }
}
