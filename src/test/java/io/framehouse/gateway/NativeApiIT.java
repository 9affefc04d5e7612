package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.jobs.HouseFixtures;
import io.framehouse.sandbox.SandboxProvider;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The calls of a team's key, as a program that knows only the contract would make them. */
@ApiStory
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NativeApiIT {
    private static final List<String> JOB_FIELDS =
            List.of(
                    "id",
                    "model",
                    "parameters",
                    "state",
                    "reason",
                    "provider_reason",
                    "progress",
                    "quote",
                    "quote_lines",
                    "settled",
                    "provider_cost",
                    "assets",
                    "created_at",
                    "updated_at",
                    "finished_at",
                    "expected_by",
                    "cost_center",
                    "labels",
                    "key_id",
                    "attempt");

    @LocalServerPort int port;
    @Autowired SandboxProvider sandbox;

    private ApiTeam team;
    private ApiClient api;
    private String first;

    @BeforeAll
    void start() {
        team = ApiTeam.make(port, "1000");
        api = team.api();
        first = team.submit("the first one").path("id").asString();
    }

    @Test
    void modelsAreListedWithRulesCapsAndPrices() {
        JsonNode page = api.get("/api/v1/models").is(200).json();
        int all = page.path("items").size();
        assertThat(all).isGreaterThanOrEqualTo(28);
        assertThat(page.path("next_cursor").isNull()).isTrue();
        for (JsonNode model : page.path("items")) {
            assertThat(model.propertyNames())
                    .contains("id", "title", "mode", "parameters", "caps", "price_lines");
            assertThat(model.path("parameters").path("type").asString()).isEqualTo("object");
            assertThat(model.path("price_lines").isEmpty()).isFalse();
        }
        JsonNode some = api.get("/api/v1/models?limit=2").is(200).json();
        assertThat(some.path("items").size()).isEqualTo(2);
        String rest = "/api/v1/models?cursor=" + some.path("next_cursor").asString();
        assertThat(api.get(rest).is(200).json().path("items").size()).isEqualTo(all - 2);
    }

    @Test
    void aQuoteIsItemisedAndHoldsNothing() {
        ApiTeam own = ApiTeam.make(port, "10");
        String before = own.trace();
        JsonNode quote = own.api().post("/api/v1/quotes", ApiTeam.wish("how much")).is(200).json();
        assertThat(quote.path("total").asString()).isEqualTo("18");
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : quote.path("lines")) {
            assertThat(line.propertyNames()).contains("label", "quantity", "unit_price", "amount");
            sum = sum.add(new BigDecimal(line.path("amount").asString()));
        }
        assertThat(sum).isEqualByComparingTo("18");
        assertThat(quote.has("price_version")).isTrue();
        assertThat(Instant.parse(quote.path("expires_at").asString())).isAfter(Instant.now());
        assertThat(own.trace()).isEqualTo(before);
    }

    @Test
    void aJobHasEveryFieldFromHoldToSuccess() {
        String wish =
                ApiTeam.wish("all fields")
                        .replace(
                                "{\"model\"",
                                "{\"cost_center\": \"CC-7\", \"labels\": [\"spring\"], \"model\"");
        JsonNode job = api.post("/api/v1/jobs", wish).is(202).json();
        assertThat(job.propertyNames()).containsAll(JOB_FIELDS);
        assertThat(job.path("state").asString()).isEqualTo("held");
        assertThat(job.path("quote").asString()).isEqualTo("18");
        assertThat(job.path("settled").isNull()).isTrue();
        assertThat(job.path("cost_center").asString()).isEqualTo("CC-7");
        assertThat(job.path("labels").path(0).asString()).isEqualTo("spring");
        assertThat(job.path("key_id").asString()).isEqualTo(team.keyId());
        assertThat(job.path("assets").isEmpty()).isTrue();
        assertThat(job.path("parameters").path("images").path(0).asString()).startsWith("upload:");
        JsonNode done = team.reach(job.path("id").asString(), "succeeded");
        assertThat(done.path("settled").asString()).isEqualTo("18");
        assertThat(done.path("provider_cost").path("value").isString()).isTrue();
        assertThat(done.path("provider_cost").path("unit").asString()).isEqualTo("credits");
        assertThat(Instant.parse(done.path("finished_at").asString())).isNotNull();
        String labelled = "/api/v1/jobs?label=spring&model=viduq3-pro&state=succeeded";
        assertThat(ids(labelled)).containsExactly(job.path("id").asString());
    }

    @Test
    void theIdempotencyKeyMakesOneJob() {
        String key = "order " + Instant.now();
        String wish = ApiTeam.wish("once");
        String id = submit(wish, key).is(202).json().path("id").asString();
        assertThat(submit(wish, key).is(200).json().path("id").asString()).isEqualTo(id);
        submit(ApiTeam.wish("twice"), key).problem(409, "idempotency_key_reused");
        for (String bad : List.of("x".repeat(256), " ")) {
            assertThat(submit(wish, bad).brokenFields()).containsExactly("Idempotency-Key");
        }
        // Keys are unique per API key: another key of the team starts anew.
        JsonNode other = ApiTeam.newKey(team.admin(), team.id(), "[\"jobs:write\", \"jobs:read\"]");
        ApiClient second = ApiClient.bearer(port, other.path("key").asString());
        String fresh =
                second.post("/api/v1/jobs", wish, "Idempotency-Key", key)
                        .is(202)
                        .json()
                        .path("id")
                        .asString();
        assertThat(fresh).isNotEqualTo(id);
    }

    @Test
    void aRefusedRequestLeavesNoTraceUnderItsKey() {
        String wish = ApiTeam.wish("fixed later");
        submit(wish.replace("\"duration\": 2", "\"duration\": 99"), "again").brokenFields();
        submit(wish, "again").is(202);
    }

    @Test
    void jobsArePagedNewestFirstAndFiltered() {
        ApiTeam own = ApiTeam.make(port, "1000");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(own.submit("page " + i).path("id").asString());
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = own.api().get("/api/v1/jobs?limit=2" + cursor).is(200).json();
            page.path("items").forEach(job -> seen.add(job.path("id").asString()));
            cursor = "&cursor=" + page.path("next_cursor").asString("");
        } while (!cursor.equals("&cursor="));
        assertThat(seen).isEqualTo(made);
        String hour = Instant.now().plusSeconds(3600).toString();
        assertThat(own.api().get("/api/v1/jobs?created_from=" + hour).json().path("items"))
                .isEmpty();
        assertThat(own.api().get("/api/v1/jobs?created_to=" + hour).json().path("items"))
                .hasSize(5);
        assertThat(own.api().get("/api/v1/jobs?model=vidu-q2-pro-img2video").json().path("items"))
                .isEmpty();
        assertThat(own.api().get("/api/v1/jobs?state=bogus").brokenFields())
                .containsExactly("state");
        assertThat(own.api().get("/api/v1/jobs?created_from=soon").brokenFields())
                .containsExactly("created_from");
    }

    @Test
    void theTimelineTellsTheWay() {
        team.reach(first, "succeeded");
        List<String> states = new ArrayList<>();
        for (JsonNode event : api.get("/api/v1/jobs/" + first + "/events").json().path("items")) {
            assertThat(Instant.parse(event.path("at").asString())).isNotNull();
            String to = event.path("to").asString("");
            if (!to.isEmpty() && (states.isEmpty() || !states.getLast().equals(to))) {
                states.add(to);
            }
        }
        assertThat(states).startsWith("held", "submitting").endsWith("succeeded");
    }

    @Test
    void aWaitingJobIsCancelledAndAnEndedOneIsNot() {
        ApiTeam own = ApiTeam.make(port, "100");
        sandbox.faults().holdQueue();
        try {
            String id = own.submit("stop me").path("id").asString();
            own.reach(id, "queued");
            own.api().post("/api/v1/jobs/" + id + "/cancel", "").is(202);
            own.reach(id, "cancelled");
            assertThat(own.balance().path("available").asString()).isEqualTo("100");
            own.api().post("/api/v1/jobs/" + id + "/cancel", "").problem(409, "wrong_state");
        } finally {
            sandbox.faults().releaseQueue();
        }
    }

    @Test
    void assetsAreListedAndTheirContentHasRangesAndTags() {
        team.reach(first, "succeeded");
        await().atMost(ApiTeam.PATIENCE)
                .until(() -> kinds(team.job(first)).containsAll(List.of("video", "cover")));
        JsonNode video = null;
        for (JsonNode asset : team.job(first).path("assets")) {
            assertThat(asset.propertyNames())
                    .contains(
                            "id",
                            "kind",
                            "state",
                            "url",
                            "content_type",
                            "bytes",
                            "width",
                            "height",
                            "duration");
            video = asset.path("kind").asString().equals("video") ? asset : video;
        }
        assertThat(video).isNotNull();
        assertThat(video.path("state").asString()).isEqualTo("ready");
        assertThat(video.path("height").asInt()).isEqualTo(540);
        assertThat(video.path("duration").isNumber()).isTrue();
        String id = video.path("id").asString();
        JsonNode listed = api.get("/api/v1/assets?limit=200").is(200).json();
        assertThat(listed.path("items").valueStream().map(a -> a.path("id").asString()))
                .contains(id);
        JsonNode one = api.get("/api/v1/assets/" + id).is(200).json();
        assertThat(one.path("bytes").asLong()).isEqualTo(video.path("bytes").asLong());
        checkContent("/api/v1/assets/" + id + "/content", video.path("bytes").asInt());
        ApiReply cover = api.get("/api/v1/assets/" + id + "/cover").is(200);
        assertThat(cover.header("content-type")).isEqualTo("image/jpeg");
        ApiReply linked = api.showing(null).get(video.path("url").asString()).is(200);
        assertThat(linked.body()).hasSize(video.path("bytes").asInt());
    }

    private void checkContent(String path, int bytes) {
        ApiReply whole = api.get(path).is(200);
        assertThat(whole.header("content-type")).isEqualTo("video/mp4");
        assertThat(whole.header("accept-ranges")).isEqualTo("bytes");
        assertThat(whole.body()).hasSize(bytes);
        ApiReply part = api.get(path, "Range", "bytes=10-19").is(206);
        assertThat(part.header("content-range")).isEqualTo("bytes 10-19/" + bytes);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 10, 20));
        ApiReply tail = api.get(path, "Range", "bytes=-5").is(206);
        assertThat(tail.body()).isEqualTo(Arrays.copyOfRange(whole.body(), bytes - 5, bytes));
        ApiReply beyond = api.get(path, "Range", "bytes=" + bytes + "-").is(416);
        assertThat(beyond.header("content-range")).isEqualTo("bytes */" + bytes);
        String tag = whole.header("etag");
        assertThat(tag).startsWith("\"");
        assertThat(api.get(path, "If-None-Match", tag).is(304).body()).isEmpty();
        ApiReply head = api.send("HEAD", path, BodyPublishers.noBody()).is(200);
        assertThat(head.header("content-length")).isEqualTo("" + bytes);
    }

    @Test
    void theBalanceAddsUpAndNamesTheBudgetsThatBind() {
        ApiTeam own = ApiTeam.make(port, "100.5");
        own.admin()
                .put(
                        own.adminPath() + "/budgets",
                        "[{\"scope\": \"team\", \"window\": \"month\", \"limit\": \"50\","
                                + " \"hard\": true, \"alert_at\": [50, 80, 100]}]")
                .is(200);
        String id = own.submit("costs 18").path("id").asString();
        JsonNode open = own.balance();
        assertThat(open.path("granted").asString()).isEqualTo("100.5");
        assertThat(sum(open)).isEqualByComparingTo("100.5");
        JsonNode budget = open.path("budgets").path(0);
        assertThat(budget.path("limit").asString()).isEqualTo("50");
        assertThat(Instant.parse(budget.path("resets_at").asString())).isAfter(Instant.now());
        assertThat(Instant.parse(open.path("as_of").asString())).isNotNull();
        own.reach(id, "succeeded");
        JsonNode spent = own.balance();
        assertThat(spent.path("spent").asString()).isEqualTo("18");
        assertThat(spent.path("held").asString()).isEqualTo("0");
        assertThat(spent.path("available").asString()).isEqualTo("82.5");
        assertThat(spent.path("overdrawn").asBoolean(true)).isFalse();
        assertThat(spent.path("budgets").path(0).path("spent").asString()).isEqualTo("18");
    }

    @Test
    void usageInJsonAndCsvAddsUpToWhatIsSettled() {
        ApiTeam own = ApiTeam.make(port, "1000");
        List<String> jobs =
                List.of("u1", "u2").stream()
                        .map(prompt -> own.submit(prompt).path("id").asString())
                        .toList();
        jobs.forEach(job -> own.reach(job, "succeeded"));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String days = "?from=" + today.minusDays(1) + "&to=" + today.plusDays(1);
        String settled = own.balance().path("spent").asString();
        for (String group :
                List.of(
                        "model",
                        "member",
                        "key",
                        "cost_center",
                        "day",
                        "model,day",
                        "week",
                        "month",
                        "label",
                        "resolution",
                        "off_peak",
                        "key,resolution")) {
            JsonNode usage =
                    own.api().get("/api/v1/usage" + days + "&group_by=" + group).is(200).json();
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode row : usage.path("items")) {
                sum = sum.add(new BigDecimal(row.path("settled").asString()));
            }
            assertThat(sum).as(group).isEqualByComparingTo(settled);
        }
        ApiReply csv = own.api().get("/api/v1/usage" + days + "&format=csv").is(200);
        assertThat(csv.header("content-type")).startsWith("text/csv");
        ApiReply grouped =
                own.api().get("/api/v1/usage" + days + "&format=csv&group_by=model").is(200);
        assertThat(csvSum(csv.text())).isEqualByComparingTo(settled);
        assertThat(csvSum(grouped.text())).isEqualByComparingTo(settled);
        theRowsOfUsageLeadToItsLines(own, days, settled);
        own.api().get("/api/v1/usage?group_by=colour").brokenFields();
        own.api().get("/api/v1/usage?format=xml").brokenFields();
        own.api().get("/api/v1/usage?from=2026-02-30").brokenFields();
        own.api().get("/api/v1/usage?from=2026-03-01&to=2026-02-01").brokenFields();
    }

    private static void theRowsOfUsageLeadToItsLines(ApiTeam own, String days, String settled) {
        JsonNode row =
                own.api()
                        .get("/api/v1/usage" + days + "&group_by=key")
                        .is(200)
                        .json()
                        .path("items")
                        .path(0);
        String byKey = days + "&key=" + row.path("key_id").asString();
        JsonNode first = own.api().get("/api/v1/usage/lines" + byKey + "&limit=1").is(200).json();
        JsonNode second =
                own.api()
                        .get(
                                "/api/v1/usage/lines"
                                        + byKey
                                        + "&cursor="
                                        + first.path("next_cursor").asString())
                        .is(200)
                        .json();
        assertThat(second.path("next_cursor").isNull()).isTrue();
        assertThat(first.path("items").size()).isOne();
        assertThat(second.path("items").size()).isOne();
        assertThat(
                        new BigDecimal(first.path("items").path(0).path("settled").asString())
                                .add(
                                        new BigDecimal(
                                                second.path("items")
                                                        .path(0)
                                                        .path("settled")
                                                        .asString())))
                .isEqualByComparingTo(settled);
        JsonNode none = own.api().get("/api/v1/usage" + days + "&key=none").is(200).json();
        assertThat(none.path("total").path("jobs").asInt(-1)).isZero();
        assertThat(own.api().get("/api/v1/usage" + days + "&provider=none").brokenFields())
                .containsExactly("provider");
    }

    @Test
    void anUploadCanStandInImages() {
        String uri = HouseFixtures.picture(400, 300);
        byte[] png = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
        JsonNode upload =
                api.send(
                                "POST",
                                "/api/v1/uploads",
                                BodyPublishers.ofByteArray(png),
                                "Content-Type",
                                "image/png")
                        .is(201)
                        .json();
        assertThat(upload.path("width").asInt()).isEqualTo(400);
        assertThat(upload.path("height").asInt()).isEqualTo(300);
        assertThat(upload.path("bytes").asInt()).isEqualTo(png.length);
        String url = upload.path("url").asString();
        assertThat(api.showing(null).get(url).is(200).body()).isEqualTo(png);
        for (String image : List.of(url, "upload:" + upload.path("id").asString())) {
            String wish = ApiTeam.wish("mine").replace(HouseFixtures.picture(320, 180), image);
            JsonNode job = api.post("/api/v1/jobs", wish).is(202).json();
            assertThat(job.path("parameters").path("images").path(0).asString())
                    .isEqualTo("upload:" + upload.path("id").asString());
        }
        api.send("POST", "/api/v1/uploads", BodyPublishers.ofString("no picture")).brokenFields();
        api.send("POST", "/api/v1/uploads", BodyPublishers.noBody()).brokenFields();
    }

    @Test
    void aKeyThatMayOnlyWriteSubmits() {
        JsonNode key = ApiTeam.newKey(team.admin(), team.id(), "[\"jobs:write\"]");
        ApiClient writer = ApiClient.bearer(port, key.path("key").asString());
        writer.post("/api/v1/jobs", ApiTeam.wish("blind")).is(202);
        writer.get("/api/v1/jobs").problem(403, "forbidden");
        writer.get("/api/v1/usage").problem(403, "forbidden");
    }

    private ApiReply submit(String wish, String key) {
        return api.post("/api/v1/jobs", wish, "Idempotency-Key", key);
    }

    private List<String> ids(String path) {
        return api.get(path)
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .map(job -> job.path("id").asString())
                .toList();
    }

    private static HashSet<String> kinds(JsonNode job) {
        HashSet<String> kinds = new HashSet<>();
        job.path("assets").forEach(asset -> kinds.add(asset.path("kind").asString()));
        return kinds;
    }

    private static BigDecimal sum(JsonNode balance) {
        return new BigDecimal(balance.path("available").asString())
                .add(new BigDecimal(balance.path("held").asString()))
                .add(new BigDecimal(balance.path("spent").asString()));
    }

    private static BigDecimal csvSum(String csv) {
        List<String> lines = csv.replace("\uFEFF", "").lines().toList();
        List<String> names = List.of(lines.getFirst().split(","));
        int column = Math.max(names.indexOf("settled"), names.indexOf("settled_credits"));
        assertThat(column).as(lines.getFirst()).isNotNegative();
        return lines.stream()
                .skip(1)
                .map(line -> new BigDecimal(line.split(",")[column].replace("\"", "")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
