package io.framehouse.storage.internal;

import io.framehouse.storage.BlobStore;
import io.framehouse.storage.LocalBlob;
import io.framehouse.storage.MediaSource;
import io.framehouse.storage.SignedLinks.Ticket;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The stored file behind a genuine link of any kind; to be closed. */
@Component
final class TicketMedia {
    private final ObjectProvider<MediaSource> sources;
    private final BlobStore blobs;

    TicketMedia(ObjectProvider<MediaSource> sources, BlobStore blobs) {
        this.sources = sources;
        this.blobs = blobs;
    }

    Optional<LocalBlob> local(Ticket ticket) {
        return sources.stream()
                .filter(source -> source.kind().equals(ticket.kind()))
                .flatMap(source -> source.find(ticket.team(), ticket.id()).stream())
                .filter(media -> media.gone() == null && blobs.exists(media.blobKey()))
                .map(media -> blobs.local(media.blobKey()))
                .findFirst();
    }
}
