package io.framehouse.gallery;

import java.time.Instant;
import java.util.UUID;

/**
 * A filter of the wall under a name.
 *
 * @param query as the address of the wall carries it, without a question mark
 * @param shared whether everybody in the team sees it
 * @param owner who saved it
 * @param mine whether that is the current person
 */
public record SavedSearch(
        UUID id,
        String name,
        String query,
        boolean shared,
        String owner,
        boolean mine,
        Instant at) {}
