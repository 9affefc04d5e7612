package io.framehouse.providers;

import org.jspecify.annotations.Nullable;

/**
 * Something a finished task left at the provider.
 *
 * @param url where it can be fetched, for a while
 * @param coverUrl a still of it, or null
 * @param watermarkedUrl the same with a watermark, or null
 */
public record ResultFile(String url, @Nullable String coverUrl, @Nullable String watermarkedUrl) {}
