package io.framehouse.gallery;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody wrote about a video.
 *
 * @param author the name they had then
 * @param deletable by the current actor
 */
public record VideoNote(UUID id, String author, String text, Instant at, boolean deletable) {}
