package io.framehouse.providers.vidu;

import io.framehouse.providers.AccountForm;
import io.framehouse.providers.BalanceOutcome;
import io.framehouse.providers.CancelOutcome;
import io.framehouse.providers.Dialect;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.Submission;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.providers.TagList;
import io.framehouse.providers.TagSearch;
import io.framehouse.providers.TagWindow;
import io.framehouse.providers.http.Json;
import io.framehouse.providers.http.Paths;
import io.framehouse.providers.http.PollAnswers;
import io.framehouse.providers.http.Probes;
import io.framehouse.providers.http.ProviderHttp;
import io.framehouse.providers.http.Reply;
import io.framehouse.providers.http.SubmitAnswers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speaks to Vidu's enterprise API. Our tag travels in {@code payload}, which Vidu returns unchanged
 * in results and in its task list.
 */
@Component
final class ViduDialect implements Dialect {
    private static final String POLL_PATH = "/ent/v2/tasks/{id}/creations";
    private static final String CANCEL_PATH = "/ent/v2/tasks/{id}/cancel";

    /** A scan holds those who look for their tags; what it did not see is looked for again. */
    private static final Duration SCAN_MOST = Duration.ofSeconds(20);

    private final ProviderHttp http;
    private final ViduTaskList tasks;
    private final SubmitAnswers submits = new SubmitAnswers(ViduCodes.TABLE);
    private final PollAnswers polls = new PollAnswers(ViduCodes.TABLE);
    private final Probes probes = new Probes(ViduCodes.TABLE);

    ViduDialect(ProviderHttp http) {
        this.http = http;
        this.tasks = new ViduTaskList(http, SCAN_MOST);
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
                submission.isFirst(),
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
        return new SubmitOutcome.Accepted(taskId, null, Json.text(body, "state", "status"));
    }

    @Override
    public PollOutcome poll(Endpoint endpoint, String taskId) {
        String secret = endpoint.apiKey();
        return polls.classify(
                http.get(endpoint, pollPath(endpoint, taskId)),
                secret,
                body -> ViduTask.read(body, asked(endpoint, taskId), secret));
    }

    /**
     * A proxy's number of a task may differ from Vidu's, which it may repeat: nothing to compare.
     */
    private static @Nullable String asked(Endpoint endpoint, String taskId) {
        return endpoint.form() == AccountForm.PROXY ? null : taskId;
    }

    @Override
    public TagList tags(Endpoint endpoint, TagWindow window, BooleanSupplier mayAskMore) {
        return tasks.read(endpoint, window, mayAskMore);
    }

    @Override
    public TagSearch checkTag(Endpoint endpoint, String taskId, String tag) {
        return tasks.check(endpoint, pollPath(endpoint, taskId), taskId, tag);
    }

    @Override
    public CancelOutcome cancel(Endpoint endpoint, String taskId) {
        ObjectNode body = Json.object().put("id", taskId);
        return polls.cancelled(
                http.post(endpoint, Paths.fill(CANCEL_PATH, taskId), body), endpoint.apiKey());
    }

    @Override
    public Probe probe(Endpoint endpoint) {
        Reply reply = http.get(endpoint, ViduCredits.PATH);
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
        BigDecimal left = ViduCredits.left(body);
        return left == null
                ? new Probe(true, "The key is accepted. The balance was not told.", null)
                : new Probe(
                        true,
                        "The key is accepted; " + left.toPlainString() + " credits are left.",
                        left);
    }

    @Override
    public BalanceOutcome balance(Endpoint endpoint) {
        return ViduCredits.read(http.get(endpoint, ViduCredits.PATH), endpoint.apiKey());
    }

    private static String pollPath(Endpoint endpoint, String taskId) {
        return Paths.fill(Objects.requireNonNullElse(endpoint.pollPath(), POLL_PATH), taskId);
    }
}
