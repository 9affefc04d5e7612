package io.framehouse.gallery;

import org.jspecify.annotations.Nullable;

/**
 * A part of the wall between two places of its order, each of which a page or a card named.
 *
 * @param from null for the beginning
 * @param until null for the end
 */
public record WallPart(@Nullable String from, @Nullable String until) {}
