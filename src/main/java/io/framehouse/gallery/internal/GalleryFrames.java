package io.framehouse.gallery.internal;

import io.framehouse.gallery.AssetCard;
import io.framehouse.gallery.Gallery;
import io.framehouse.jobs.VideoFrames;
import io.framehouse.shared.Action;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.MediaInspector;
import io.framehouse.storage.MediaSource.Media;
import io.framehouse.storage.TemporaryFiles;
import io.framehouse.storage.TemporaryFiles.TemporaryFile;
import io.framehouse.storage.Upload;
import io.framehouse.storage.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes pictures out of copies; nothing of it runs inside a transaction. */
@Service
class GalleryFrames implements VideoFrames {
    private static final String FIELD = "images[0]";
    private static final int NAME_LENGTH = 60;

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final Gallery gallery;
    private final AssetListQuery assets;
    private final AssetMedia media;
    private final BlobStore blobs;
    private final MediaInspector inspector;
    private final TemporaryFiles files;
    private final Uploads uploads;

    GalleryFrames(
            CurrentActor currentActor,
            TeamTransactions transactions,
            Gallery gallery,
            AssetListQuery assets,
            AssetMedia media,
            BlobStore blobs,
            MediaInspector inspector,
            TemporaryFiles files,
            Uploads uploads) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.gallery = gallery;
        this.assets = assets;
        this.media = media;
        this.blobs = blobs;
        this.inspector = inspector;
        this.files = files;
        this.uploads = uploads;
    }

    @Override
    public Page<Video> videos(TeamId team, String text, PageRequest page) {
        Page<AssetCard> found =
                gallery.videos(team, text.isBlank() ? null : text.strip(), null, page);
        return new Page<>(
                found.items().stream()
                        .filter(card -> card.videoUrl() != null)
                        .map(card ->
                                new Video(
                                        card.id(),
                                        card.job(),
                                        card.prompt(),
                                        card.coverUrl(),
                                        card.createdAt()))
                        .toList(),
                found.nextCursor());
    }

    @Override
    public Upload take(TeamId team, UUID video, Frame frame) {
        currentActor.require(team, Action.SUBMIT_JOB);
        AssetRow row =
                transactions
                        .inTeam(team, () -> assets.find(team, video))
                        .filter(found -> found.kind().equals("video"))
                        .orElseThrow(() -> DomainException.notFound("video"));
        return frame == Frame.LAST ? last(team, row) : cover(team, row);
    }

    private Upload cover(TeamId team, AssetRow row) {
        Media cover = ready(team, row.coverId(), "This video has no cover yet.");
        try (TemporaryFile picture = files.create(".image")) {
            copy(cover, picture);
            return uploads.store(team, picture.path(), name("Cover", row, ".jpg"), FIELD);
        }
    }

    private Upload last(TeamId team, AssetRow row) {
        Media copy = ready(team, row.id(), "The copy of this video is not there.");
        try (TemporaryFile video = files.create(".video");
                TemporaryFile picture = files.create(".png")) {
            copy(copy, video);
            if (!inspector.lastFrame(video.path(), picture.path())) {
                throw refused("The last frame of this video could not be read.");
            }
            return uploads.store(team, picture.path(), name("Last frame", row, ".png"), FIELD);
        }
    }

    private Media ready(TeamId team, @Nullable UUID asset, String otherwise) {
        if (asset == null) {
            throw refused(otherwise);
        }
        return media.find(team, asset)
                .filter(found -> found.gone() == null)
                .orElseThrow(() -> refused(otherwise));
    }

    private void copy(Media from, TemporaryFile to) {
        try (InputStream bytes = blobs.open(from.blobKey(), 0, -1)) {
            Files.copy(bytes, to.path(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("A stored copy could not be read", failure);
        }
    }

    private static DomainException refused(String why) {
        return new DomainException(CommonError.WRONG_STATE, why);
    }

    /** Such as {@code Last frame of Red car in the rain.png}. */
    private static String name(String what, AssetRow row, String ending) {
        String prompt = row.prompt().replaceAll("[^\\p{L}\\p{N} ]+", " ").strip();
        String cut = prompt.length() <= NAME_LENGTH ? prompt : prompt.substring(0, NAME_LENGTH);
        return what + (cut.isBlank() ? "" : " of " + cut.strip()) + ending;
    }
}
