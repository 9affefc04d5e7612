package io.framehouse.gateway.rest.dropin;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobAssets.JobAsset;
import io.framehouse.jobs.JobState;
import java.util.List;
import java.util.Optional;

/** A job with its copies, as one of the providers' tasks. */
record DropInTask(Job job, List<JobAsset> assets) {
    /** The four things a caller of a provider can be told. */
    enum Phase {
        /** Taken; not being made yet. */
        WAITING,
        /** Being made, or made and being copied, or not known: the caller asks again. */
        WORKING,
        /** There is a link to give, even if only to say why the copy is gone. */
        DONE,
        /** Refused, failed or cancelled. */
        FAILED
    }

    Phase phase() {
        return switch (job.state()) {
            case HELD, SUBMITTING, QUEUED -> Phase.WAITING;
            case RUNNING, UNKNOWN -> Phase.WORKING;
            case SUCCEEDED -> copied() ? Phase.DONE : Phase.WORKING;
            case FAILED, CANCELLED -> Phase.FAILED;
        };
    }

    boolean cancelled() {
        return job.state() == JobState.CANCELLED;
    }

    Optional<JobAsset> asset(String kind) {
        return assets.stream().filter(asset -> asset.kind().equals(kind)).findFirst();
    }

    /** Why it failed: the provider's words, else ours; empty otherwise. */
    String failure() {
        if (phase() != Phase.FAILED) {
            return "";
        }
        if (job.providerReason() != null) {
            return job.providerReason();
        }
        String otherwise = cancelled() ? "The task was cancelled." : "The task failed.";
        return job.reason() == null ? otherwise : job.reason();
    }

    /** 0 to 100. */
    int progressPercent() {
        if (phase() == Phase.DONE) {
            return 100;
        }
        Integer told = job.progress();
        return told == null ? 0 : Math.clamp(told, 0, 99);
    }

    private boolean copied() {
        return asset("video").filter(asset -> !asset.state().equals("copying")).isPresent();
    }
}
