package io.framehouse.jobs.internal;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.Upload;
import io.framehouse.storage.Uploads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The pictures inside a request: kept as uploads when a job is submitted, and turned into what a
 * provider can read when it is sent. They stand in {@code images} and {@code subjects[].images}.
 */
@Component
class RequestImages {
    /** Providers take 20 MB a request; base64 makes three bytes four. */
    private static final long MOST_INLINE_BYTES = 14L * 1024 * 1024;

    private static final String REFERENCE = "upload:";
    private static final Duration LINK_LIFE = Duration.ofDays(7);

    private final Uploads uploads;
    private final SignedLinks links;
    private final boolean reachable;

    RequestImages(
            Uploads uploads,
            SignedLinks links,
            @Value("${framehouse.public-url:}") String publicUrl) {
        this.uploads = uploads;
        this.links = links;
        this.reachable = publicUrl.startsWith("https://");
    }

    /** Keeps every picture and puts its reference in place; all bad ones are named together. */
    KeptImages keep(TeamId team, ObjectNode parameters) {
        ObjectNode kept = parameters.deepCopy();
        List<FieldError> errors = new ArrayList<>();
        Map<String, Upload> uploaded = new HashMap<>();
        long[] total = {0};
        replace(
                kept,
                (image, field) -> {
                    try {
                        Upload upload = uploads.take(team, image, "parameters." + field);
                        total[0] += upload.bytes();
                        uploaded.put(upload.reference(), upload);
                        return upload.reference();
                    } catch (DomainException refused) {
                        if (refused.fieldErrors().isEmpty()) {
                            throw refused;
                        }
                        errors.addAll(refused.fieldErrors());
                        return null;
                    }
                });
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
        requireRoom(total[0]);
        return new KeptImages(kept, uploaded);
    }

    /** Puts data URIs in place, or signed links where providers can reach us. */
    ObjectNode inline(TeamId team, ObjectNode parameters) {
        ObjectNode sent = parameters.deepCopy();
        replace(
                sent,
                (image, field) -> {
                    if (!image.startsWith(REFERENCE)) {
                        return image;
                    }
                    UUID id = UUID.fromString(image.substring(REFERENCE.length()));
                    return reachable
                            ? links.link(team, "upload", id, LINK_LIFE)
                            : uploads.asDataUri(team, id);
                });
        return sent;
    }

    /** The bytes of the pictures that {@link #inline} would put in place. */
    long inlineBytes(TeamId team, ObjectNode parameters) {
        if (reachable) {
            return 0;
        }
        long[] total = {0};
        replace(
                parameters.deepCopy(),
                (image, field) -> {
                    if (image.startsWith(REFERENCE)) {
                        UUID id = UUID.fromString(image.substring(REFERENCE.length()));
                        total[0] += uploads.find(team, id).map(Upload::bytes).orElse(0L);
                    }
                    return null;
                });
        return total[0];
    }

    private void requireRoom(long bytes) {
        if (!reachable && bytes > MOST_INLINE_BYTES) {
            throw DomainException.invalid(
                    "parameters.images",
                    "too_large",
                    "The pictures have "
                            + bytes / (1024 * 1024)
                            + " MB together; this provider takes about 14 MB. Make them smaller.");
        }
    }

    private static void replace(
            ObjectNode parameters, BiFunction<String, String, @Nullable String> change) {
        replaceIn(parameters.path("images"), "images", change);
        JsonNode subjects = parameters.path("subjects");
        for (int i = 0; i < subjects.size(); i++) {
            replaceIn(subjects.get(i).path("images"), "subjects[" + i + "].images", change);
        }
        JsonNode mark = parameters.path("wm_url");
        if (mark.isString() && mark.asString().startsWith("data:")) {
            String changed = change.apply(mark.asString(), "wm_url");
            if (changed != null) {
                parameters.put("wm_url", changed);
            }
        }
    }

    private static void replaceIn(
            JsonNode images, String field, BiFunction<String, String, @Nullable String> change) {
        if (!(images instanceof ArrayNode array)) {
            return;
        }
        for (int i = 0; i < array.size(); i++) {
            String changed = change.apply(array.get(i).asString(), field + "[" + i + "]");
            if (changed != null) {
                array.set(i, StringNode.valueOf(changed));
            }
        }
    }
}
