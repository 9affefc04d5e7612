package io.framehouse.catalog;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.util.UUID;

/** Event: a request for a model was approved or declined. */
public record ModelAnswered(TeamId team, UUID request, UserId requestedBy, boolean approved) {}
