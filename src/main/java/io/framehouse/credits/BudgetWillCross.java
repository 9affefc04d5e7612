package io.framehouse.credits;

import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Event: going on as until now, a budget will cross its limit before its window ends. Told once a
 * window.
 *
 * @param limit the limit of the day on which it is crossed
 * @param used settled and held together, now
 * @param atEnd what is expected at the window's end; null where it never ends
 * @param crossesAt when the day begins on which it is crossed, or now where that is today
 * @param method how that was reckoned, in whole sentences
 */
public record BudgetWillCross(
        TeamId team,
        UUID budget,
        BudgetData.Scope scope,
        @Nullable UUID subject,
        BudgetData.Period period,
        boolean hard,
        Credits limit,
        Credits used,
        @Nullable Credits atEnd,
        Instant crossesAt,
        String method,
        @Nullable Instant resetsAt) {}
