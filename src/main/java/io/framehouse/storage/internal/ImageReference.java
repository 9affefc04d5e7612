package io.framehouse.storage.internal;

import io.framehouse.shared.Ids;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.SignedLinks.Ticket;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Recognises our own pictures in the words of a request. */
@Component
final class ImageReference {
    private static final String REFERENCE = "upload:";
    private static final String UPLOADS = "/api/v1/uploads/";
    private static final String MEDIA = "/media/";

    private final SignedLinks links;
    private final PublicUrl publicUrl;

    ImageReference(SignedLinks links, PublicUrl publicUrl) {
        this.links = links;
        this.publicUrl = publicUrl;
    }

    /** Whether the text claims to be a picture of ours, true or not. */
    boolean isOurs(String image) {
        String path = path(image);
        return image.startsWith(REFERENCE) || path.startsWith(UPLOADS) || path.startsWith(MEDIA);
    }

    /** The upload's id in {@code upload:<id>} or in the address of an upload. */
    Optional<UUID> uploadId(String image) {
        if (image.startsWith(REFERENCE)) {
            return Ids.parse(image.substring(REFERENCE.length()));
        }
        String path = path(image);
        if (!path.startsWith(UPLOADS)) {
            return Optional.empty();
        }
        String rest = path.substring(UPLOADS.length());
        return Ids.parse(rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest);
    }

    /** The ticket of a signed link, where the image is one. */
    Optional<Ticket> ticket(String image) {
        return links.openUrl(image);
    }

    private String path(String image) {
        String base = publicUrl.base();
        return image.startsWith(base + "/") ? image.substring(base.length()) : image;
    }
}
