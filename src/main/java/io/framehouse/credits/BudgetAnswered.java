package io.framehouse.credits;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.util.UUID;

/** Event: a request for more was approved or declined. */
public record BudgetAnswered(TeamId team, UUID request, UserId requestedBy, boolean approved) {}
