package io.framehouse.storage;

import java.util.Set;

/**
 * Which pictures of a library.
 *
 * @param text part of a file name or of who gave it, up to 200 characters; empty for all
 * @param contentTypes any of these, such as {@code image/png}; empty for all
 */
public record UploadFilter(String text, Set<String> contentTypes) {
    /** All of them. */
    public static final UploadFilter ALL = new UploadFilter("", Set.of());

    public UploadFilter {
        contentTypes = Set.copyOf(contentTypes);
    }
}
