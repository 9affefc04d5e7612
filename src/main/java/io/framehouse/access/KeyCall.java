package io.framehouse.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call that a program made with a key: what of it may be kept, so neither its body, nor its
 * query, nor where it came from.
 *
 * @param at when it came
 * @param route the template of the address, such as {@code /api/v1/jobs/{job}}; null where it was
 *     answered before one was found
 * @param status the HTTP status that it was answered with
 */
public record KeyCall(Instant at, String method, @Nullable String route, int status) {}
