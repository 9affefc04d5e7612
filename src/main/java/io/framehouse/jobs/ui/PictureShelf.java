package io.framehouse.jobs.ui;

import io.framehouse.shared.Ids;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.Upload;
import io.framehouse.storage.Uploads;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.MediaPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Keeps the form's pictures as uploads of the team. */
final class PictureShelf {
    private static final Duration LINK_LIFE = Duration.ofDays(1);
    private static final String REFERENCE = "upload:";

    private final Uploads uploads;
    private final SignedLinks links;
    private final CurrentTeam team;

    PictureShelf(Uploads uploads, SignedLinks links, CurrentTeam team) {
        this.uploads = uploads;
        this.links = links;
        this.team = team;
    }

    Picture store(Path file, String fileName, String field) {
        return picture(uploads.store(team.id(), file, fileName, field));
    }

    Picture take(String link, String field) {
        return picture(uploads.take(team.id(), link, field));
    }

    /** The picture behind {@code upload:<id>}; empty where it is gone. */
    Optional<Picture> find(String reference) {
        if (!reference.startsWith(REFERENCE)) {
            return Optional.empty();
        }
        return Ids.parse(reference.substring(REFERENCE.length()))
                .flatMap(id -> uploads.find(team.id(), id))
                .map(this::picture);
    }

    DraftJson draft() {
        return new DraftJson(this::find);
    }

    Picture picture(Upload upload) {
        String link = links.link(team.id(), "upload", upload.id(), LINK_LIFE);
        return Picture.of(upload, MediaPath.of(link));
    }
}
