package io.framehouse.teams;

import io.framehouse.shared.TeamId;
import java.util.UUID;

/** Somebody was invited, or invited again. It holds ids only: a link is never part of an event. */
public record InvitationMade(TeamId team, UUID invitation) {}
