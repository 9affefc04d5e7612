package io.framehouse.teams.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.teams.Invitation;

/** An open invitation with the team it leads into. */
record InvitationRow(TeamId team, Invitation invitation) {}
