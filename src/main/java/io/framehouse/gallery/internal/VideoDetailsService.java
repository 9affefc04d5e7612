package io.framehouse.gallery.internal;

import io.framehouse.gallery.VideoDetails;
import io.framehouse.gallery.VideoFacts;
import io.framehouse.gallery.VideoTile;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells the panel of one video what its card does not. */
@Service
class VideoDetailsService implements VideoDetails {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final VideoDetailsQuery query;
    private final AssetListQuery assets;
    private final AssetLinks links;

    VideoDetailsService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            VideoDetailsQuery query,
            AssetListQuery assets,
            AssetLinks links) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.query = query;
        this.assets = assets;
        this.links = links;
    }

    @Override
    public VideoFacts facts(TeamId team, UUID video) {
        currentActor.require(team, Action.VIEW_ASSETS);
        return transactions.inTeam(team, () -> factsNow(team, video));
    }

    @Override
    public List<VideoTile> ofJobs(TeamId team, List<JobId> jobs) {
        currentActor.require(team, Action.VIEW_ASSETS);
        return transactions.inTeam(team, () -> tiles(team, jobs));
    }

    @Override
    public List<VideoTile> latest(TeamId team) {
        currentActor.require(team, Action.VIEW_ASSETS);
        return transactions.inTeam(team, () -> tiles(team, query.latest(team, MOST_LATEST)));
    }

    private VideoFacts factsNow(TeamId team, UUID video) {
        AssetRow row =
                assets.find(team, video)
                        .filter(asset -> asset.kind().equals("video"))
                        .orElseThrow(() -> DomainException.notFound("video"));
        VideoDetailsQuery.Technics technics =
                query.technics(team, video).orElseThrow(() -> DomainException.notFound("video"));
        return new VideoFacts(
                technics.codec(),
                technics.fpsMilli(),
                row.contentType(),
                row.bytes(),
                row.sha256(),
                row.readyAt(),
                watermarked(team, row.job()));
    }

    private VideoFacts.@Nullable Watermarked watermarked(TeamId team, JobId job) {
        return assets.ofJobs(team, List.of(job)).stream()
                .filter(asset -> asset.kind().equals("watermarked") && asset.isReady())
                .findFirst()
                .map(asset ->
                        new VideoFacts.Watermarked(
                                Objects.requireNonNull(links.of(team, asset)),
                                asset.contentType(),
                                asset.bytes()))
                .orElse(null);
    }

    private List<VideoTile> tiles(TeamId team, Collection<JobId> jobs) {
        if (jobs.isEmpty()) {
            return List.of();
        }
        Map<JobId, AssetRow> videos =
                assets.ofJobs(team, jobs).stream()
                        .filter(asset -> asset.kind().equals("video"))
                        .collect(Collectors.toMap(AssetRow::job, Function.identity()));
        Set<JobId> trashed = query.trashed(team, jobs);
        return jobs.stream()
                .filter(job -> !trashed.contains(job))
                .flatMap(job -> Stream.ofNullable(videos.get(job)))
                .map(video -> tile(team, video))
                .toList();
    }

    private VideoTile tile(TeamId team, AssetRow video) {
        return new VideoTile(
                video.id(),
                video.job(),
                video.prompt(),
                video.model(),
                video.state(),
                links.cover(team, video),
                video.durationMillis());
    }
}
