package io.framehouse.sandbox.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Vtrix's language: one path for all, parameters flat or in {@code input[0].params}. */
final class VtrixDialect implements Dialect {
    static final String NAME = "vtrix";
    private static final String PATH = "/model/v1/generation";
    private static final BigDecimal USD_PER_CREDIT = new BigDecimal("0.005");
    private static final int INTERNAL_GENERATION_ERROR = 8007095;
    private static final Map<String, Integer> CODE_BY_FIELD =
            Map.of("prompt", 8007001, "style", 8007003, "duration", 8007004, "resolution", 8007005);

    private final SubmitFlow submits;
    private final PollFlow polls;
    private final Results results;

    VtrixDialect(SubmitFlow submits, PollFlow polls, Results results) {
        this.submits = submits;
        this.polls = polls;
        this.results = results;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of(
                        "POST",
                        PATH,
                        this::refuse,
                        (exchange, path) -> submits.submit(exchange, this, VtrixDialect::order)),
                Route.of(
                        "GET",
                        PATH + "/task/([^/]+)",
                        this::refuse,
                        (exchange, path) -> polls.poll(exchange, this, path.group(1))));
    }

    private static SubmitFlow.Order order(ObjectNode json) {
        Body body = new Body(json);
        body.require("model");
        NamedModel model = VtrixNames.BY_NAME.get(body.text("model", ""));
        if (model == null) {
            throw new Refusal(
                    RefusalKind.MODEL_UNKNOWN, "model", "unknown model " + json.get("model"));
        }
        return new SubmitFlow.Order(model, Profile.VTRIX, parameters(json));
    }

    private static ObjectNode parameters(ObjectNode json) {
        ObjectNode rest = json.deepCopy();
        rest.remove("model");
        if (!json.has("input")) {
            return rest;
        }
        rest.remove("input");
        JsonNode params = json.path("input").path(0).path("params");
        if (!rest.isEmpty() || json.path("input").size() != 1) {
            throw Refusal.invalid(
                    "input", "must be an array of one object, next to model only", json.size());
        }
        if (!(params instanceof ObjectNode object)) {
            throw new Refusal(
                    RefusalKind.FIELD_LACKING, "input", "input[0].params must be an object");
        }
        return object;
    }

    @Override
    public String apiKey(Exchange exchange) {
        return Bearer.key(exchange, "Bearer");
    }

    @Override
    public ObjectNode submitted(StoredTask task) {
        return result(task);
    }

    @Override
    public ObjectNode result(StoredTask task) {
        ObjectNode body =
                Json.object()
                        .put("id", task.id())
                        .put("model", task.modelName())
                        .put("created_at", task.createdAt().getEpochSecond());
        switch (task.state()) {
            case CREATED, QUEUEING -> body.put("status", "in_progress").put("progress", 0.0);
            case PROCESSING -> body.put("status", "in_progress").put("progress", 0.5);
            case FAILED -> {
                body.put("status", "failed");
                body.putObject("error")
                        .put("code", INTERNAL_GENERATION_ERROR)
                        .put("error_message", task.errorCode());
            }
            case SUCCESS -> complete(task, body);
        }
        body.putObject("metadata");
        return body;
    }

    private void complete(StoredTask task, ObjectNode body) {
        body.put("status", "completed");
        var output = body.putArray("output");
        results.videoOf(task)
                .ifPresent(url ->
                        output.addObject()
                                .putArray("content")
                                .addObject()
                                .put("type", "video")
                                .put("url", url)
                                .put("duration", task.generation().seconds())
                                .put("id", task.id() + "-1"));
        BigDecimal cost = USD_PER_CREDIT.multiply(BigDecimal.valueOf(task.credits()));
        body.putObject("usage").put("cost", cost.toPlainString()).put("discount", 0);
    }

    @Override
    public void overwriteStatus(ObjectNode result, String word) {
        result.put("status", word);
    }

    @Override
    public void removeId(ObjectNode submitted) {
        submitted.remove("id");
    }

    @Override
    public void refuse(Exchange exchange, Refusal refusal) throws IOException {
        int code = refusal.kind().vtrixCode;
        if (refusal.kind().vtrixStatus == 400) {
            code = CODE_BY_FIELD.getOrDefault(refusal.field(), code);
        }
        ObjectNode body = Json.object().put("message", refusal.text());
        body.putObject("error").put("code", code).put("error_message", refusal.text());
        exchange.reply(refusal.kind().vtrixStatus, body);
    }
}
