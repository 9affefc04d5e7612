package io.framehouse.notices.internal.webhooks;

import io.framehouse.credits.BudgetAlert;
import io.framehouse.credits.BudgetWillCross;
import io.framehouse.gallery.CopyFinished;
import io.framehouse.jobs.JobMoved;
import io.framehouse.jobs.JobState;
import io.framehouse.notices.WebhookBodies;
import io.framehouse.notices.WebhookEvent;
import io.framehouse.notices.Webhooks;
import io.framehouse.notices.internal.webhooks.WebhookTargets.Target;
import io.framehouse.reports.ExportDelivered;
import io.framehouse.shared.JobId;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Makes messages from events, once for each endpoint however often an event is heard. */
@Component
class WebhookIntake {
    private final WebhookTargets targets;
    private final MessageRows messages;
    private final WebhookBodies bodies;
    private final MessageJson json;
    private final TeamTransactions transactions;
    private final LiveFeed feed;
    private final WebhookWorker worker;
    private final Clock clock;

    WebhookIntake(
            WebhookTargets targets,
            MessageRows messages,
            WebhookBodies bodies,
            MessageJson json,
            TeamTransactions transactions,
            LiveFeed feed,
            WebhookWorker worker,
            Clock clock) {
        this.targets = targets;
        this.messages = messages;
        this.bodies = bodies;
        this.json = json;
        this.transactions = transactions;
        this.feed = feed;
        this.worker = worker;
        this.clock = clock;
    }

    void take(JobMoved moved) {
        WebhookEvent event = event(moved.to());
        if (event != null) {
            tell(
                    moved.team(),
                    moved.job(),
                    new News(event, moved.job() + ":" + moved.at(), moved.at()),
                    () -> Optional.of(bodies.job(moved.team(), moved.job())));
        }
    }

    /** The copy of the video, or the word that there is none, is what makes a success complete. */
    void take(CopyFinished finished) {
        TeamId team = finished.team();
        JobId job = finished.job();
        if (finished.ready()) {
            String key = job + ":" + finished.kind() + ":" + finished.at();
            tell(
                    team,
                    job,
                    new News(WebhookEvent.ASSET_READY, key, finished.at()),
                    () ->
                            bodies.asset(team, job, finished.kind())
                                    .map(one -> json.asset(job, one)));
        }
        if (finished.kind().equals("video")) {
            tell(
                    team,
                    job,
                    new News(WebhookEvent.JOB_SUCCEEDED, job.toString(), finished.at()),
                    () -> Optional.of(bodies.job(team, job)).filter(WebhookIntake::succeeded));
        }
    }

    void take(BudgetAlert alert) {
        Instant resetsAt = alert.resetsAt();
        String key =
                "%s:%s:%d"
                        .formatted(
                                alert.budget(),
                                resetsAt == null ? "total" : resetsAt,
                                alert.percent());
        tell(
                alert.team(),
                null,
                new News(WebhookEvent.BUDGET_ALERT, key, clock.instant()),
                () -> Optional.of(json.alert(alert)));
    }

    void take(BudgetWillCross event) {
        Instant resetsAt = event.resetsAt();
        tell(
                event.team(),
                null,
                new News(
                        WebhookEvent.BUDGET_FORECAST,
                        "%s:%s".formatted(event.budget(), resetsAt == null ? "total" : resetsAt),
                        clock.instant()),
                () -> Optional.of(json.forecast(event)));
    }

    /** Only where the schedule says so, which is when there is a link. */
    void take(ExportDelivered event) {
        TeamId team = event.team();
        if (team != null && event.link() != null) {
            tell(
                    team,
                    null,
                    new News(
                            WebhookEvent.EXPORT_READY,
                            event.delivery() + ":" + event.send(),
                            clock.instant()),
                    () -> Optional.of(json.export(event)));
        }
    }

    private void tell(
            TeamId team, @Nullable JobId job, News news, Supplier<Optional<JsonNode>> data) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean some =
                transactions.inTeam(
                        team,
                        () -> {
                            List<Target> found = targets.of(team, news.event(), job, now);
                            return !found.isEmpty()
                                    && data.get()
                                            .filter(node -> insert(team, found, news, node, now))
                                            .isPresent();
                        });
        if (some) {
            worker.wake();
        }
    }

    private boolean insert(TeamId team, List<Target> found, News news, JsonNode data, Instant now) {
        String body = json.body(news.event(), news.at(), data);
        String key = news.event().wire() + ":" + news.key();
        boolean some = false;
        for (Target target : found) {
            NewMessage message =
                    NewMessage.to(target.endpoint(), target.jobsUrl(), news.event(), key, body);
            if (messages.insert(team, message, now)) {
                some = true;
                feed.changed(
                        new LiveFeed.Signal(
                                team, Webhooks.TOPIC, target.endpoint().id().toString()));
            }
        }
        return some;
    }

    private static boolean succeeded(JsonNode job) {
        return job.path("state").asString("").equals(JobState.SUCCEEDED.wire());
    }

    private static @Nullable WebhookEvent event(JobState state) {
        return switch (state) {
            case QUEUED -> WebhookEvent.JOB_QUEUED;
            case RUNNING -> WebhookEvent.JOB_RUNNING;
            case UNKNOWN -> WebhookEvent.JOB_UNKNOWN;
            case FAILED -> WebhookEvent.JOB_FAILED;
            case CANCELLED -> WebhookEvent.JOB_CANCELLED;
            case HELD, SUBMITTING, SUCCEEDED -> null;
        };
    }

    /**
     * What happened.
     *
     * @param key the same whenever the same thing is heard again
     */
    private record News(WebhookEvent event, String key, Instant at) {}
}
