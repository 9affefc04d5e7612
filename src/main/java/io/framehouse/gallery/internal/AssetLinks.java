package io.framehouse.gallery.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.storage.SignedLinks;
import java.time.Duration;
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
        return asset.isReady()
                ? links.link(team, AssetMedia.KIND, asset.id(), LIFE, asset.fileName())
                : null;
    }

    @Nullable String cover(TeamId team, AssetRow asset) {
        return asset.coverId() == null
                ? null
                : links.link(
                        team, AssetMedia.KIND, asset.coverId(), LIFE, asset.coverFileName());
    }
}
