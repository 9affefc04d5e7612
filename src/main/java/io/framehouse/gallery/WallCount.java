package io.framehouse.gallery;

/**
 * How many videos a filter finds.
 *
 * @param more whether there are more than were counted
 */
public record WallCount(long videos, boolean more) {}
