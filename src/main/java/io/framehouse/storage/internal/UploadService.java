package io.framehouse.storage.internal;

import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.Blob;
import io.framehouse.storage.BlobRemovals;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.LocalBlob;
import io.framehouse.storage.MediaInspector.PictureFacts;
import io.framehouse.storage.SignedLinks.Ticket;
import io.framehouse.storage.StorageAwayException;
import io.framehouse.storage.StorageUse;
import io.framehouse.storage.TemporaryFiles;
import io.framehouse.storage.TemporaryFiles.TemporaryFile;
import io.framehouse.storage.Upload;
import io.framehouse.storage.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Checks pictures before anything of them is kept; bytes and decoding outside transactions. */
@Service
class UploadService implements Uploads {
    private static final int MAX_NAME_LENGTH = 200;
    private static final int MORE_TRIES = 2;
    private static final Duration SAME_GIFT = Duration.ofDays(1);

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final UploadRepository uploads;
    private final BlobStore blobs;
    private final BlobRemovals removals;
    private final TemporaryFiles temporaryFiles;
    private final ImageReference references;
    private final PictureFetch fetch;
    private final TicketMedia media;
    private final StorageUse use;
    private final Clock clock;

    UploadService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            UploadRepository uploads,
            BlobStore blobs,
            BlobRemovals removals,
            TemporaryFiles temporaryFiles,
            ImageReference references,
            PictureFetch fetch,
            TicketMedia media,
            StorageUse use,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.uploads = uploads;
        this.blobs = blobs;
        this.removals = removals;
        this.temporaryFiles = temporaryFiles;
        this.references = references;
        this.fetch = fetch;
        this.media = media;
        this.use = use;
        this.clock = clock;
    }

    @Override
    public Upload store(TeamId team, Path file, @Nullable String fileName, String field) {
        Actor actor = currentActor.require(team, Action.SUBMIT_JOB);
        String name = fileName == null ? null : plainName(fileName);
        PictureFacts facts = PictureRules.check(file, name == null ? "The image" : name, field);
        try {
            return keep(team, file, facts, name, actor.label(), MORE_TRIES);
        } catch (StorageAwayException away) {
            // Told to whoever gives the picture as any other refusal is.
            throw away.refusal();
        }
    }

    // Between the bytes and their row the same bytes may be taken away, though hardly ever.
    private Upload keep(
            TeamId team,
            Path file,
            PictureFacts facts,
            @Nullable String name,
            String createdBy,
            int triesLeft) {
        use.requireRoom(team, sizeOf(file));
        Blob blob = blobs.put(team, file);
        Upload upload =
                new Upload(
                        Ids.next(),
                        blob.key(),
                        blob.sha256(),
                        facts.contentType(),
                        blob.bytes(),
                        facts.width(),
                        facts.height(),
                        name,
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        Optional<Upload> kept = transactions.inTeam(team, () -> keep(team, upload, createdBy));
        if (kept.isPresent()) {
            return kept.get();
        }
        if (triesLeft == 0) {
            throw new IllegalStateException("The bytes of an upload went as soon as they came");
        }
        return keep(team, file, facts, name, createdBy, triesLeft - 1);
    }

    // The same bytes are the same picture; two at the same moment may give two rows, harmlessly.
    private Optional<Upload> keep(TeamId team, Upload upload, String createdBy) {
        Optional<Upload> known =
                uploads.findBySha256(team, upload.sha256(), upload.createdAt().minus(SAME_GIFT));
        // Even where the picture is known: its bytes may be new again, if they were lost.
        if (!removals.keep(team, upload.blobKey())) {
            return Optional.empty();
        }
        if (known.isEmpty()) {
            uploads.insert(team, upload, createdBy);
        }
        return Optional.of(known.orElse(upload));
    }

    @Override
    public Upload take(TeamId team, String image, String field) {
        currentActor.require(team, Action.SUBMIT_JOB);
        if (references.isOurs(image)) {
            return ours(team, image, field);
        }
        if (DataUri.looksLike(image)) {
            return fromBytes(team, DataUri.decode(image, field), field);
        }
        if (PictureFetch.looksLike(image)) {
            return fromAddress(team, image, field);
        }
        throw PictureRules.refused(
                field,
                "malformed",
                "An image must be an https link, a data URI (data:image/png;base64,…) or an upload"
                        + " of this team (upload:<id>).");
    }

    private Upload ours(TeamId team, String image, String field) {
        Optional<UUID> id = references.uploadId(image);
        if (id.isPresent()) {
            return uploads.find(team, id.get()).orElseThrow(() -> noSuchUpload(field));
        }
        Ticket ticket =
                references
                        .ticket(image)
                        .filter(known -> known.team().equals(team))
                        .orElseThrow(() -> noSuchUpload(field));
        if (ticket.kind().equals(UploadMedia.KIND)) {
            return uploads.find(team, ticket.id()).orElseThrow(() -> noSuchUpload(field));
        }
        try (LocalBlob file = media.local(ticket).orElseThrow(() -> noSuchUpload(field))) {
            return store(team, file.path(), null, field);
        }
    }

    private Upload fromBytes(TeamId team, byte[] bytes, String field) {
        try (TemporaryFile file = temporaryFiles.create(".image")) {
            Files.write(file.path(), bytes);
            return store(team, file.path(), null, field);
        } catch (IOException failure) {
            throw new UncheckedIOException("The image could not be written to disk", failure);
        }
    }

    private Upload fromAddress(TeamId team, String image, String field) {
        try (TemporaryFile file = temporaryFiles.create(".image")) {
            String name = fetch.fetch(image, file.path(), field);
            return store(team, file.path(), name, field);
        }
    }

    @Override
    public Optional<Upload> find(TeamId team, UUID id) {
        currentActor.require(team, Action.VIEW_JOBS);
        return uploads.find(team, id);
    }

    @Override
    public String asDataUri(TeamId team, UUID id) {
        Upload upload = find(team, id).orElseThrow(() -> DomainException.notFound("upload"));
        try (InputStream bytes = blobs.open(upload.blobKey(), 0, -1)) {
            return DataUri.encode(upload.contentType(), bytes.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException("The stored image could not be read", failure);
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("The image could not be read", failure);
        }
    }

    private static DomainException noSuchUpload(String field) {
        return PictureRules.refused(
                field,
                "unknown_upload",
                "There is no such upload in this team, or its link is over. Upload the image"
                        + " again.");
    }

    // Only the last part of a path, without control characters, so that it is safe in headers.
    private static String plainName(String fileName) {
        String last = fileName.substring(fileName.replace('\\', '/').lastIndexOf('/') + 1);
        String plain = last.replaceAll("\\p{C}", "").strip();
        String name = plain.isEmpty() ? "image" : plain;
        return name.length() > MAX_NAME_LENGTH ? name.substring(0, MAX_NAME_LENGTH) : name;
    }
}
