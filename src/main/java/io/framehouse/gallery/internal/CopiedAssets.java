package io.framehouse.gallery.internal;

import io.framehouse.jobs.JobAssets;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.util.List;
import org.springframework.stereotype.Service;

/** Tells jobs about their copies; whoever asks has checked the actor for the job. */
@Service
class CopiedAssets implements JobAssets {
    private final AssetListQuery assets;
    private final TeamTransactions transactions;
    private final AssetLinks links;

    CopiedAssets(AssetListQuery assets, TeamTransactions transactions, AssetLinks links) {
        this.assets = assets;
        this.transactions = transactions;
        this.links = links;
    }

    @Override
    public List<JobAsset> of(TeamId team, JobId job) {
        return transactions.inTeam(team, () -> assets.ofJob(team, job)).stream()
                .map(asset -> asset(team, asset))
                .toList();
    }

    private JobAsset asset(TeamId team, AssetRow asset) {
        return new JobAsset(
                asset.id(),
                asset.kind(),
                asset.state(),
                asset.isFailed() ? asset.reason() : null,
                links.of(team, asset),
                asset.contentType(),
                asset.bytes(),
                asset.width(),
                asset.height(),
                asset.durationMillis());
    }
}
