package io.framehouse.credits;

import io.framehouse.shared.TeamId;
import java.util.UUID;

/** Event: somebody asks for more; see {@link BudgetRequests}. */
public record BudgetAsked(TeamId team, UUID request, boolean ofBalance) {}
