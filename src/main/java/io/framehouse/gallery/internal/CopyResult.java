package io.framehouse.gallery.internal;

import io.framehouse.storage.Blob;
import org.jspecify.annotations.Nullable;

/** A copy that is in the store, with its facts. */
record CopyResult(
        Blob blob,
        String contentType,
        int width,
        int height,
        @Nullable Long durationMillis,
        boolean sound) {}
