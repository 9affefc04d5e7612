package io.framehouse.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Answers GET and HEAD for stored media: one range, entity tags, names and safe headers. */
public final class MediaWriter {
    /** A file is looked at and heard; whatever else hides in it does not run. */
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " sandbox; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'";

    private static final Pattern SHOWN = Pattern.compile("(image/(png|jpeg|webp)|(audio|video)/.+)");

    private MediaWriter() {}

    /**
     * Media to be served.
     *
     * @param sha256 hex digits, become the strong entity tag
     * @param fileName what a browser saves it as
     * @param cacheFor how long the browser may keep it without asking again
     * @param opener gives the bytes; asked at most once, before anything is sent
     */
    public record Content(
            String contentType,
            long bytes,
            String sha256,
            String fileName,
            Duration cacheFor,
            Opener opener) {}

    /** Opens a part of the media. */
    @FunctionalInterface
    public interface Opener {
        /** The bytes from an offset, so many of them. */
        InputStream open(long offset, long length) throws IOException;
    }

    /**
     * Writes the answer: 200, 206, 304 or 416. Exceptions of the opener pass before anything is
     * sent.
     */
    public static void write(
            HttpServletRequest request, HttpServletResponse response, Content content)
            throws IOException {
        String tag = '"' + content.sha256() + '"';
        if (matches(request.getHeaders(HttpHeaders.IF_NONE_MATCH), tag)) {
            cacheHeaders(response, content, tag);
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        Optional<ByteRange> range = wantedRange(request, content.bytes(), tag);
        if (range.isPresent() && !range.get().fits(content.bytes())) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + content.bytes());
            response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            return;
        }
        send(request, response, content, tag, range.orElse(null));
    }

    private static void send(
            HttpServletRequest request,
            HttpServletResponse response,
            Content content,
            String tag,
            @Nullable ByteRange range)
            throws IOException {
        long offset = range == null ? 0 : range.first();
        long length = range == null ? content.bytes() : range.length();
        try (InputStream body = content.opener().open(offset, length)) {
            cacheHeaders(response, content, tag);
            contentHeaders(response, content);
            if (range != null) {
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader(
                        HttpHeaders.CONTENT_RANGE,
                        "bytes " + offset + "-" + range.last() + "/" + content.bytes());
            }
            response.setContentLengthLong(length);
            if (!request.getMethod().equals("HEAD")) {
                body.transferTo(response.getOutputStream());
            }
        }
    }

    private static void cacheHeaders(HttpServletResponse response, Content content, String tag) {
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                "private, max-age=" + Math.max(0, content.cacheFor().toSeconds()));
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    }

    private static void contentHeaders(HttpServletResponse response, Content content) {
        response.setContentType(content.contentType());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                disposition(content.contentType())
                        .filename(content.fileName(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    /** Only kinds that cannot carry a script are opened in place; others are saved. */
    private static ContentDisposition.Builder disposition(String contentType) {
        return SHOWN.matcher(contentType).matches()
                ? ContentDisposition.inline()
                : ContentDisposition.attachment();
    }

    // Range counts only for GET, and with If-Range only while the bytes are still the same.
    private static Optional<ByteRange> wantedRange(
            HttpServletRequest request, long total, String tag) {
        String range = request.getHeader(HttpHeaders.RANGE);
        String onlyIf = request.getHeader(HttpHeaders.IF_RANGE);
        if (range == null
                || !request.getMethod().equals("GET")
                || (onlyIf != null && !onlyIf.equals(tag))) {
            return Optional.empty();
        }
        return ByteRange.parse(range, total);
    }

    private static boolean matches(Enumeration<String> headers, String tag) {
        while (headers.hasMoreElements()) {
            boolean any =
                    Arrays.stream(headers.nextElement().split(","))
                            .map(String::strip)
                            .map(given -> given.startsWith("W/") ? given.substring(2) : given)
                            .anyMatch(given -> given.equals("*") || given.equals(tag));
            if (any) {
                return true;
            }
        }
        return false;
    }
}
