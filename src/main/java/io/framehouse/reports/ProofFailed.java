package io.framehouse.reports;

import java.time.Instant;

/**
 * Event: a run of the proof found something.
 *
 * @param count offenders over all checks, more than zero
 */
public record ProofFailed(Instant asOf, long count) {}
