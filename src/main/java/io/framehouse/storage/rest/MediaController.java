package io.framehouse.storage.rest;

import io.framehouse.api.MediaWriter;
import io.framehouse.storage.BlobMissingException;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.MediaSource;
import io.framehouse.storage.MediaSource.Media;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.SignedLinks.Ticket;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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

    private final SignedLinks links;
    private final BlobStore blobs;
    private final ObjectProvider<MediaSource> sources;
    private final Clock clock;

    MediaController(
            SignedLinks links,
            BlobStore blobs,
            ObjectProvider<MediaSource> sources,
            Clock clock) {
        this.links = links;
        this.blobs = blobs;
        this.sources = sources;
        this.clock = clock;
    }

    @RequestMapping(
            path = {"/media/{token}", "/media/{token}/{name}"},
            method = {RequestMethod.GET, RequestMethod.HEAD})
    void media(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response)
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
        } else {
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
        try {
            MediaWriter.write(request, response, content);
        } catch (BlobMissingException missing) {
            MediaProblem.write(
                    response, HttpStatus.GONE, "gone", "The stored file is missing.");
        }
    }
}
