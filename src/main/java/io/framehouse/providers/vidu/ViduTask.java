package io.framehouse.providers.vidu;

import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.ProviderCost;
import io.framehouse.providers.ResultFile;
import io.framehouse.providers.http.Answers;
import io.framehouse.providers.http.ErrorBody;
import io.framehouse.providers.http.Json;
import io.framehouse.providers.http.StatusWords;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads Vidu's task with its creations. */
final class ViduTask {
    private ViduTask() {}

    /**
     * The outcome; null where the answer names no state.
     *
     * @param taskId the task asked for; null where the answer may name it otherwise
     */
    static @Nullable PollOutcome read(ObjectNode body, @Nullable String taskId, String secret) {
        String word = Json.text(body, "state", "status");
        if (word == null) {
            return null;
        }
        if (taskId != null && Answers.isOfAnother(taskId, Json.text(body, "id", "task_id"))) {
            return Answers.ofAnother(word, secret);
        }
        return switch (StatusWords.find(word).orElse(null)) {
            case WAITING -> new PollOutcome.Pending(false, percent(body), word);
            case WORKING -> new PollOutcome.Pending(true, percent(body), word);
            case SUCCEEDED -> new PollOutcome.Succeeded(files(body), price(body), word);
            case FAILED -> failed(body, secret, false);
            case CANCELLED -> failed(body, secret, true);
            case null -> new PollOutcome.Unrecognised(ErrorBody.clean(word, secret));
        };
    }

    /** Of a success; zero means that it is not told, not that nothing is owed. */
    private static @Nullable ProviderCost price(JsonNode body) {
        ProviderCost cost = cost(body);
        return cost == null || cost.value().signum() == 0 ? null : cost;
    }

    private static @Nullable ProviderCost cost(JsonNode body) {
        BigDecimal credits = Json.decimal(body, "credits");
        return credits == null ? null : new ProviderCost(credits, "credits");
    }

    private static @Nullable Integer percent(JsonNode body) {
        return Json.percent(Json.decimal(body, "progress"));
    }

    private static List<ResultFile> files(ObjectNode body) {
        return Json.items(body, "creations").stream()
                .flatMap(creation -> Stream.ofNullable(file(creation)))
                .toList();
    }

    private static @Nullable ResultFile file(JsonNode creation) {
        String url = Json.url(creation, "url");
        return url == null
                ? null
                : new ResultFile(
                        url,
                        Json.url(creation, "cover_url"),
                        Json.url(creation, "watermarked_url"));
    }

    /**
     * A cancelled task has no state of its own: it failed, and the code says that it was wished.
     */
    private static PollOutcome failed(ObjectNode body, String secret, boolean wished) {
        ErrorBody error = ErrorBody.of(body, secret);
        String code = Objects.requireNonNullElse(error.code(), "failed");
        String words = error.asReason(ViduCodes.TABLE.find(code));
        return new PollOutcome.Failed(
                code, words, wished || code.equalsIgnoreCase("UserCancelled"), cost(body));
    }
}
