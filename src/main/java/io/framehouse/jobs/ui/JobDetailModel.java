package io.framehouse.jobs.ui;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.credits.LedgerLine;
import io.framehouse.jobs.Batches;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobAssets.JobAsset;
import io.framehouse.jobs.JobCallbacks;
import io.framehouse.jobs.JobCallbacks.JobCallback;
import io.framehouse.jobs.JobEvent;
import io.framehouse.jobs.JobState;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.ui.CurrentTeam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One job as it is now: what was asked, what happened, where the credits went. */
final class JobDetailModel {
    private final JobDetailServices services;
    private final CurrentTeam team;
    private final Job job;
    private final List<JobAsset> assets;

    private JobDetailModel(JobDetailServices services, CurrentTeam team, Job job) {
        this.services = services;
        this.team = team;
        this.job = job;
        this.assets = services.assets().of(team.id(), job.id());
    }

    /** Empty where there is no such job, or it belongs to another team. */
    static Optional<JobDetailModel> load(JobDetailServices services, CurrentTeam team, JobId id) {
        try {
            Job job = services.jobs().get(team.id(), id);
            return Optional.of(new JobDetailModel(services, team, job));
        } catch (DomainException notFound) {
            return Optional.empty();
        }
    }

    Job job() {
        return job;
    }

    CurrentTeam team() {
        return team;
    }

    JobStatusFormatter.Look look() {
        boolean copying =
                video().map(JobAsset::state).filter(state -> state.equals("copying")).isPresent();
        boolean ready = job.state() != JobState.SUCCEEDED || !copying;
        return JobStatusFormatter.look(job.state(), job.offPeak(), job.reason(), ready);
    }

    Optional<JobAsset> video() {
        return asset("video");
    }

    Optional<JobAsset> cover() {
        return asset("cover");
    }

    String modelTitle() {
        return model().map(CatalogModel::title).orElse(job.model());
    }

    List<JobSettings.Setting> settings() {
        return model().map(model -> JobSettings.of(model, job.parameters())).orElse(List.of());
    }

    /** The pictures it was made from that are still there. */
    List<Picture> pictures() {
        PictureShelf shelf = new PictureShelf(services.uploads(), services.links(), team);
        return JobSettings.pictures(job.parameters()).stream()
                .flatMap(reference -> shelf.find(reference).stream())
                .toList();
    }

    /** The caller who asked to be told of its end, if there is one. */
    Optional<JobCallback> callback() {
        JobCallbacks callbacks = services.callbacks().getIfAvailable();
        return callbacks == null ? Optional.empty() : callbacks.find(team.id(), job.id());
    }

    List<JobEvent> events() {
        return services.jobs().events(team.id(), job.id());
    }

    List<LedgerLine> trail() {
        return services.ledger().trail(team.id(), job.id());
    }

    /** What is held for it now. */
    Credits held() {
        return job.state().isFinal() ? Credits.ZERO : job.quote();
    }

    boolean mayBeCancelled() {
        return switch (job.state()) {
            case HELD, QUEUED, RUNNING -> true;
            case UNKNOWN -> job.providerTaskId() != null;
            case SUBMITTING, SUCCEEDED, FAILED, CANCELLED -> false;
        };
    }

    /** Whether it ended without a video, and what was asked for is still known. */
    boolean mayBeTriedAgain() {
        boolean ended = job.state() == JobState.FAILED || job.state() == JobState.CANCELLED;
        return ended && !job.parameters().isEmpty();
    }

    /** What the same request costs today; refuses where it can no longer be made. */
    Credits priceNow() {
        return services.jobs().quote(team.id(), job.model(), job.parameters()).total();
    }

    /** A wish to try it again; however often it is sent, it makes one job. */
    Press press(Credits seen) {
        return new Press(Ids.next(), seen);
    }

    Batches.Tries tries() {
        return services.batches().tries(team.id(), job.id());
    }

    /** The jobs made together with it, itself among them. */
    List<JobId> siblings() {
        return services.batches().siblings(team.id(), job.id());
    }

    void cancel() {
        services.jobs().cancel(team.id(), job.id());
    }

    Instant now() {
        return services.clock().instant();
    }

    /** How the next video is made from where this one ends. */
    UseLastFrame lastFrame() {
        return services.lastFrame();
    }

    /** Tries the job again, at a price that was seen. */
    final class Press {
        private final UUID id;
        private final Credits seen;

        private Press(UUID id, Credits seen) {
            this.id = id;
            this.seen = seen;
        }

        /** The same wish at another price. */
        Press seen(Credits price) {
            return new Press(id, price);
        }

        JobId retry() {
            return services.batches().retry(team.id(), job.id(), id, seen).job().id();
        }
    }

    private Optional<CatalogModel> model() {
        return services.catalog().find(job.model());
    }

    private Optional<JobAsset> asset(String kind) {
        return assets.stream().filter(one -> one.kind().equals(kind)).findFirst();
    }
}
