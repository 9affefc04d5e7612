package io.framehouse.gallery.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.MediaSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Serves copies behind signed links; a copy that failed for good says why. */
@Component
class AssetMedia implements MediaSource {
    static final String KIND = "asset";

    private final AssetListQuery assets;
    private final TeamTransactions transactions;

    AssetMedia(AssetListQuery assets, TeamTransactions transactions) {
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
                .filter(asset -> asset.isReady() || asset.isFailed() || asset.isExpired())
                .map(AssetMedia::media);
    }

    private static Media media(AssetRow asset) {
        if (!asset.isReady() || asset.isInTrash()) {
            String reason = Objects.requireNonNullElse(asset.goneBecause(), "The copy failed.");
            return new Media("", "", 0, "", asset.fileName(), reason);
        }
        return stored(asset);
    }

    static Media stored(AssetRow asset) {
        return new Media(
                Objects.requireNonNull(asset.blobKey()),
                Objects.requireNonNull(asset.contentType()),
                Objects.requireNonNull(asset.bytes()),
                Objects.requireNonNull(asset.sha256()),
                asset.fileName(),
                null);
    }
}
