package io.framehouse.gallery.ui;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.gallery.AssetCard;
import io.framehouse.gallery.KeptVideo;
import io.framehouse.gallery.VideoFacts;
import io.framehouse.gallery.VideoTile;
import io.framehouse.jobs.Batches;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.ui.JobSettings;
import io.framehouse.jobs.ui.UseLastFrame;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.ui.CurrentTeam;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One video as it is now, with its job and its file. */
final class ItemModel {
    private final ItemServices services;
    private final CurrentTeam team;
    private final AssetCard video;
    private final Job job;
    private final VideoFacts facts;
    private final KeptVideo kept;

    ItemModel(
            ItemServices services,
            CurrentTeam team,
            AssetCard video,
            Job job,
            VideoFacts facts,
            KeptVideo kept) {
        this.services = services;
        this.team = team;
        this.video = video;
        this.job = job;
        this.facts = facts;
        this.kept = kept;
    }

    /** Empty where there is no such video in this team. */
    static Optional<ItemModel> load(ItemServices services, CurrentTeam team, UUID id) {
        try {
            AssetCard video = services.gallery().get(team.id(), id);
            Job job = services.jobs().get(team.id(), video.job());
            VideoFacts facts = services.details().facts(team.id(), id);
            KeptVideo kept = services.keeping().get(team.id(), id);
            return Optional.of(new ItemModel(services, team, video, job, facts, kept));
        } catch (DomainException notFound) {
            return Optional.empty();
        }
    }

    /** It as it is by now, or another one. */
    Optional<ItemModel> load(UUID id) {
        return load(services, team, id);
    }

    CurrentTeam team() {
        return team;
    }

    AssetCard video() {
        return video;
    }

    Job job() {
        return job;
    }

    VideoFacts facts() {
        return facts;
    }

    KeptVideo kept() {
        return kept;
    }

    /** The title that a person gave, else the first words of the prompt. */
    String heading() {
        String title = kept.title();
        return title == null ? VideoWords.heading(video) : title;
    }

    boolean isTrashed() {
        return kept.trashedAt() != null;
    }

    void restore() {
        services.keeping().restore(team.id(), Set.of(video.id()));
    }

    boolean isPlayable() {
        return !isTrashed() && video.videoUrl() != null;
    }

    String modelTitle() {
        return title(video.model());
    }

    String title(String model) {
        return services.catalog().find(model).map(CatalogModel::title).orElse(model);
    }

    List<JobSettings.Setting> settings() {
        return services.catalog()
                .find(job.model())
                .map(model -> JobSettings.of(model, job.parameters()))
                .orElse(List.of());
    }

    /** Everything that was sent to the model, pictures as references. */
    String parametersJson() {
        return job.parameters().toPrettyString();
    }

    /** The videos of its batch in order, itself among them; empty where it was made alone. */
    List<VideoTile> siblings() {
        Batches batches = services.batches().getIfAvailable();
        if (batches == null) {
            return List.of();
        }
        List<JobId> jobs = batches.siblings(team.id(), job.id());
        return jobs.size() < 2 ? List.of() : services.details().ofJobs(team.id(), jobs);
    }

    List<VideoTile> latest() {
        return services.details().latest(team.id());
    }

    List<ItemPart> ownParts() {
        return services.ownParts().stream()
                .sorted(Comparator.comparingInt(ItemPart::order))
                .toList();
    }

    /** Makes the start image of a new wish of its last frame; empty where that leads nowhere. */
    Optional<Runnable> lastFrame() {
        UseLastFrame frame = services.lastFrame().getIfAvailable();
        return isPlayable() && frame != null && frame.isOffered(team)
                ? Optional.of(() -> frame.open(team, video.id()))
                : Optional.empty();
    }

    /** What can be done with it beside looking at it. */
    List<SelectionAction> deeds() {
        return services.deeds().stream()
                .filter(deed -> deed.isOffered(team, isTrashed()))
                .sorted(Comparator.comparingInt(SelectionAction::order))
                .toList();
    }

    /** Differs where the panel has to be drawn anew. */
    String mark() {
        return video.state()
                + " "
                + (video.coverUrl() != null)
                + " "
                + (facts.watermarked() != null)
                + " "
                + kept.trashedAt()
                + " "
                + job.version();
    }
}
