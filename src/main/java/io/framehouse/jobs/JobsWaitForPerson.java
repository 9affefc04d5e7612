package io.framehouse.jobs;

import java.time.Instant;

/**
 * Event: jobs have been UNKNOWN for so long that a person should look at their evidence. Published
 * once a batch.
 *
 * @param hour the start of the hour in which they were found
 * @param count how many were found since that hour began, 1 or more
 */
public record JobsWaitForPerson(Instant hour, int count) {}
