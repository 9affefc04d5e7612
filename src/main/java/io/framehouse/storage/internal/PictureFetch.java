package io.framehouse.storage.internal;

import io.framehouse.outbound.GuardedHttp;
import io.framehouse.outbound.OutboundException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Fetches a picture that a request names by its address. */
@Component
final class PictureFetch {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final GuardedHttp http;

    PictureFetch(GuardedHttp http) {
        this.http = http;
    }

    static boolean looksLike(String image) {
        String start = image.substring(0, Math.min(8, image.length())).toLowerCase(Locale.ROOT);
        return start.startsWith("https://") || start.startsWith("http://");
    }

    /** Downloads to a file and gives the name the picture has there. */
    String fetch(String image, Path target, String field) {
        URI address = address(image, field);
        try {
            http.download(address, target, PictureRules.MAX_BYTES, TIMEOUT);
        } catch (OutboundException failure) {
            boolean tooLarge = failure.kind() == OutboundException.Kind.TOO_LARGE;
            throw PictureRules.refused(
                    field, tooLarge ? "too_large" : "link_not_readable", words(failure));
        }
        return fileName(address);
    }

    private static URI address(String image, String field) {
        try {
            return new URI(image.strip());
        } catch (URISyntaxException bad) {
            throw PictureRules.refused(
                    field,
                    "malformed",
                    "This is not a readable link. Check it, or upload the file.");
        }
    }

    private static String words(OutboundException failure) {
        return switch (failure.kind()) {
            case STATUS ->
                    "We could not open this link ("
                            + failure.status()
                            + "). Check it, or upload the file.";
            case TOO_LARGE -> "The image behind this link is over 50 MB; the limit is 50 MB.";
            case NOT_ALLOWED, UNREACHABLE ->
                    "We could not open this link. "
                            + failure.getMessage()
                            + " Check it, or upload the file.";
        };
    }

    private static String fileName(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isBlank() ? "image" : last;
    }
}
