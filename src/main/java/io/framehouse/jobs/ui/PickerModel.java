package io.framehouse.jobs.ui;

import io.framehouse.jobs.VideoFrames;
import io.framehouse.jobs.VideoFrames.Frame;
import io.framehouse.jobs.VideoFrames.Video;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.storage.UploadCard;
import io.framehouse.ui.CurrentTeam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pictures that the team has already. */
final class PickerModel {
    private static final int PAGE = 24;

    private final PickerServices services;
    private final CurrentTeam team;
    private final PictureShelf shelf;

    PickerModel(PickerServices services, CurrentTeam team) {
        this.services = services;
        this.team = team;
        this.shelf = new PictureShelf(services.uploads(), services.links(), team);
    }

    boolean hasGallery() {
        return services.frames().getIfAvailable() != null;
    }

    Page<UploadCard> library(String text, @Nullable String cursor) {
        return services.library().list(team.id(), text, new PageRequest(PAGE, cursor));
    }

    Page<Video> gallery(String text, @Nullable String cursor) {
        return frames().videos(team.id(), text, new PageRequest(PAGE, cursor));
    }

    Picture picture(UploadCard card) {
        return shelf.picture(card.upload());
    }

    Picture take(UUID video, Frame frame) {
        return shelf.picture(frames().take(team.id(), video, frame));
    }

    private VideoFrames frames() {
        return services.frames().getObject();
    }
}
