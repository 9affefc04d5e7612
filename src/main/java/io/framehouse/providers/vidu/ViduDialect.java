package io.framehouse.providers.vidu;

import io.framehouse.providers.CancelOutcome;
import io.framehouse.providers.Dialect;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.ProviderCost;
import io.framehouse.providers.Submission;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.providers.http.Json;
import io.framehouse.providers.http.Paths;
import io.framehouse.providers.http.PollAnswers;
import io.framehouse.providers.http.Probes;
import io.framehouse.providers.http.ProviderHttp;
import io.framehouse.providers.http.Reply;
import io.framehouse.providers.http.SubmitAnswers;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speaks to Vidu's enterprise API. Our tag travels in {@code payload}, which Vidu returns unchanged
 * in results and in its task list.
 */
@Component
final class ViduDialect implements Dialect {
    private static final String POLL_PATH = "/ent/v2/tasks/{id}/creations";
    private static final String CANCEL_PATH = "/ent/v2/tasks/{id}/cancel";
    private static final String CREDITS_PATH = "/ent/v2/credits";

    private final ProviderHttp http;
    private final ViduTaskList tasks;
    private final SubmitAnswers submits = new SubmitAnswers(ViduCodes.TABLE);
    private final PollAnswers polls = new PollAnswers(ViduCodes.TABLE);
    private final Probes probes = new Probes(ViduCodes.TABLE);

    ViduDialect(ProviderHttp http, Clock clock) {
        this.http = http;
        this.tasks = new ViduTaskList(http, clock);
    }

    @Override
    public String name() {
        return "vidu";
    }

    @Override
    public SubmitOutcome submit(Endpoint endpoint, Submission submission) {
        return submits.classify(
                http.submit(endpoint, submission.path(), body(submission)),
                endpoint.apiKey(),
                ViduDialect::accepted);
    }

    private static ObjectNode body(Submission submission) {
        ObjectNode body = Json.object();
        if (submission.providerModel() != null) {
            body.put("model", submission.providerModel());
        }
        submission.parameters().properties().forEach(p -> body.set(p.getKey(), p.getValue()));
        body.put("payload", submission.attemptId().toString());
        body.remove("callback_url");
        if (submission.callbackUrl() != null) {
            body.put("callback_url", submission.callbackUrl());
        }
        return body;
    }

    private static SubmitOutcome.@Nullable Accepted accepted(ObjectNode body) {
        String taskId = Json.text(body, "task_id", "id");
        if (taskId == null) {
            return null;
        }
        ProviderCost cost = ViduTask.cost(body);
        // Zero at submit means that the price is not known yet, not that there is none.
        boolean known = cost != null && cost.value().signum() > 0;
        return new SubmitOutcome.Accepted(
                taskId, null, Json.text(body, "state", "status"), known ? cost : null);
    }

    @Override
    public PollOutcome poll(Endpoint endpoint, String taskId) {
        String secret = endpoint.apiKey();
        return polls.classify(
                http.get(endpoint, pollPath(endpoint, taskId)),
                secret,
                body -> ViduTask.read(body, secret));
    }

    @Override
    public Optional<String> findByTag(Endpoint endpoint, String tag) {
        return tasks.find(endpoint, tag);
    }

    @Override
    public CancelOutcome cancel(Endpoint endpoint, String taskId) {
        ObjectNode body = Json.object().put("id", taskId);
        return polls.cancelled(
                http.post(endpoint, Paths.fill(CANCEL_PATH, taskId), body), endpoint.apiKey());
    }

    @Override
    public Probe probe(Endpoint endpoint) {
        Reply reply = http.get(endpoint, CREDITS_PATH);
        if (!(reply instanceof Reply.Answer answer)) {
            return probes.ofMadeUpTask(reply, endpoint.apiKey());
        }
        if (answer.isSuccess() && answer.body() != null) {
            return credits(answer.body());
        }
        boolean noSuchCall = answer.status() == 404 || answer.status() == 405;
        // A proxy may pass on tasks but not the balance: then any task tells about the key.
        return probes.ofMadeUpTask(
                noSuchCall ? http.get(endpoint, pollPath(endpoint, Probes.MADE_UP_TASK)) : reply,
                endpoint.apiKey());
    }

    private static Probe credits(ObjectNode body) {
        List<BigDecimal> left =
                Json.items(body, "remains", "remaining_credits").stream()
                        .map(ViduDialect::creditRemain)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
        if (left.isEmpty()) {
            return new Probe(true, "The key is accepted. The balance was not told.", null);
        }
        BigDecimal sum = left.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Probe(
                true, "The key is accepted; " + sum.toPlainString() + " credits are left.", sum);
    }

    private static @Nullable BigDecimal creditRemain(JsonNode item) {
        return Json.decimal(item, "credit_remain");
    }

    private static String pollPath(Endpoint endpoint, String taskId) {
        return Paths.fill(Objects.requireNonNullElse(endpoint.pollPath(), POLL_PATH), taskId);
    }
}
