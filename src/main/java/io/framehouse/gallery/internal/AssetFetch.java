package io.framehouse.gallery.internal;

import io.framehouse.gallery.internal.CopyFailure.Kind;
import io.framehouse.outbound.GuardedHttp;
import io.framehouse.outbound.OutboundException;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.LocalBlob;
import io.framehouse.storage.MediaInspector;
import io.framehouse.storage.MediaInspector.PictureFacts;
import io.framehouse.storage.MediaInspector.VideoLook;
import io.framehouse.storage.TemporaryFiles;
import io.framehouse.storage.TemporaryFiles.TemporaryFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Gets the bytes of one copy into the store, outside any transaction, checked by content. */
@Component
final class AssetFetch {
    private static final long MAX_VIDEO_BYTES = 2L * 1024 * 1024 * 1024;
    private static final long MAX_COVER_BYTES = 50L * 1024 * 1024;
    private static final Duration VIDEO_TIMEOUT = Duration.ofMinutes(15);
    private static final Duration COVER_TIMEOUT = Duration.ofMinutes(1);
    private static final Set<Integer> LINK_IS_OVER = Set.of(401, 403, 404, 410);

    private final GuardedHttp http;
    private final BlobStore blobs;
    private final MediaInspector inspector;
    private final TemporaryFiles temporaryFiles;
    private final AssetRepository assets;
    private final TeamTransactions transactions;

    AssetFetch(
            GuardedHttp http,
            BlobStore blobs,
            MediaInspector inspector,
            TemporaryFiles temporaryFiles,
            AssetRepository assets,
            TeamTransactions transactions) {
        this.http = http;
        this.blobs = blobs;
        this.inspector = inspector;
        this.temporaryFiles = temporaryFiles;
        this.assets = assets;
        this.transactions = transactions;
    }

    /**
     * @throws CopyFailure with a reason for people
     */
    CopyResult fetch(CopyClaim claim) {
        try (TemporaryFile file = temporaryFiles.create(".copy")) {
            String url = claim.sourceUrl();
            if (url == null) {
                return fromVideo(claim, file.path());
            }
            if (claim.spared() > 0) {
                // Before a whole film is fetched once more.
                blobs.check();
            }
            boolean cover = claim.kind() == AssetKind.COVER;
            download(
                    url,
                    file.path(),
                    cover ? MAX_COVER_BYTES : MAX_VIDEO_BYTES,
                    cover ? COVER_TIMEOUT : VIDEO_TIMEOUT);
            return cover ? keepCover(claim, file.path()) : keepVideo(claim, file.path());
        }
    }

    private void download(String url, Path target, long maxBytes, Duration timeout) {
        try {
            http.download(new URI(url), target, maxBytes, timeout);
        } catch (URISyntaxException bad) {
            throw new CopyFailure(Kind.FRESH_LINK, "The provider's link is not readable.");
        } catch (OutboundException failure) {
            throw translated(failure);
        }
    }

    private static CopyFailure translated(OutboundException failure) {
        return switch (failure.kind()) {
            case STATUS ->
                    LINK_IS_OVER.contains(failure.status())
                            ? new CopyFailure(
                                    Kind.FRESH_LINK,
                                    "The provider's link is over (" + failure.status() + ").")
                            : new CopyFailure(
                                    Kind.LATER,
                                    "The provider's file server answered with "
                                            + failure.status()
                                            + ".");
            case UNREACHABLE ->
                    new CopyFailure(
                            Kind.FRESH_LINK,
                            "The provider's file could not be fetched. " + failure.getMessage());
            case TOO_LARGE ->
                    new CopyFailure(
                            Kind.FOR_GOOD,
                            "The provider's file is too large. " + failure.getMessage());
            // Refused each time, but a fresh link may lead somewhere else: no video is lost
            // because a file server once pointed the wrong way.
            case NOT_ALLOWED ->
                    new CopyFailure(
                            Kind.FRESH_LINK,
                            "The provider's link may not be opened. " + failure.getMessage());
        };
    }

    private CopyResult keepVideo(CopyClaim claim, Path file) {
        return switch (inspector.look(file)) {
            case VideoLook.Taken taken ->
                    CopyResult.of(blobs.put(claim.team(), file), taken.facts());
            case VideoLook.Refused refused -> throw refused(file, refused);
        };
    }

    private static CopyFailure refused(Path file, VideoLook.Refused refused) {
        return startsLikeMarkup(file)
                ? new CopyFailure(
                        Kind.FRESH_LINK,
                        "The provider's link gave a web page instead of the video.")
                : new CopyFailure(
                        refused.forGood() ? Kind.FOR_GOOD : Kind.FRESH_LINK,
                        "The provider's file " + refused.reason());
    }

    private CopyResult keepCover(CopyClaim claim, Path file) {
        PictureFacts facts =
                inspector
                        .picture(file)
                        .orElseThrow(() ->
                                new CopyFailure(
                                        Kind.FRESH_LINK,
                                        "The provider's cover is no picture, or is cut" + " off."));
        return CopyResult.of(blobs.put(claim.team(), file), facts);
    }

    private CopyResult fromVideo(CopyClaim claim, Path target) {
        String video =
                transactions.inTeam(
                        claim.team(), () -> assets.videoBlob(claim.team(), claim.job().value()));
        if (video == null) {
            throw new CopyFailure(Kind.LATER, "The video is not there yet.");
        }
        try (LocalBlob file = blobs.local(video)) {
            return make(claim, file.path(), target);
        }
    }

    private CopyResult make(CopyClaim claim, Path video, Path target) {
        if (claim.kind() == AssetKind.PREVIEW) {
            if (!inspector.preview(video, target)) {
                throw new CopyFailure(Kind.LATER, "No preview could be made from the video.");
            }
            return keepVideo(claim, target);
        }
        if (!inspector.still(video, target)) {
            throw new CopyFailure(Kind.LATER, "No still could be made from the video.");
        }
        return keepCover(claim, target);
    }

    private static boolean startsLikeMarkup(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(64), java.nio.charset.StandardCharsets.ISO_8859_1)
                    .strip()
                    .startsWith("<");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
