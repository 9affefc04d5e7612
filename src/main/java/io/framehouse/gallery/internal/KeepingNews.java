package io.framehouse.gallery.internal;

import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells screens, after the commit, that something of videos changed. */
@Component
class KeepingNews {
    /** Whoever shows more than these reads all it shows again anyway. */
    private static final int MOST_TOLD = 20;

    private final LiveFeed feed;

    KeepingNews(LiveFeed feed) {
        this.feed = feed;
    }

    void changed(TeamId team, Collection<UUID> videos) {
        videos.stream()
                .limit(MOST_TOLD)
                .forEach(video ->
                        feed.changed(new LiveFeed.Signal(team, "asset", video.toString())));
    }

    void collectionChanged(TeamId team, UUID collection) {
        feed.changed(new LiveFeed.Signal(team, "asset", collection.toString()));
    }
}
