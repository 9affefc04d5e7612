package io.framehouse.jobs.internal;

import io.framehouse.catalog.RequestRules.Picture;
import io.framehouse.storage.Upload;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request whose pictures are kept.
 *
 * @param parameters with the references of the pictures in their places
 * @param uploads the pictures by reference
 */
record KeptImages(ObjectNode parameters, Map<String, Upload> uploads) {

    /** The size of a picture that was kept; empty for any other text. */
    Optional<Picture> look(String image) {
        return Optional.ofNullable(uploads.get(image))
                .map(upload -> new Picture(upload.width(), upload.height()));
    }
}
