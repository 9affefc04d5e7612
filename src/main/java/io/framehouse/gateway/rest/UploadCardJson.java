package io.framehouse.gateway.rest;

import io.framehouse.storage.Upload;
import io.framehouse.storage.UploadCard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A picture of the team's library on the wire; its {@code url} can stand in {@code images}. */
record UploadCardJson(
        UUID id,
        String url,
        @Nullable String fileName,
        String kind,
        int width,
        int height,
        long bytes,
        String sha256,
        String createdBy,
        Instant createdAt,
        boolean pinned,
        long jobs) {
    static UploadCardJson of(UploadCard card, String url) {
        Upload upload = card.upload();
        return new UploadCardJson(
                upload.id(),
                url,
                upload.fileName(),
                upload.contentType().replace("image/", ""),
                upload.width(),
                upload.height(),
                upload.bytes(),
                upload.sha256(),
                card.createdBy(),
                upload.createdAt(),
                card.pinned(),
                card.jobs());
    }
}
