package io.framehouse.providers.vtrix;

import io.framehouse.providers.AccountForm;
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
 * Speaks to Vtrix, whose page lists parameters flat while its own program wraps them in {@code
 * input[0].params}; the account's form tells which. Our tag travels in {@code payload}, but there
 * is no task list to find it in and no cancel.
 */
@Component
final class VtrixDialect implements Dialect {
    private static final String POLL_PATH = "/model/v1/generation/task/{id}";

    private final ProviderHttp http;
    private final SubmitAnswers submits = new SubmitAnswers(VtrixCodes.TABLE);
    private final PollAnswers polls = new PollAnswers(VtrixCodes.TABLE);
    private final Probes probes = new Probes(VtrixCodes.TABLE);

    VtrixDialect(ProviderHttp http) {
        this.http = http;
    }

    @Override
    public String name() {
        return "vtrix";
    }

    @Override
    public SubmitOutcome submit(Endpoint endpoint, Submission submission) {
        return submits.classify(
                http.submit(endpoint, submission.path(), body(endpoint.form(), submission)),
                endpoint.apiKey(),
                submission.isFirst(),
                VtrixDialect::accepted);
    }

    private static ObjectNode body(AccountForm form, Submission submission) {
        ObjectNode params = Json.object();
        submission.parameters().properties().forEach(p -> params.set(p.getKey(), p.getValue()));
        params.put("payload", submission.attemptId().toString());
        params.remove("callback_url");
        if (submission.callbackUrl() != null) {
            params.put("callback_url", submission.callbackUrl());
        }
        ObjectNode body = Json.object();
        if (submission.providerModel() != null) {
            body.put("model", submission.providerModel());
        }
        if (form == AccountForm.FLAT) {
            params.properties().forEach(p -> body.set(p.getKey(), p.getValue()));
        } else {
            body.putArray("input").addObject().set("params", params);
        }
        return body;
    }

    private static SubmitOutcome.@Nullable Accepted accepted(ObjectNode body) {
        String taskId = Json.text(body, "id", "task_id");
        return taskId == null
                ? null
                : new SubmitOutcome.Accepted(taskId, null, Json.text(body, "status", "state"));
    }

    @Override
    public PollOutcome poll(Endpoint endpoint, String taskId) {
        String secret = endpoint.apiKey();
        return polls.classify(
                http.get(endpoint, pollPath(endpoint, taskId)),
                secret,
                body -> VtrixTask.read(body, taskId, secret));
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
