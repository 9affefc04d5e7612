package io.framehouse.sandbox.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes images in from URLs and data URIs and checks them as the pages say. */
final class ImageIntake {
    private static final int MAX_BYTES = 50 * 1024 * 1024;
    private static final Pattern DATA_URI =
            Pattern.compile("data:image/(png|jpeg|jpg|webp);base64,(.*)", Pattern.DOTALL);

    private final Path directory;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    ImageIntake(Path directory) {
        this.directory = directory;
    }

    Path file(StoredImage image) {
        return directory.resolve(image.hash() + "." + image.type());
    }

    /**
     * Fetches, checks and keeps one image.
     *
     * @param field the field's name for messages
     * @param reference a URL or a data URI
     * @param minPixels the least width and height
     */
    StoredImage take(String field, String reference, int minPixels) {
        boolean inline = reference.startsWith("data:");
        byte[] bytes = inline ? decode(field, reference) : download(field, reference);
        ImageProbe.Size size =
                ImageProbe.probe(bytes)
                        .orElseThrow(() ->
                                new Refusal(
                                        RefusalKind.IMAGE_FORMAT,
                                        field,
                                        field + " must be png, jpeg, jpg or webp"));
        checkLimits(field, bytes.length, size, minPixels);
        StoredImage image =
                new StoredImage(
                        sha256(bytes),
                        size.type(),
                        size.width(),
                        size.height(),
                        inline ? "" : reference);
        keep(image, bytes);
        return image;
    }

    private static void checkLimits(String field, int length, ImageProbe.Size size, int minPixels) {
        if (length > MAX_BYTES) {
            throw limits(field, "must have at most 50 MB");
        }
        if (size.width() > 4L * size.height() || size.height() > 4L * size.width()) {
            throw limits(
                    field,
                    "must have an aspect ratio between 1:4 and 4:1, but is "
                            + size.width()
                            + "x"
                            + size.height());
        }
        if (Math.min(size.width(), size.height()) < minPixels) {
            throw limits(field, "must have at least " + minPixels + "x" + minPixels + " pixels");
        }
    }

    private static Refusal limits(String field, String rule) {
        return new Refusal(RefusalKind.IMAGE_LIMITS, field, field + " " + rule);
    }

    private static byte[] decode(String field, String reference) {
        Matcher matcher = DATA_URI.matcher(reference);
        if (!matcher.matches()) {
            throw new Refusal(
                    RefusalKind.IMAGE_FORMAT,
                    field,
                    field + " must look like data:image/png;base64,… (png, jpeg, jpg, webp)");
        }
        try {
            return Base64.getDecoder().decode(matcher.group(2));
        } catch (IllegalArgumentException notBase64) {
            throw new Refusal(
                    RefusalKind.IMAGE_FORMAT, field, field + " holds text that is not base64");
        }
    }

    private byte[] download(String field, String reference) {
        try {
            URI uri = URI.create(reference);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw new IOException("not an http or https address");
            }
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(15)).build();
            HttpResponse<InputStream> response =
                    http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException("HTTP " + response.statusCode());
                }
                return body.readNBytes(MAX_BYTES + 1);
            }
        } catch (IOException | IllegalArgumentException failure) {
            throw notFetched(field, String.valueOf(failure.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw notFetched(field, "interrupted");
        }
    }

    private static Refusal notFetched(String field, String why) {
        return new Refusal(
                RefusalKind.IMAGE_DOWNLOAD, field, field + " could not be fetched: " + why);
    }

    private void keep(StoredImage image, byte[] bytes) {
        try {
            Path file = file(image);
            if (!Files.exists(file)) {
                AtomicFiles.write(file, bytes);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
