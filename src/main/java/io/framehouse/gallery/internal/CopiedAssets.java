package io.framehouse.gallery.internal;

import io.framehouse.jobs.JobAssets;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Tells jobs about their copies; whoever asks has checked the actor for the job. */
@Service
class CopiedAssets implements JobAssets {
    private final AssetListQuery assets;
    private final AssetLinks links;

    CopiedAssets(AssetListQuery assets, AssetLinks links) {
        this.assets = assets;
        this.links = links;
    }

    @Override
    public List<JobAsset> of(TeamId team, JobId job) {
        return ofAll(team, List.of(job)).getOrDefault(job, List.of());
    }

    @Override
    public Map<JobId, List<JobAsset>> ofAll(TeamId team, Collection<JobId> jobs) {
        if (jobs.isEmpty()) {
            return Map.of();
        }
        return assets.ofJobs(team, jobs).stream()
                .collect(
                        Collectors.groupingBy(
                                AssetRow::job,
                                Collectors.mapping(
                                        asset -> asset(team, asset), Collectors.toList())));
    }

    private JobAsset asset(TeamId team, AssetRow asset) {
        return new JobAsset(
                asset.id(),
                asset.kind(),
                // Callers know ready and failed; the reason tells of its end, or of the trash.
                asset.isExpired() || asset.isInTrash() ? "failed" : asset.state(),
                asset.goneBecause(),
                links.of(team, asset),
                asset.contentType(),
                asset.bytes(),
                asset.width(),
                asset.height(),
                asset.durationMillis(),
                asset.readyAt(),
                asset.isInTrash());
    }
}
