package io.framehouse.gallery.internal;

import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Short films for the wall, made of videos that are ready; call inside a transaction of the team.
 */
@Component
final class Previews {
    /** Why one waits that is not even tried. */
    static final String TEAM_IS_FULL =
            "No preview is made as long as the team's storage is used up.";

    private final AssetRepository assets;
    private final CopyNews news;
    private final boolean enabled;

    Previews(
            AssetRepository assets,
            CopyNews news,
            @Value("${framehouse.previews.enabled:true}") boolean enabled) {
        this.assets = assets;
        this.news = news;
        this.enabled = enabled;
    }

    boolean areMade() {
        return enabled;
    }

    void videoIsReady(CopyClaim video, Instant now) {
        if (enabled) {
            assets.wakePreview(video.team(), video.job(), now);
        }
    }

    void ready(CopyClaim preview) {
        assets.video(preview.team(), preview.job())
                .ifPresent(video -> news.preview(preview.team(), video));
    }
}
