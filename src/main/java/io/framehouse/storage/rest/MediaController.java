package io.framehouse.storage.rest;

import io.framehouse.api.MediaWriter;
import io.framehouse.storage.BlobMissingException;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.MediaSource;
import io.framehouse.storage.MediaSource.Media;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.SignedLinks.Ticket;
import io.framehouse.storage.StorageAwayException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Serves stored media to whoever holds a signed link. */
@RestController
class MediaController {
    private static final Duration LONGEST_CACHE = Duration.ofHours(24);

    private static final Duration DIRECT_LIFE = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(MediaController.class);

    private final SignedLinks links;
    private final BlobStore blobs;
    private final ObjectProvider<MediaSource> sources;
    private final StreamedMedia streams;
    private final Clock clock;

    MediaController(
            SignedLinks links,
            BlobStore blobs,
            ObjectProvider<MediaSource> sources,
            StreamedMedia streams,
            Clock clock) {
        this.links = links;
        this.blobs = blobs;
        this.sources = sources;
        this.streams = streams;
        this.clock = clock;
    }

    @RequestMapping(
            path = {"/media/{token}", "/media/{token}/{name}"},
            method = {RequestMethod.GET, RequestMethod.HEAD})
    void media(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Ticket> ticket = links.open(token);
        if (ticket.isEmpty()) {
            MediaProblem.write(
                    response, HttpStatus.NOT_FOUND, "not_found", "This is not one of our links.");
        } else if (ticket.get().expired()) {
            MediaProblem.write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "link_expired",
                    "The time of this link is over. Ask for the job again to get a new one.");
        } else if (!streams.served(ticket.get(), request, response)) {
            serve(ticket.get(), request, response);
        }
    }

    private void serve(Ticket ticket, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Media> media =
                sources.stream()
                        .filter(source -> source.kind().equals(ticket.kind()))
                        .flatMap(source -> source.find(ticket.team(), ticket.id()).stream())
                        .findFirst();
        if (media.isEmpty()) {
            MediaProblem.write(
                    response, HttpStatus.NOT_FOUND, "not_found", "There is nothing here (yet).");
            return;
        }
        String gone = media.get().gone();
        if (gone != null) {
            MediaProblem.write(response, HttpStatus.GONE, "gone", gone);
            return;
        }
        write(ticket, media.get(), request, response);
    }

    private void write(
            Ticket ticket, Media media, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Duration left = Duration.between(clock.instant(), ticket.expiresAt());
        MediaWriter.Content content =
                new MediaWriter.Content(
                        media.contentType(),
                        media.bytes(),
                        media.sha256(),
                        media.fileName(),
                        left.compareTo(LONGEST_CACHE) < 0 ? left : LONGEST_CACHE,
                        (offset, length) -> blobs.open(media.blobKey(), offset, length));
        Optional<URI> direct = direct(request, media);
        if (direct.isPresent()) {
            response.setHeader("Cache-Control", "no-store");
            response.sendRedirect(direct.get().toString());
            return;
        }
        try {
            MediaWriter.write(request, response, content);
        } catch (BlobMissingException missing) {
            MediaProblem.write(response, HttpStatus.GONE, "gone", "The stored file is missing.");
        } catch (StorageAwayException away) {
            LOG.debug("A file could not be served", away);
            MediaProblem.away(response, away);
        }
    }

    /** For programs alone: a browser may take media from this address only. */
    private Optional<URI> direct(HttpServletRequest request, Media media) {
        boolean program =
                request.getMethod().equals("GET")
                        && request.getHeader("Sec-Fetch-Mode") == null
                        && request.getHeader("Cookie") == null;
        return program
                ? blobs.direct(media.blobKey(), DIRECT_LIFE, media.contentType(), media.fileName())
                : Optional.empty();
    }
}
