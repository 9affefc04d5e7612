package io.framehouse.gallery.rest;

import io.framehouse.api.MediaWriter;
import io.framehouse.gallery.SharedPages;
import io.framehouse.storage.BlobMissingException;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.MediaSource.Media;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
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

    @GetMapping
    void page(@PathVariable String token, HttpServletResponse response) throws IOException {
        Optional<String> html = pages.open(token).map(page -> SharePageHtml.of(token, page));
        write(
                response,
                html.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND,
                html.orElseGet(SharePageHtml::none));
    }

    @RequestMapping(
            path = "/{video}/video",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    void video(
            @PathVariable String token,
            @PathVariable UUID video,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(pages.video(token, video), request, response);
    }

    @RequestMapping(
            path = "/{video}/cover",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    void cover(
            @PathVariable String token,
            @PathVariable UUID video,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(pages.cover(token, video), request, response);
    }

    private void send(
            Optional<Media> found, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (found.isEmpty()) {
            write(response, HttpStatus.NOT_FOUND, SharePageHtml.none());
            return;
        }
        Media media = found.get();
        keepOffIndexes(response);
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
        }
    }

    private static void write(HttpServletResponse response, HttpStatus status, String html)
            throws IOException {
        keepOffIndexes(response);
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cache-Control", "no-store");
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void keepOffIndexes(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
    }
}
