package io.framehouse.storage;

/**
 * A picture as the library shows it.
 *
 * @param createdBy a name for people
 * @param pinned whether it stays however old it gets
 * @param jobs how many of the team's newest jobs were made from it
 */
public record UploadCard(Upload upload, String createdBy, boolean pinned, long jobs) {}
