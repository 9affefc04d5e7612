package io.framehouse.gallery.internal;

import io.framehouse.storage.Blob;
import io.framehouse.storage.MediaInspector.PictureFacts;
import io.framehouse.storage.MediaInspector.VideoFacts;
import org.jspecify.annotations.Nullable;

/**
 * A copy that is in the store, with its facts.
 *
 * @param fpsMilli frames in 1,000 seconds
 */
record CopyResult(
        Blob blob,
        String contentType,
        int width,
        int height,
        @Nullable Long durationMillis,
        boolean sound,
        @Nullable String codec,
        @Nullable Integer fpsMilli) {
    static CopyResult of(Blob blob, PictureFacts facts) {
        return new CopyResult(
                blob, facts.contentType(), facts.width(), facts.height(), null, false, null, null);
    }

    static CopyResult of(Blob blob, VideoFacts facts) {
        return new CopyResult(
                blob,
                facts.contentType(),
                facts.width(),
                facts.height(),
                facts.durationMillis(),
                facts.sound(),
                facts.codec(),
                facts.fpsMilli());
    }
}
