package io.framehouse.sandbox.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The routers' language: one path for each model, one result path for all. */
final class AsyncV3Dialect implements Dialect {
    static final String NAME = "async-v3";

    private static final Map<TaskState, String> STATUS =
            Map.of(
                    TaskState.CREATED, "TASK_STATUS_QUEUED",
                    TaskState.QUEUEING, "TASK_STATUS_QUEUED",
                    TaskState.PROCESSING, "TASK_STATUS_PROCESSING",
                    TaskState.SUCCESS, "TASK_STATUS_SUCCEED",
                    TaskState.FAILED, "TASK_STATUS_FAILED");

    private final SubmitFlow submits;
    private final PollFlow polls;
    private final Results results;

    AsyncV3Dialect(SubmitFlow submits, PollFlow polls, Results results) {
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
                        "GET",
                        "/v3/async/task-result",
                        this::refuse,
                        (exchange, path) ->
                                polls.poll(exchange, this, exchange.query("task_id", ""))),
                Route.of(
                        "POST",
                        "/v3/async/([A-Za-z0-9._-]+)",
                        this::refuse,
                        (exchange, path) -> submit(exchange, path.group(1))));
    }

    private void submit(Exchange exchange, String modelPath) throws IOException {
        submits.submit(
                exchange,
                this,
                json -> {
                    NamedModel model = AsyncNames.BY_NAME.get(modelPath);
                    if (model == null) {
                        throw new Refusal(
                                RefusalKind.MODEL_UNKNOWN, "", "model not found: " + modelPath);
                    }
                    return new SubmitFlow.Order(model, Profile.ASYNC, json);
                });
    }

    @Override
    public String apiKey(Exchange exchange) {
        return Bearer.key(exchange, "Bearer");
    }

    @Override
    public ObjectNode submitted(StoredTask task) {
        return Json.object()
                .put("task_id", task.id())
                .put("provider_request_id", "sandbox-" + task.id());
    }

    @Override
    public ObjectNode result(StoredTask task) {
        ObjectNode body = Json.object();
        body.putObject("task")
                .put("task_id", task.id())
                .put("status", STATUS.get(task.state()))
                .put("reason", task.errorCode())
                .put("task_type", task.generation().mode().name() + "_TO_VIDEO")
                .put("eta", 0)
                .put("progress_percent", task.state() == TaskState.PROCESSING ? 50 : 0);
        body.putArray("images");
        ArrayNode videos = body.putArray("videos");
        results.videoOf(task)
                .ifPresent(url ->
                        videos.addObject()
                                .put("video_url", url)
                                .put("video_url_ttl", results.lifeSeconds(task) + "")
                                .put("video_type", "mp4"));
        body.putArray("audios");
        ObjectNode extra = body.putObject("extra");
        extra.put("seed", Long.toString(task.generation().seed()));
        extra.putObject("debug_info")
                .put("submit_time_ms", task.createdAt().toEpochMilli() + "")
                .put(
                        "complete_time_ms",
                        task.state().isFinal() ? task.changedAt().toEpochMilli() + "" : "");
        return body;
    }

    @Override
    public void overwriteStatus(ObjectNode result, String word) {
        result.withObject("/task").put("status", word);
    }

    @Override
    public void removeId(ObjectNode submitted) {
        submitted.remove("task_id");
    }

    @Override
    public void refuse(Exchange exchange, Refusal refusal) throws IOException {
        ObjectNode body =
                Json.object()
                        .put("code", refusal.kind().asyncStatus)
                        .put("reason", refusal.kind().asyncReason)
                        .put("message", refusal.text());
        body.putObject("metadata");
        exchange.reply(refusal.kind().asyncStatus, body);
    }
}
