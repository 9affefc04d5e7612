package io.framehouse.sandbox.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Vidu's own language below {@code /ent/v2}, and the proxy's below {@code /vidu/ent/v2}. */
final class ViduDialect implements Dialect {
    static final String NAME = "vidu";

    private final boolean proxy;
    private final SubmitFlow submits;
    private final PollFlow polls;
    private final Results results;
    private final ViduAccount account;
    private final ViduTaskPages pages;

    ViduDialect(
            boolean proxy,
            SubmitFlow submits,
            PollFlow polls,
            Results results,
            ViduAccount account,
            ViduTaskPages pages) {
        this.proxy = proxy;
        this.submits = submits;
        this.polls = polls;
        this.results = results;
        this.account = account;
        this.pages = pages;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String purse() {
        return proxy ? NAME + "-proxy" : NAME;
    }

    @Override
    public List<Route> routes() {
        String base = proxy ? "/vidu/ent/v2" : "/ent/v2";
        List<Route> routes = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            routes.add(
                    route(
                            "POST",
                            base + "/" + mode.viduPath,
                            (exchange, path) -> submit(exchange, mode)));
        }
        Route.Handler poll = (exchange, path) -> polls.poll(exchange, this, path.group(1));
        routes.add(route("GET", base + "/tasks/([^/]+)/creations", poll));
        if (proxy) {
            // The proxy's pages print two more addresses for the same question.
            routes.add(route("GET", base + "/tasks/([^/]+)", poll));
            routes.add(route("GET", "/vidu/v1/videos/([^/]+)", poll));
        }
        routes.add(
                route(
                        "POST",
                        base + "/tasks/([^/]+)/cancel",
                        (exchange, path) -> account.cancel(exchange, this, path.group(1))));
        routes.add(route("GET", base + "/tasks", (exchange, path) -> pages.list(exchange, this)));
        routes.add(
                route(
                        "GET",
                        base + "/credits",
                        (exchange, path) -> account.credits(exchange, this)));
        return routes;
    }

    private Route route(String method, String path, Route.Handler handler) {
        return Route.of(method, path, this::refuse, handler);
    }

    private void submit(Exchange exchange, Mode mode) throws IOException {
        submits.submit(
                exchange,
                this,
                json -> {
                    Body body = new Body(json);
                    body.require("model");
                    String model = body.text("model", "");
                    return new SubmitFlow.Order(
                            new NamedModel(model, model, mode),
                            proxy ? Profile.VIDU_PROXY : Profile.VIDU_OFFICIAL,
                            json);
                });
    }

    @Override
    public String apiKey(Exchange exchange) {
        return Bearer.key(exchange, proxy ? "Bearer" : "Token");
    }

    @Override
    public ObjectNode submitted(StoredTask task) {
        ObjectNode body =
                Json.object().put("task_id", task.id()).put("state", TaskState.CREATED.word());
        echo(task, body);
        return body.put("credits", task.credits());
    }

    /** The fields that Vidu repeats, with its defaults filled in. */
    void echo(StoredTask task, ObjectNode body) {
        Generation generation = task.generation();
        body.put("model", task.modelName())
                .put("prompt", generation.prompt())
                .put("duration", generation.seconds())
                .put("seed", generation.seed())
                .put("resolution", generation.resolution())
                .put("aspect_ratio", generation.aspectRatio())
                .put("movement_amplitude", generation.movement())
                .put("bgm", generation.music())
                .put("audio", generation.audio())
                .put("audio_type", generation.audioType())
                .put("watermark", generation.watermark())
                .put("off_peak", generation.offPeak())
                .put("payload", generation.payload())
                .put("created_at", task.createdAt().toString());
        ArrayNode images = body.putArray("images");
        generation.images().forEach(image -> images.add(results.inputOf(task, image)));
    }

    @Override
    public ObjectNode result(StoredTask task) {
        ObjectNode body =
                Json.object()
                        .put("id", task.id())
                        .put("state", task.state().word())
                        .put("err_code", task.errorCode())
                        .put("credits", task.state() == TaskState.FAILED ? 0 : task.credits())
                        .put("payload", task.generation().payload())
                        .put("bgm", task.generation().music())
                        .put("off_peak", task.generation().offPeak());
        creations(task, body.putArray("creations"));
        return body;
    }

    void creations(StoredTask task, ArrayNode creations) {
        results.videoOf(task)
                .ifPresent(url ->
                        creations
                                .addObject()
                                .put("id", task.id() + "-1")
                                .put("url", url)
                                .put("cover_url", results.coverOf(task).orElse(""))
                                .put("watermarked_url", task.generation().watermark() ? url : ""));
    }

    @Override
    public void overwriteStatus(ObjectNode result, String word) {
        result.put("state", word);
    }

    @Override
    public void removeId(ObjectNode submitted) {
        submitted.remove("task_id");
    }

    @Override
    public void refuse(Exchange exchange, Refusal refusal) throws IOException {
        ObjectNode body =
                Json.object()
                        .put("code", refusal.kind().viduStatus)
                        .put("reason", refusal.kind().viduReason)
                        .put("message", refusal.text());
        body.putObject("metadata").put("trace_id", UUID.randomUUID().toString());
        exchange.reply(refusal.kind().viduStatus, body);
    }
}
