package io.framehouse.providers.vtrix;

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

/** Reads Vtrix's task, which submit and status answer alike. */
final class VtrixTask {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private VtrixTask() {}

    /** The outcome; null where the answer names no status. */
    static @Nullable PollOutcome read(ObjectNode body, String taskId, String secret) {
        String word = Json.text(body, "status", "state");
        if (word == null) {
            return null;
        }
        if (Answers.isOfAnother(taskId, Json.text(body, "id", "task_id"))) {
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
        BigDecimal dollars = Json.decimal(body.path("usage"), "cost");
        return dollars == null ? null : new ProviderCost(dollars, "USD");
    }

    /** Progress is a share from 0.0 to 1.0. */
    private static @Nullable Integer percent(JsonNode body) {
        BigDecimal share = Json.decimal(body, "progress");
        return share == null ? null : Json.percent(share.multiply(HUNDRED));
    }

    private static List<ResultFile> files(ObjectNode body) {
        return Json.items(body, "output").stream()
                .flatMap(output -> Json.items(output, "content").stream())
                .filter(VtrixTask::isVideo)
                .flatMap(content -> Stream.ofNullable(Json.url(content, "url")))
                .map(url -> new ResultFile(url, null, null))
                .toList();
    }

    private static boolean isVideo(JsonNode content) {
        String type = Json.text(content, "type");
        return type == null || type.equalsIgnoreCase("video");
    }

    private static PollOutcome failed(ObjectNode body, String secret, boolean wished) {
        ErrorBody error = ErrorBody.of(body, secret);
        String code = Objects.requireNonNullElse(error.code(), "failed");
        String words = error.asReason(VtrixCodes.TABLE.find(code));
        return new PollOutcome.Failed(code, words, wished, cost(body));
    }
}
