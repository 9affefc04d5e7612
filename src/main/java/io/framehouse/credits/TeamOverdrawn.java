package io.framehouse.credits;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;

/**
 * Event: a booking in full took a team below zero.
 *
 * @param by how far below zero, more than zero
 */
public record TeamOverdrawn(TeamId team, JobId job, Credits by) {}
