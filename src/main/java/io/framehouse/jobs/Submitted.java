package io.framehouse.jobs;

/**
 * A job taken.
 *
 * @param created false where the idempotency key had made it before
 */
public record Submitted(Job job, boolean created) {}
