package io.framehouse.teams;

import io.framehouse.shared.TeamRole;

/** One of the teams that a person is in. */
public record Membership(Team team, TeamRole role) {}
