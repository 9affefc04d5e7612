package io.framehouse.gateway;

import static org.awaitility.Awaitility.await;

import io.framehouse.access.People;
import io.framehouse.gateway.ApiDocument.Operation;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.SandboxProvider;
import io.framehouse.shared.TeamId;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * What stands behind the example ids of the document: a team whose jobs are read and made, and one
 * that admins change. A new operation with an id of its own needs a line in {@link #real}.
 */
final class OpenApiWorld {
    private static final String ID = "01993f5e-7a10-7c3e-9b1d-0000000000";
    private static final String PICTURE = "https://example.com/image.png";
    private static final String EMAIL = "kaisa@nord.example";
    // What may be there only once.
    private static final String TRANSFER = "01993f5e-7a10-7c3e-9b1d-00000000ff01";
    private static final String ACCOUNT_NAME = "Vidu main";
    private static final String COLLECTION_NAME = "Spring campaign";
    private static final String HOOK = "https://example.com/hooks";
    private static final String NOWHERE = "http://127.0.0.1:9/hooks";
    private static final String FROM = "2099-01-01T00:00:00Z";
    private static final AtomicLong SECONDS = new AtomicLong();
    private static final String MONTH = "2001-01";
    private static final AtomicInteger MONTHS = new AtomicInteger();

    /** After these a team takes nothing new. */
    private static final Set<String> LIFE =
            Set.of("suspendTeam", "resumeTeam", "deleteTeam", "keepTeam");

    private static final List<String> KINDS =
            List.of(
                    "a1", "b1", "b2", "c1", "c2", "d1", "d2", "d3", "d4", "e1", "f1", "f2", "f3",
                    "f4", "f5", "f6", "f7");

    private final int port;
    private final ApiDocument document;
    private final People people;
    private final SandboxProvider sandbox;
    private final ApiClient admin;
    private final ApiTeam maker;
    private final ApiTeam managed;
    private final String job;
    private final String settled;
    private final Map<String, ApiClient> clients = new HashMap<>();
    private final Map<String, String> kept = new HashMap<>();
    private final ApiClient admins;
    private final DeliveryRows deliveries;
    private String webhook = "";
    private String schedule = "";
    private final Set<String> secrets = new HashSet<>();

    OpenApiWorld(
            int port,
            ApiDocument document,
            People people,
            SandboxProvider sandbox,
            PreviewRows previews) {
        this.port = port;
        this.document = document;
        this.people = people;
        this.sandbox = sandbox;
        deliveries = new DeliveryRows(previews.jdbc(), previews.transactions());
        admin = ApiClient.admin(port);
        maker = ApiTeam.make(port, "5000");
        managed = ApiTeam.make(port, "5000");
        admins = withKey(ApiTeam.newKey(admin, maker.id(), "[\"team:admin\"]"));
        job = maker.submit("the example").path("id").asString();
        settled = managed.submit("the settled example").path("id").asString();
        maker.reach(job, "succeeded");
        managed.reach(settled, "succeeded");
        await().atMost(ApiTeam.PATIENCE).until(() -> maker.job(job).path("assets").size() == 2);
        String video = maker.job(job).path("assets").path(0).path("id").asString();
        previews.give(video);
        keepJobsWaiting();
    }

    /** One endless job takes the maker's only place, so that its later jobs can be cancelled. */
    private void keepJobsWaiting() {
        admin.patch(maker.adminPath(), "{\"max_running_jobs\": 1}").is(200);
        String endless = id(maker.submit("[[sandbox:task_never_finishes]]"));
        await().atMost(ApiTeam.PATIENCE)
                .until(() -> maker.job(endless).path("state").asString().matches("queued|running"));
    }

    ApiTeam maker() {
        return maker;
    }

    /** A client whose key has this one scope, of the team that the operation is about. */
    ApiClient client(Operation operation, String scope) {
        boolean ofPlatform = scope.startsWith("platform:");
        ApiTeam team = operation.path().startsWith("/api/v1/admin/") ? managed : maker;
        String whose = ofPlatform ? "platform" : team.id();
        return clients.computeIfAbsent(
                whose + scope,
                name ->
                        withKey(
                                ofPlatform
                                        ? platformKey(scope)
                                        : ApiTeam.newKey(admin, team.id(), "[\"" + scope + "\"]")));
    }

    private ApiClient withKey(JsonNode made) {
        String secret = made.path("key").asString();
        secrets.add(secret);
        return ApiClient.bearer(port, secret);
    }

    /** The keys and links that were shown in calls. */
    /** With the scope that settings of the maker's team take. */
    ApiClient admins() {
        return admins;
    }

    Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    /** Sends the documented example about things made for it. */
    ApiReply send(Operation operation, ApiClient client) {
        return send(operation, client, new HashMap<>(), UnaryOperator.identity());
    }

    /** Sends the documented example where it is refused, so that the things serve again. */
    ApiReply sendInVain(Operation operation, ApiClient client) {
        return send(operation, client, kept, UnaryOperator.identity());
    }

    /** Sends the documented example with its body changed so that it is refused. */
    ApiReply sendInVain(Operation operation, ApiClient client, UnaryOperator<String> change) {
        return send(operation, client, kept, change);
    }

    /** The path of things that serve again. */
    String keptPath(Operation operation) {
        return path(operation, text -> fill(operation, text, kept));
    }

    private ApiReply send(
            Operation operation,
            ApiClient client,
            Map<String, String> real,
            UnaryOperator<String> change) {
        return send(
                operation,
                client,
                path(operation, text -> fill(operation, text, real)),
                change.apply(body(operation, real)));
    }

    ApiReply send(Operation operation, ApiClient client, String path, String body) {
        if (operation.id().equals("uploadPicture")) {
            return client.send(
                    "POST",
                    path,
                    BodyPublishers.ofByteArray(HouseFixtures.pictureBytes(320, 180)),
                    "Content-Type",
                    "image/png");
        }
        if (operation.id().equals("importBill")) {
            return client.send(
                    "POST", path, BodyPublishers.ofString(billFile()), "Content-Type", "text/csv");
        }
        List<String> headers = new ArrayList<>();
        for (JsonNode parameter : document.parameters(operation)) {
            if (parameter.path("in").asString().equals("header") && parameter.has("example")) {
                headers.add(parameter.path("name").asString());
                headers.add(parameter.path("example").asString() + UUID.randomUUID());
            }
        }
        if (operation.takesJson()) {
            return client.json(operation.method(), path, body, headers.toArray(String[]::new));
        }
        return client.send(
                operation.method(), path, BodyPublishers.noBody(), headers.toArray(String[]::new));
    }

    private String body(Operation operation, Map<String, String> real) {
        JsonNode example = operation.node().at("/requestBody/content/application~1json/example");
        return fill(operation, example.toString(), real);
    }

    /** The path with what the parameters' examples stand for, and the query where one is needed. */
    String path(Operation operation, UnaryOperator<String> value) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : document.parameters(operation)) {
            String name = parameter.path("name").asString();
            String example = value.apply(parameter.path("example").asString(""));
            switch (parameter.path("in").asString()) {
                case "path" -> path = path.replace("{" + name + "}", example);
                case "query" -> {
                    if (parameter.path("required").asBoolean(false)) {
                        query.add(name + "=" + URLEncoder.encode(example, StandardCharsets.UTF_8));
                    }
                }
                default -> {}
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private String fill(Operation operation, String text, Map<String, String> real) {
        String filled = text;
        for (String kind : KINDS) {
            if (filled.contains(ID + kind)) {
                filled =
                        filled.replace(
                                ID + kind,
                                real.computeIfAbsent(
                                        kind, which -> real(operation, which, real == kept)));
            }
        }
        if (filled.contains(ID)) {
            throw new AssertionError("Nothing real stands for an example id in " + filled);
        }
        if (filled.contains(EMAIL)) {
            filled = filled.replace(EMAIL, real.computeIfAbsent(EMAIL, email -> person()));
        }
        if (filled.contains(MONTH) && operation.id().equals("closeMonth") && real != kept) {
            filled = filled.replace(MONTH, nextMonth());
        }
        return filled.replace(PICTURE, HouseFixtures.picture(320, 180))
                .replace(HOOK, NOWHERE)
                .replace(TRANSFER, UUID.randomUUID().toString())
                .replace(ACCOUNT_NAME, ACCOUNT_NAME + UUID.randomUUID())
                .replace(COLLECTION_NAME, COLLECTION_NAME + " " + UUID.randomUUID())
                .replace(
                        FROM,
                        Instant.parse(FROM).plusSeconds(SECONDS.incrementAndGet()).toString());
    }

    /** One that can be closed: months go in their order, and only after a proof. */
    private String nextMonth() {
        admin.post("/api/v1/admin/proof/run", "").is(200);
        return YearMonth.parse(MONTH).plusMonths(MONTHS.incrementAndGet()).toString();
    }

    /** Things that the operation may end are made anew each time. */
    private String real(Operation operation, String kind, boolean vain) {
        boolean ends = operation.id().startsWith("cancel");
        return switch (kind) {
            case "a1" -> LIFE.contains(operation.id()) && !vain ? ownTeam() : managed.id();
            case "b1" -> id(ApiTeam.newKey(admin, managed.id(), "[\"jobs:read\"]"));
            case "b2" -> id(platformKey("platform:finance"));
            case "c1" -> member();
            case "c2" -> invitation();
            case "d1" -> ends ? id(maker.submit("to be cancelled")) : job;
            case "d2" -> maker.job(job).path("assets").path(0).path("id").asString();
            case "d3" -> unknownJob();
            case "d4" -> settled;
            case "e1" -> account();
            case "f1" -> webhook = webhook();
            case "f2" -> delivery();
            case "f3" -> collection();
            case "f4" -> export(operation.path().startsWith("/api/v1/admin/"));
            case "f5" -> bill();
            case "f6" -> schedule(operation.path().startsWith("/api/v1/admin/"));
            case "f7" -> deliveryOfSchedule(operation.path().startsWith("/api/v1/admin/"));
            default -> throw new AssertionError(kind);
        };
    }

    /** Ready to be fetched, over all teams or of the maker's. */
    private String export(boolean ofAll) {
        ApiClient client = ofAll ? admin : admins;
        String path = ofAll ? "/api/v1/admin/exports" : "/api/v1/exports";
        String wish = "{\"from\": \"2026-09-01\", \"to\": \"2026-09-30\"}";
        String one = path + "/" + id(client.post(path, wish).is(202).json());
        await().atMost(ApiTeam.PATIENCE)
                .until(() ->
                        client.get(one).is(200).json().path("state").asString().equals("ready"));
        return one.substring(path.length() + 1);
    }

    private String schedule(boolean ofAll) {
        ApiClient client = ofAll ? admin : admins;
        String path = ofAll ? "/api/v1/admin/export-schedules" : "/api/v1/export-schedules";
        String wish =
                "{\"frequency\": \"monthly\", \"filter\": {\"label\": [\""
                        + UUID.randomUUID()
                        + "\"]}}";
        schedule = id(client.post(path, wish).is(201).json());
        return schedule;
    }

    /** Of the schedule made last, as the path has it before the delivery. */
    private String deliveryOfSchedule(boolean ofAll) {
        return deliveries.sent(
                ofAll ? TeamId.HOUSE : TeamId.parse(maker.id()).orElseThrow(), schedule);
    }

    /** One that nothing else needs. */
    private String ownTeam() {
        return id(admin.post("/api/v1/admin/teams", "{\"name\": \"Own\"}").is(201).json());
    }

    private String webhook() {
        String wish = "{\"url\": \"" + NOWHERE + "\"}";
        return id(admins.post("/api/v1/webhooks", wish).is(201).json());
    }

    /**
     * Of the webhook made last, as the path has it before the delivery; tried once, not being sent.
     */
    private String delivery() {
        String path = "/api/v1/webhooks/" + webhook;
        String made = id(admins.post(path + "/test", "").is(202).json());
        String one = path + "/deliveries/" + made;
        await().until(() -> !admins.get(one).is(200).json().path("attempts").isEmpty());
        return made;
    }

    /** Made without a person, so that every key of the team may delete it. */
    private String collection() {
        String wish = "{\"name\": \"Takes " + UUID.randomUUID() + "\"}";
        return id(admins.post("/api/v1/collections", wish).is(201).json());
    }

    private JsonNode platformKey(String scope) {
        String wish = "{\"name\": \"program\", \"scopes\": [\"" + scope + "\"]}";
        return admin.post("/api/v1/admin/keys", wish).is(201).json();
    }

    private String person() {
        String email = "person" + UUID.randomUUID() + "@nord.example";
        HouseFixtures.asSystem(
                () -> people.create(email, "Kaisa", "a-long-enough-password", Set.of()));
        return email;
    }

    private String member() {
        String wish = "{\"email\": \"" + person() + "\", \"role\": \"member\"}";
        return id(admin.post(managed.adminPath() + "/members", wish).is(201).json());
    }

    private String invitation() {
        String wish =
                "{\"email\": \"guest"
                        + UUID.randomUUID()
                        + "@nord.example\", \"role\": \"viewer\"}";
        JsonNode made = admin.post(managed.adminPath() + "/invitations", wish).is(201).json();
        secrets.add(linkSecret(made));
        return id(made);
    }

    /** What the last part of a link is that is shown once. */
    private static String linkSecret(JsonNode made) {
        String link = made.path("link").asString();
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private String account() {
        String wish =
                "{\"name\": \"Vidu "
                        + UUID.randomUUID()
                        + "\", \"dialect\": \"vidu\", \"base_url\": \"http://127.0.0.1:9/vidu\","
                        + " \"api_key\": \"vda_key\", \"priority\": 9000, \"enabled\": false}";
        return id(admin.post("/api/v1/admin/provider-accounts", wish).is(201).json());
    }

    /** With a task that nobody knows in its second line. */
    private String bill() {
        ApiClient finance =
                clients.computeIfAbsent(
                        "platformplatform:finance",
                        name -> withKey(platformKey("platform:finance")));
        String path =
                "/api/v1/admin/bills?account_id="
                        + account()
                        + "&month=2001-01&task_column=Task&amount_column=Credits";
        return id(
                finance.send(
                                "POST",
                                path,
                                BodyPublishers.ofString(billFile()),
                                "Content-Type",
                                "text/csv")
                        .is(201)
                        .json());
    }

    private static String billFile() {
        return "Task,Time,Credits\n" + UUID.randomUUID() + ",2001-01-02T10:00:00Z,3\n";
    }

    private String unknownJob() {
        sandbox.faults().add(Fault.once(FaultKind.SUBMIT_500).onlyFor("vtrix"));
        sandbox.faults().add(Fault.once(FaultKind.SUBMIT_500).onlyFor("vidu"));
        String wish = ApiTeam.wish("lost").replace("viduq3-pro", "viduq2_turbo_img2video");
        ApiTeam other = ApiTeam.make(port, "100");
        String lost = id(other.api().post("/api/v1/jobs", wish).is(202).json());
        await().atMost(ApiTeam.PATIENCE)
                .until(() -> other.job(lost).path("state").asString().equals("unknown"));
        sandbox.faults().clear();
        return lost;
    }

    private static String id(JsonNode made) {
        return made.path("id").asString();
    }
}
