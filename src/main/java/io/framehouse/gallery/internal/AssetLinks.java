package io.framehouse.gallery.internal;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.SignedLinks;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signed links to copies that are ready. */
@Component
final class AssetLinks {
    /** Callers rely on at least a day. */
    private static final Duration LIFE = Duration.ofHours(24);

    private final SignedLinks links;

    AssetLinks(SignedLinks links) {
        this.links = links;
    }

    @Nullable String of(TeamId team, AssetRow asset) {
        return asset.isReady() && !asset.isInTrash()
                ? links.link(team, AssetMedia.KIND, asset.id(), LIFE, asset.fileName())
                : null;
    }

    /** Of a video in the trash another link than before, which ends when that leaves it. */
    @Nullable String cover(TeamId team, AssetRow asset) {
        String kind = asset.isInTrash() ? TrashedCovers.KIND : AssetMedia.KIND;
        return asset.coverId() == null
                ? null
                : links.link(team, kind, asset.coverId(), LIFE, asset.coverFileName());
    }

    /**
     * To the preview of a job's video.
     *
     * @param preview the id of its asset, which is ready; null where there is none
     */
    @Nullable String preview(TeamId team, AssetRow asset, @Nullable UUID preview) {
        JobId job = asset.job();
        return preview == null || asset.isInTrash()
                ? null
                : links.link(team, AssetMedia.KIND, preview, LIFE, job + "-preview.mp4");
    }
}
