package io.framehouse.providers.asyncv3;

import io.framehouse.providers.Dialect;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.Submission;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.providers.http.Json;
import io.framehouse.providers.http.Paths;
import io.framehouse.providers.http.PollAnswers;
import io.framehouse.providers.http.Probes;
import io.framehouse.providers.http.ProviderHttp;
import io.framehouse.providers.http.SubmitAnswers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speaks to the routers. They take no tag and no callback, tell no cost and have no cancel and no
 * task list, so an unanswered submit can only be judged by a person.
 */
@Component
final class AsyncV3Dialect implements Dialect {
    private static final String POLL_PATH = "/v3/async/task-result?task_id={id}";

    private final ProviderHttp http;
    private final SubmitAnswers submits = new SubmitAnswers(RouterCodes.TABLE);
    private final PollAnswers polls = new PollAnswers(RouterCodes.TABLE);
    private final Probes probes = new Probes(RouterCodes.TABLE);

    AsyncV3Dialect(ProviderHttp http) {
        this.http = http;
    }

    @Override
    public String name() {
        return "async-v3";
    }

    @Override
    public SubmitOutcome submit(Endpoint endpoint, Submission submission) {
        return submits.classify(
                http.submit(endpoint, submission.path(), submission.parameters()),
                endpoint.apiKey(),
                submission.isFirst(),
                AsyncV3Dialect::accepted);
    }

    private static SubmitOutcome.@Nullable Accepted accepted(ObjectNode body) {
        String taskId = Json.text(body, "task_id");
        return taskId == null
                ? null
                : new SubmitOutcome.Accepted(taskId, Json.text(body, "provider_request_id"), null);
    }

    @Override
    public PollOutcome poll(Endpoint endpoint, String taskId) {
        String secret = endpoint.apiKey();
        return polls.classify(
                http.get(endpoint, pollPath(endpoint, taskId)),
                secret,
                body -> RouterTask.read(body, taskId, secret));
    }

    @Override
    public Probe probe(Endpoint endpoint) {
        return probes.ofMadeUpTask(
                http.get(endpoint, pollPath(endpoint, Probes.MADE_UP_TASK)), endpoint.apiKey());
    }

    private static String pollPath(Endpoint endpoint, String taskId) {
        return Paths.fill(Objects.requireNonNullElse(endpoint.pollPath(), POLL_PATH), taskId);
    }
}
