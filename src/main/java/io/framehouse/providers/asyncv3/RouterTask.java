package io.framehouse.providers.asyncv3;

import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.ResultFile;
import io.framehouse.providers.http.Answers;
import io.framehouse.providers.http.ErrorBody;
import io.framehouse.providers.http.Json;
import io.framehouse.providers.http.StatusWords;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the routers' task result. */
final class RouterTask {
    private RouterTask() {}

    /** The outcome; null where the answer names no status. */
    static @Nullable PollOutcome read(ObjectNode body, String taskId, String secret) {
        JsonNode task = body.path("task");
        String word = Json.text(task, "status", "state");
        if (word == null) {
            return ofEnvelope(body, secret);
        }
        if (Answers.isOfAnother(taskId, Json.text(task, "task_id", "id"))) {
            return Answers.ofAnother(word, secret);
        }
        return read(body, task, word, secret);
    }

    /**
     * A word beside the task is not documented. What goes on is believed, an end is not: it may be
     * the envelope's own failure and no word about the task.
     */
    private static @Nullable PollOutcome ofEnvelope(ObjectNode body, String secret) {
        String word = Json.text(body, "status", "state");
        if (word == null) {
            return null;
        }
        PollOutcome read = read(body, body.path("task"), word, secret);
        return read instanceof PollOutcome.Failed
                ? new PollOutcome.Unrecognised(
                        ErrorBody.clean(word, secret) + " beside the task, not in it")
                : read;
    }

    private static PollOutcome read(ObjectNode body, JsonNode task, String word, String secret) {
        return switch (StatusWords.find(word).orElse(null)) {
            case WAITING -> new PollOutcome.Pending(false, percent(task), word);
            case WORKING -> new PollOutcome.Pending(true, percent(task), word);
            case SUCCEEDED -> new PollOutcome.Succeeded(files(body), null, word);
            case FAILED -> failed(task, word, false, secret);
            case CANCELLED -> failed(task, word, true, secret);
            case null -> new PollOutcome.Unrecognised(ErrorBody.clean(word, secret));
        };
    }

    private static @Nullable Integer percent(JsonNode task) {
        return Json.percent(Json.decimal(task, "progress_percent"));
    }

    private static List<ResultFile> files(ObjectNode body) {
        return Json.items(body, "videos").stream()
                .flatMap(video -> Stream.ofNullable(Json.url(video, "video_url")))
                .map(url -> new ResultFile(url, null, null))
                .toList();
    }

    private static PollOutcome failed(
            JsonNode task, String word, boolean cancelled, String secret) {
        String reason =
                Objects.requireNonNullElse(
                        Json.text(task, "reason"), "The provider gave no reason.");
        return new PollOutcome.Failed(word, ErrorBody.clean(reason, secret), cancelled, null);
    }
}
