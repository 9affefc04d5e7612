package io.framehouse.credits.internal;

import io.framehouse.credits.HoldBatches;
import io.framehouse.credits.HoldRequest;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Places holds by the one SQL function that does. The calendar of windows stays here: where the
 * function finds a window without a row, or the team in another time zone, it writes nothing, the
 * missing windows are made under its lock, and it is called again.
 */
@Component
final class HoldPlacement implements HoldBatches {
    /** One call for the zone and one for the windows of that zone; more cannot be needed. */
    private static final int MOST_CALLS = 4;

    private final HoldRows holds;
    private final BalanceRows balances;
    private final WindowRows windows;
    private final BudgetAlerts alerts;
    private final LiveFeed feed;

    HoldPlacement(
            HoldRows holds,
            BalanceRows balances,
            WindowRows windows,
            BudgetAlerts alerts,
            LiveFeed feed) {
        this.holds = holds;
        this.balances = balances;
        this.windows = windows;
        this.alerts = alerts;
        this.feed = feed;
    }

    /** Places one hold or throws its refusal; the same hold again changes nothing. */
    void place(HoldRequest request, String actor) {
        TeamId team = request.team();
        ZoneId zone = balances.zone(team).orElseThrow(() -> DomainException.notFound("team"));
        Placed placed =
                place(
                        team,
                        zone,
                        List.of(new Wish(request, actor)),
                        (present, wishes) -> holds.place(team, present, wishes));
        DomainException refused = placed.refused().get(request.job());
        if (refused != null) {
            throw refused;
        }
    }

    @Override
    public Placed place(TeamId team, ZoneId zone, List<Wish> wishes, Statement statement) {
        ZoneId present = zone;
        for (int call = 1; call <= MOST_CALLS; call++) {
            Answer answer = statement.run(present, HoldWords.wishes(wishes, present));
            if (answer.staleZone() == null) {
                return told(team, present, answer);
            }
            present = ZoneId.of(answer.staleZone());
            openMissing(wishes, present);
        }
        throw new IllegalStateException(
                "Team " + team + " has no stable windows after " + MOST_CALLS + " calls");
    }

    private Placed told(TeamId team, ZoneId zone, Answer answer) {
        if (!answer.reached().isEmpty()) {
            alerts.tell(team, answer.reached());
        }
        if (!answer.held().isEmpty()) {
            feed.changed(new LiveFeed.Signal(team, "balance", team.toString()));
        }
        Set<JobId> held = new LinkedHashSet<>();
        answer.held().forEach(id -> held.add(new JobId(id)));
        answer.repeated().forEach(id -> held.add(new JobId(id)));
        Map<JobId, DomainException> refused = HoldWords.refusals(answer.refused(), zone);
        return new Placed(held, refused);
    }

    private void openMissing(List<Wish> wishes, ZoneId zone) {
        wishes.stream()
                .map(wish -> WindowsOfWish.of(wish.request(), zone))
                .distinct()
                .forEach(missing -> windows.openMissing(missing.filter(), missing.windows()));
    }

    /** Whose windows of which days; most wishes of a batch share them. */
    private record WindowsOfWish(WindowRows.Filter filter, BudgetWindows windows) {
        static WindowsOfWish of(HoldRequest request, ZoneId zone) {
            return new WindowsOfWish(
                    WindowRows.Filter.binding(request.team(), request.member(), request.key()),
                    BudgetWindows.at(request.at(), zone));
        }
    }
}
