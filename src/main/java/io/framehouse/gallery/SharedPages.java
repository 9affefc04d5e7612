package io.framehouse.gallery;

import io.framehouse.storage.MediaSource.Media;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens links from outside, without sign-in. A link that never was, that ended, that was taken
 * back, whose team forbids links or rests: all are equally empty.
 */
public interface SharedPages {
    /** Videos that a page shows of a collection. */
    int MOST_VIDEOS = 200;

    /**
     * The page of a link.
     *
     * @param visit whether somebody looks at it, which is counted
     */
    Optional<SharedPage> open(String token, boolean visit);

    /** The bytes of a video of that link. */
    Optional<Media> video(String token, UUID video);

    /** Its cover. */
    Optional<Media> cover(String token, UUID video);
}
