package io.framehouse.gallery.rest;

import io.framehouse.api.MediaWriter;
import io.framehouse.gallery.SharedPages;
import io.framehouse.shared.Ids;
import io.framehouse.storage.BlobMissingException;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.MediaSource.Media;
import io.framehouse.storage.StorageAwayException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows shared videos to whoever has the link: a page without script, session or cookie. All ways
 * in which a link can be none look the same.
 */
@RestController
@RequestMapping("/s/{token}")
class ShareController {
    /** What the page may load: our pictures, videos and its looks. */
    private static final String POLICY =
            "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final SharedPages pages;
    private final BlobStore blobs;

    ShareController(SharedPages pages, BlobStore blobs) {
        this.pages = pages;
        this.blobs = blobs;
    }

    @RequestMapping(method = {RequestMethod.GET, RequestMethod.HEAD})
    void page(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean visit = request.getMethod().equals("GET");
        Optional<String> html = pages.open(token, visit).map(page -> SharePageHtml.of(token, page));
        write(
                response,
                html.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND,
                html.orElseGet(SharePageHtml::none));
    }

    /** Whatever else is asked for below a link is none either. */
    @RequestMapping(
            path = "/**",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    void nothing(HttpServletResponse response) throws IOException {
        write(response, HttpStatus.NOT_FOUND, SharePageHtml.none());
    }

    @RequestMapping(
            path = "/{video}/video",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    void video(
            @PathVariable String token,
            @PathVariable String video,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(Ids.parse(video).flatMap(id -> pages.video(token, id)), request, response);
    }

    @RequestMapping(
            path = "/{video}/cover",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    void cover(
            @PathVariable String token,
            @PathVariable String video,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(Ids.parse(video).flatMap(id -> pages.cover(token, id)), request, response);
    }

    private void send(
            Optional<Media> found, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (found.isEmpty()) {
            write(response, HttpStatus.NOT_FOUND, SharePageHtml.none());
            return;
        }
        Media media = found.get();
        guard(response);
        try {
            MediaWriter.write(
                    request,
                    response,
                    new MediaWriter.Content(
                            media.contentType(),
                            media.bytes(),
                            media.sha256(),
                            media.fileName(),
                            // Asked each time, so that a link that was taken back shows no more.
                            Duration.ZERO,
                            (offset, length) -> blobs.open(media.blobKey(), offset, length)));
        } catch (BlobMissingException missing) {
            write(response, HttpStatus.NOT_FOUND, SharePageHtml.none());
        } catch (StorageAwayException away) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(away.retryAfterSeconds()));
            write(response, HttpStatus.SERVICE_UNAVAILABLE, SharePageHtml.away());
        }
    }

    private static void write(HttpServletResponse response, HttpStatus status, String html)
            throws IOException {
        guard(response);
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cache-Control", "no-store");
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** In no index, and in no other site's page: who watches there would be told nothing of it. */
    private static void guard(HttpServletResponse response) {
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
    }
}
