package io.framehouse.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes stored bytes with ETag and single byte ranges (RFC 9110 sections 13 and 14). Several
 * ranges in one request are answered with the whole, as the RFC allows.
 */
public final class RangeResponse {
    private RangeResponse() {}

    /**
     * Stored bytes.
     *
     * @param etag without quotes
     */
    public record Content(String contentType, long bytes, String etag, Opener opener) {}

    /** Opens bytes from an offset. */
    @FunctionalInterface
    public interface Opener {
        InputStream open(long offset, long length) throws IOException;
    }

    /** Answers 200, 206, 304 or 416. */
    public static void write(
            HttpServletRequest request, HttpServletResponse response, Content content)
            throws IOException {
        String etag = '"' + content.etag() + '"';
        response.setHeader("ETag", etag);
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Cache-Control", "private, max-age=86400, immutable");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (matches(request.getHeader("If-None-Match"), etag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        ByteRange.Asked asked = asked(request, etag, content.bytes());
        if (asked.refused()) {
            response.setHeader("Content-Range", "bytes */" + content.bytes());
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            return;
        }
        send(request, response, content, asked.range());
    }

    private static ByteRange.Asked asked(HttpServletRequest request, String etag, long bytes) {
        String condition = request.getHeader("If-Range");
        boolean holds = condition == null || condition.equals(etag);
        return ByteRange.parse(holds ? request.getHeader("Range") : null, bytes);
    }

    private static void send(
            HttpServletRequest request,
            HttpServletResponse response,
            Content content,
            Optional<ByteRange> range)
            throws IOException {
        ByteRange part = range.orElse(new ByteRange(0, content.bytes()));
        range.ifPresent(found -> partial(response, found, content.bytes()));
        response.setContentType(content.contentType());
        response.setContentLengthLong(part.length());
        if (request.getMethod().equals("HEAD") || part.length() == 0) {
            return;
        }
        try (InputStream in = content.opener().open(part.offset(), part.length())) {
            in.transferTo(response.getOutputStream());
        }
    }

    private static void partial(HttpServletResponse response, ByteRange range, long bytes) {
        long last = range.offset() + range.length() - 1;
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setHeader("Content-Range", "bytes " + range.offset() + "-" + last + "/" + bytes);
    }

    private static boolean matches(@Nullable String header, String etag) {
        if (header == null) {
            return false;
        }
        for (String one : header.split(",")) {
            String tag = one.strip();
            if (tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag)) {
                return true;
            }
        }
        return false;
    }
}
