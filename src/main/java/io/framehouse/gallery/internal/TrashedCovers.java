package io.framehouse.gallery.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.MediaSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Serves covers of videos in the trash, so that people see there what they would restore; nothing
 * else of such a video, and nothing once it has left the trash.
 */
@Component
class TrashedCovers implements MediaSource {
    static final String KIND = "trashed";

    private final AssetListQuery assets;
    private final TeamTransactions transactions;

    TrashedCovers(AssetListQuery assets, TeamTransactions transactions) {
        this.assets = assets;
        this.transactions = transactions;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Media> find(TeamId team, UUID id) {
        return transactions
                .inTeam(team, () -> assets.media(team, id))
                .filter(asset -> asset.kind().equals("cover"))
                .filter(asset -> asset.isReady() && asset.isInTrash())
                .map(AssetMedia::stored);
    }
}
