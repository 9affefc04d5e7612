package io.framehouse.teams;

import io.framehouse.shared.TeamId;

/**
 * Something changed that decides what the team's keys may do: the team's suspension or limit, or
 * who is in it as what. Told in the transaction of the change.
 */
public record StandingChanged(TeamId team) {}
