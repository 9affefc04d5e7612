package io.framehouse.gateway.rest;

import io.framehouse.api.MediaWriter;
import io.framehouse.gallery.Gallery;
import io.framehouse.gallery.GalleryEntries;
import io.framehouse.jobs.JobAssets;
import io.framehouse.jobs.JobAssets.JobAsset;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.MediaSource;
import io.framehouse.storage.MediaSource.Media;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The bytes of the team's copies, with ranges and entity tags. */
@RestController
@RequestMapping("/api/v1/assets/{id}")
class AssetContentController {
    private static final Actor READER = Actor.system("asset content");

    private static final Duration DIRECT_LIFE = Duration.ofMinutes(5);
    private static final Duration KEEP = Duration.ofHours(24);

    private final TeamCaller caller;
    private final Gallery gallery;
    private final GalleryEntries entries;
    private final JobAssets jobAssets;
    private final List<MediaSource> sources;
    private final BlobStore blobs;

    AssetContentController(
            TeamCaller caller,
            Gallery gallery,
            GalleryEntries entries,
            JobAssets jobAssets,
            List<MediaSource> sources,
            BlobStore blobs) {
        this.caller = caller;
        this.gallery = gallery;
        this.entries = entries;
        this.jobAssets = jobAssets;
        this.sources = sources;
        this.blobs = blobs;
    }

    @GetMapping("/content")
    void content(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        TeamId team = caller.teamFor(Action.VIEW_ASSETS);
        send(team, gallery.get(team, AssetsController.assetId(id)).id(), request, response);
    }

    @GetMapping("/cover")
    void cover(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        TeamId team = caller.teamFor(Action.VIEW_ASSETS);
        var card = gallery.get(team, AssetsController.assetId(id));
        UUID cover =
                jobAssets.of(team, card.job()).stream()
                        .filter(asset -> asset.kind().equals("cover"))
                        .map(JobAsset::id)
                        .findFirst()
                        .orElseThrow(() -> DomainException.notFound("cover"));
        send(team, cover, request, response);
    }

    @GetMapping("/preview")
    void preview(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        TeamId team = caller.teamFor(Action.VIEW_ASSETS);
        UUID preview = entries.entry(team, AssetsController.assetId(id)).preview();
        if (preview == null) {
            throw DomainException.notFound("preview");
        }
        send(team, preview, request, response);
    }

    private void send(
            TeamId team, UUID asset, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Media media = find(team, asset).orElseThrow(() -> DomainException.notFound("asset"));
        if (media.gone() != null) {
            throw new DomainException(
                    CommonError.WRONG_STATE, "The content cannot be had: " + media.gone());
        }
        Optional<URI> direct =
                request.getMethod().equals("GET")
                        ? blobs.direct(
                                media.blobKey(), DIRECT_LIFE, media.contentType(), media.fileName())
                        : Optional.empty();
        if (direct.isPresent()) {
            response.setHeader("Cache-Control", "no-store");
            response.sendRedirect(direct.get().toString());
            return;
        }
        MediaWriter.write(
                request,
                response,
                new MediaWriter.Content(
                        media.contentType(),
                        media.bytes(),
                        media.sha256(),
                        media.fileName(),
                        KEEP,
                        (offset, length) -> blobs.open(media.blobKey(), offset, length)));
    }

    /** The caller's right was checked; the sources themselves expect the system. */
    private Optional<Media> find(TeamId team, UUID asset) {
        return CurrentActor.as(
                READER,
                () ->
                        sources.stream()
                                .filter(source -> source.kind().equals("asset"))
                                .flatMap(source -> source.find(team, asset).stream())
                                .findFirst());
    }
}
