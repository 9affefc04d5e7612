package io.framehouse.storage.rest;

import io.framehouse.shared.DomainException;
import io.framehouse.storage.MediaStream;
import io.framehouse.storage.MediaStream.Streamed;
import io.framehouse.storage.SignedLinks.Ticket;
import io.framehouse.storage.StorageAwayException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Answers with what is made while it is fetched. */
@Component
class StreamedMedia {
    private static final int BUFFER = 64 * 1024;

    private final ObjectProvider<MediaStream> streams;

    StreamedMedia(ObjectProvider<MediaStream> streams) {
        this.streams = streams;
    }

    /** False where the link's kind is stored media. */
    boolean served(Ticket ticket, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<MediaStream> stream =
                streams.stream().filter(one -> one.kind().equals(ticket.kind())).findFirst();
        if (stream.isEmpty()) {
            return false;
        }
        Optional<Streamed> streamed = stream.get().find(ticket.team(), ticket.id());
        if (streamed.isEmpty()) {
            MediaProblem.write(
                    response,
                    HttpStatus.NOT_FOUND,
                    "not_found",
                    "There is nothing here (any more).");
        } else {
            write(streamed.get(), request, response);
        }
        return true;
    }

    private static void write(
            Streamed streamed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(streamed.contentType());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(streamed.fileName(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        response.setBufferSize(BUFFER);
        try {
            streamed.writer().writeTo(response.getOutputStream());
        } catch (StorageAwayException away) {
            if (response.isCommitted()) {
                // What was sent ends without its end, so nobody takes it for the whole.
                throw away;
            }
            inPlace(response);
            MediaProblem.away(response, away);
        } catch (DomainException refused) {
            inPlace(response);
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            MediaProblem.write(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    refused.code().code(),
                    String.valueOf(refused.getMessage()));
        }
    }

    private static void inPlace(HttpServletResponse response) {
        response.resetBuffer();
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline");
    }
}
