package io.framehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.TestDatabases;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.sandbox.SandboxLoad;
import io.framehouse.sandbox.SandboxProvider;
import io.framehouse.sandbox.SandboxSettings;
import io.framehouse.sandbox.SandboxTask;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What outlives a killed node: the database, the providers' side and the data directory, with the
 * means to look at the books from outside.
 */
final class Homestead implements AutoCloseable {
    static final String ADMIN_KEY = "0123456789abcdef0123456789abcdef-adminkey";
    static final String SECRET_KEY = "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktMTI=";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    final SandboxProvider sandbox;
    final String jdbcUrl = TestDatabases.create();
    private final Path directory;
    private final Map<String, String> settings;
    private final List<String> accounts = new ArrayList<>();
    private final List<ProcessHouse> houses = new CopyOnWriteArrayList<>();

    /** A team of its own for one story. */
    record TeamKey(String team, String key) {}

    Homestead(Path directory, Map<String, String> more) {
        this(directory, Duration.ofSeconds(4), more);
    }

    /**
     * @param making how long the provider takes for a task at least
     */
    Homestead(Path directory, Duration making, Map<String, String> more) {
        this(
                directory,
                SandboxSettings.defaults(directory.resolve("provider"))
                        .withLoad(SandboxLoad.canned())
                        .withTimes(Duration.ofMillis(200), making)
                        .withAccount(1_000_000, 20),
                more);
    }

    Homestead(Path directory, SandboxSettings provider, Map<String, String> more) {
        this.directory = directory;
        this.settings = new HashMap<>(externalDatabase(jdbcUrl));
        this.settings.putAll(more);
        this.sandbox = SandboxProvider.start(provider);
    }

