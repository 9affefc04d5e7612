package io.framehouse.notices;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a team's own programs can be told of. The words are part of the HTTP contract. */
public enum WebhookEvent {
    /** A provider took the job; it waits there. */
    JOB_QUEUED("job.queued"),
    /** The provider makes the video. */
    JOB_RUNNING("job.running"),
    /** Nobody knows what became of the job; its credits stay held. */
    JOB_UNKNOWN("job.unknown"),
    /** The job succeeded and our copy can be played, or is known never to come. */
    JOB_SUCCEEDED("job.succeeded"),
    /** The job failed; its credits were released. */
    JOB_FAILED("job.failed"),
    /** The job was cancelled; its credits were released. */
    JOB_CANCELLED("job.cancelled"),
    /** One of a job's files, a video or a cover, can be fetched. */
    ASSET_READY("asset.ready"),
    /** A budget reached one of its thresholds. */
    BUDGET_ALERT("budget.alert"),
    /** A budget will cross its limit if it goes on as until now; told once a window. */
    BUDGET_FORECAST("budget.forecast"),
    /** An export of a schedule can be fetched. */
    EXPORT_READY("export.ready"),
    /** Sent on request only, to try an endpoint; cannot be chosen and is not tried again. */
    WEBHOOK_TEST("webhook.test");

    private final String wire;

    WebhookEvent(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** Those that an endpoint can choose. */
    public static List<WebhookEvent> offered() {
        return Arrays.stream(values()).filter(event -> event != WEBHOOK_TEST).toList();
    }

    public static Optional<WebhookEvent> fromWire(String text) {
        return Arrays.stream(values()).filter(event -> event.wire.equals(text)).findFirst();
    }
}