    static Map<String, String> externalDatabase(String jdbcUrl) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SPRING_DATASOURCE_URL", jdbcUrl);
        settings.put("SPRING_DATASOURCE_USERNAME", "framehouse_app");
        settings.put("SPRING_DATASOURCE_PASSWORD", "");
        settings.put("SPRING_FLYWAY_USER", "framehouse_owner");
        settings.put("SPRING_FLYWAY_PASSWORD", "");
        settings.put("FRAMEHOUSE_SECRET_KEY", SECRET_KEY);
        settings.put("FRAMEHOUSE_DEMO", "false");
        settings.put("FRAMEHOUSE_SANDBOX", "false");
        settings.put("FRAMEHOUSE_ALLOW_PRIVATE_ADDRESSES", "true");
        settings.put("FRAMEHOUSE_ADMIN_API_KEY", ADMIN_KEY);
        // Races are to meet the rules of money, not the limit of requests.
        settings.put("FRAMEHOUSE_LIMITS_REQUESTS_PER_MINUTE", "1000000");
        return settings;
    }

    /** Starts a node; the nodes share the data directory as they share a store of files. */
    ProcessHouse node() {
        return node(Map.of());
    }

    /** Starts a node with settings of its own. */
    ProcessHouse node(Map<String, String> own) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(own);
        ProcessHouse house = ProcessHouse.start(directory.resolve("data"), all);
        houses.add(house);
        return house;
    }

    /** Registers the sandbox in every dialect. */
    void connectProviders(ProcessHouse house) {
        connect(house, "vidu", 20);
        connect(house, "async-v3", 20);
        connect(house, "vtrix", 20);
    }

    void enableProviders(ProcessHouse house, boolean enabled) {
        for (String account : accounts) {
            admin(house)
                    .patch(
                            "/api/v1/admin/provider-accounts/" + account,
                            HouseClient.object().put("enabled", enabled));
        }
    }

    TeamKey team(ProcessHouse house) {
        return team(house, "1000");
    }

    TeamKey team(ProcessHouse house, String credits) {
        HouseClient admin = admin(house);
        String name = "Team " + UUID.randomUUID().toString().substring(0, 8);
        ObjectNode data = HouseClient.object().put("name", name).put("time_zone", "Europe/Berlin");
        String team = admin.post("/api/v1/admin/teams", data).path("id").asString();
        String path = "/api/v1/admin/teams/" + team;
        admin.post(
                path + "/grants", HouseClient.object().put("amount", credits).put("reason", "t"));
        admin.put(
                path + "/allowlist",
                HouseClient.JSON.createArrayNode().add(HouseClient.object().put("model", "*")));
        return new TeamKey(team, key(house, team).path("key").asString());
    }

    /** One more key of a team, with its id and its secret. */
    JsonNode key(ProcessHouse house, String team) {
        ObjectNode wish = HouseClient.object().put("name", "process");
        wish.putArray("scopes").add("jobs:write").add("jobs:read").add("usage:read");
        return admin(house).post("/api/v1/admin/teams/" + team + "/keys", wish);
    }

    String submit(ProcessHouse house, TeamKey team, String model) {
        return submit(house, team, model, "The robot waves", UUID.randomUUID().toString());
    }

    String submit(ProcessHouse house, TeamKey team, String model, String prompt, String key) {
        ObjectNode wish = HouseClient.object().put("model", model);
        wish.set("parameters", HouseFixtures.parameters(model, prompt));
        return client(house, team).create("/api/v1/jobs", wish, key).path("id").asString();
    }

    /** Ends an unknown job by a person's decision. */
    void resolve(ProcessHouse house, String job, String outcome) {
        admin(house)
                .post(
                        "/api/v1/admin/jobs/" + job + "/resolve",
                        HouseClient.object()
                                .put("outcome", outcome)
                                .put("reason", "Looked up at the provider"));
    }

    /** What the provider took on for a prompt; more than one would have been paid twice. */
    List<SandboxTask> tasks(String prompt) {
        return sandbox.tasks().stream()
                .filter(task -> task.request().toString().contains(prompt))
                .toList();
    }

    String state(ProcessHouse house, TeamKey team, String job) {
        return job(house, team, job).path("state").asString();
    }

    JsonNode job(ProcessHouse house, TeamKey team, String job) {
        return client(house, team).get("/api/v1/jobs/" + job);
    }

    void awaitState(ProcessHouse house, TeamKey team, String job, String state) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .failFast(
                        "job " + job + " ended otherwise than " + state,
                        () -> endedOtherwise(state(house, team, job), state))
                .until(() -> state(house, team, job).equals(state));
    }

    private static boolean endedOtherwise(String now, String wanted) {
        return !now.equals(wanted) && List.of("succeeded", "failed", "cancelled").contains(now);
    }

    /** Exactly one video is there, playable for its whole length of bytes. */
    void awaitVideo(ProcessHouse house, TeamKey team, String job) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> job(house, team, job).path("assets").findValuesAsString("kind"),
                        kinds -> kinds.contains("video") && kinds.contains("cover"));
        assertThat(number("select count(*) from asset where kind = 'video' and job_id = " + q(job)))
                .isEqualTo(1);
        assertThat(
                        number(
                                "select count(*) from asset where state <> 'ready' and job_id = "
                                        + q(job)))
                .isZero();
    }

    /** The kinds of a job's transfers, in the order of the alphabet. */
    String transfers(String job) {
        return text(
                "select string_agg(kind, ' ' order by kind) from credit_transfer where job_id = "
                        + q(job));
    }

    /** One job of the team succeeded: held once, settled once, one usage row, the proof holds. */
    void assertBookedOnce(ProcessHouse house, TeamKey team, String job) {
        JsonNode done = job(house, team, job);
        assertThat(done.path("state").asString()).isEqualTo("succeeded");
        assertThat(transfers(job)).isEqualTo("hold settle");
        BigDecimal settled = new BigDecimal(done.path("settled").asString());
        JsonNode balance = client(house, team).get("/api/v1/balance");
        assertThat(new BigDecimal(balance.path("spent").asString())).isEqualByComparingTo(settled);
        assertThat(new BigDecimal(balance.path("held").asString())).isZero();
        assertThat(new BigDecimal(balance.path("available").asString()))
                .isEqualByComparingTo(new BigDecimal(1_000).subtract(settled));
        JsonNode usage = client(house, team).get("/api/v1/usage").path("total");
        assertThat(usage.path("jobs").asInt()).isEqualTo(1);
        assertThat(new BigDecimal(usage.path("settled").asString())).isEqualByComparingTo(settled);
        assertProofHolds(house);
    }

    void assertProofHolds(ProcessHouse house) {
        JsonNode proof = admin(house).post("/api/v1/admin/proof/run", HouseClient.object());
        assertThat(proof.path("ok").asBoolean()).as(proof.toPrettyString()).isTrue();
    }

    /** The states that the job's timeline names, in order. */
    List<String> timeline(ProcessHouse house, TeamKey team, String job) {
        List<String> states = new ArrayList<>();
        client(house, team)
                .get("/api/v1/jobs/" + job + "/events?limit=200")
                .path("items")
                .forEach(event -> {
                    if (event.path("to").isString()) {
                        states.add(event.path("to").asString());
                    }
                });
        return states;
    }

    HouseClient client(ProcessHouse house, TeamKey team) {
        return new HouseClient(house.address(), team.key());
    }

    static HouseClient admin(ProcessHouse house) {
        return new HouseClient(house.address(), ADMIN_KEY);
    }

    /** A connection that sees everything. */
    Connection behindTheWalls() throws SQLException {
        return TestDatabases.superuser(jdbcUrl);
    }

    long number(String sql) {
        return Long.parseLong(text(sql));
    }

    String text(String sql) {
        try (Connection connection = behindTheWalls();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return String.valueOf(answer.getString(1));
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    static String q(String uuid) {
        return "'" + UUID.fromString(uuid) + "'::uuid";
    }

    @Override
    public void close() {
        houses.forEach(ProcessHouse::close);
        sandbox.close();
    }

    /** Registers the sandbox in one dialect. */
    void connect(ProcessHouse house, String dialect, int concurrent) {
        String scheme = dialect.equals("vidu") ? "token" : "bearer";
        ObjectNode data =
                HouseClient.object()
                        .put("name", "Provider " + dialect)
                        .put("dialect", dialect)
                        .put("base_url", sandbox.baseUrl())
                        .put("auth_scheme", scheme)
                        .put("api_key", SandboxSettings.DEFAULT_API_KEY)
                        .put("models", "*")
                        .put("max_concurrent", concurrent);
        connect(house, data);
    }

    /** Registers an account as it is given. */
    void connect(ProcessHouse house, ObjectNode account) {
        accounts.add(
                admin(house)
                        .post("/api/v1/admin/provider-accounts", account)
                        .path("id")
                        .asString());
    }
}
