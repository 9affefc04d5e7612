package io.framehouse.reconciliation.internal;

import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.Framehouse;
import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobBench;
import io.framehouse.jobs.JobEvidence;
import io.framehouse.jobs.JobResolutions;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.JobWork;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.jobs.PollWork;
import io.framehouse.providers.AccountData;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.CallbackDoor;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.providers.ViduSignature;
import io.framehouse.reconciliation.Callbacks;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * Callbacks over real HTTP, the loops at rest: lost, doubled, out of order, forged, stale, replayed
 * or too early, they change when a job is looked at and nothing else.
 */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            JobBench.QUIET,
            "framehouse.copies.enabled=false",
            "framehouse.allow-private-addresses=true",
            "framehouse.public-url=http://127.0.0.1:${local.server.port:0}"
        })
@PostgresTest
@Import({HouseFixtures.class, JobBench.Time.class})
class CallbacksIT {
    private static final String KEY = "vda_key-of-the-callbacks";
    private static final ScriptedVidu PROVIDER = new ScriptedVidu();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Autowired HouseFixtures house;
    @Autowired JobWork work;
    @Autowired PollWork polls;
    @Autowired Sender sender;
    @Autowired Poller poller;
    @Autowired ProviderAccounts accounts;
    @Autowired JobResolutions resolutions;
    @Autowired CallbackDoor door;
    @Autowired MutableClock clock;
    @Autowired MeterRegistry metrics;

    @LocalServerPort int port;

    private TeamId team;
    private ProviderAccount account;

    @BeforeEach
    void openAnAccount() {
        team = house.team(Credits.of(10_000));
        account = account("vidu", PROVIDER.url(), AuthScheme.TOKEN, true);
    }

    @AfterEach
    void calm() {
        PROVIDER.silent(false);
        PROVIDER.duringSubmit(() -> {});
        asSystem(accounts::list).stream()
                .filter(one -> one.data().enabled())
                .forEach(one -> set(one, true, false));
    }

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    @Test
    void theAddressNamesTheAccountAndTheAttemptAndACallWakesTheJob() {
        Job job = sent();
        Instant planned = job.nextCheckAt();
        URI address = PROVIDER.callbackAddress();
        assertThat(address.toString())
                .isEqualTo(
                        "http://127.0.0.1:"
                                + port
                                + "/callbacks/vidu/"
                                + account.id()
                                + "?attempt="
                                + PROVIDER.lastSubmit().path("payload").asString());
        assertThat(planned).isAfter(clock.instant());
        assertThat(due(job)).isEmpty();
        assertThat(call(body("processing"))).isEqualTo(200);
        assertThat(due(job)).isPresent();
    }

    @Test
    void theBodyIsNeverBelieved() {
        Job job = sent();
        assertThat(call(body("success"))).isEqualTo(200);
        asSystem(() -> look(job));
        assertThat(fresh(job).state()).isEqualTo(JobState.QUEUED);
        PROVIDER.says(PROVIDER.lastTask(), PROVIDER.task(PROVIDER.lastTask(), "success"));
        assertThat(call("garbage")).isEqualTo(200);
        asSystem(() -> look(job));
        assertThat(fresh(job).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aLostCallbackIsNotMissed() {
        Job job = sent();
        PROVIDER.says(PROVIDER.lastTask(), PROVIDER.task(PROVIDER.lastTask(), "success"));
        clock.advance(Duration.ofMinutes(1));
        asSystem(() -> look(job));
        assertThat(fresh(job).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aDoubledCallbackIsRefusedOnceItIsKnownAndANewOneIsNot() {
        Job job = sent();
        Map<String, String> headers = signed(PROVIDER.callbackAddress(), KEY, clock.instant());
        URI address = PROVIDER.callbackAddress();
        double replays = count("refused", "reason", "replayed");
        assertThat(post(address, headers, text(body("success"))).statusCode()).isEqualTo(200);
        asSystem(() -> look(job));
        HttpResponse<String> again = post(address, headers, text(body("success")));
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(again.body())
                .contains("This callback is not verified.")
                .doesNotContain("replay", "nonce");
        assertThat(due(job)).isEmpty();
        assertThat(count("refused", "reason", "replayed")).isEqualTo(replays + 1);
        assertThat(call(body("success"))).isEqualTo(200);
        assertThat(due(job)).isPresent();
    }

    @Test
    void callbacksOutOfOrderEndInTheSame() {
        Job job = sent();
        PROVIDER.says(PROVIDER.lastTask(), PROVIDER.task(PROVIDER.lastTask(), "success"));
        double unmatched = count("verified", "effect", "unmatched");
        assertThat(call(body("success"))).isEqualTo(200);
        asSystem(() -> look(job));
        assertThat(call(body("processing"))).isEqualTo(200);
        assertThat(fresh(job).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(count("verified", "effect", "unmatched")).isEqualTo(unmatched + 1);
    }

    @Test
    void aForgedCallbackDoesNothing() {
        Job job = sent();
        URI address = PROVIDER.callbackAddress();
        Map<String, String> forged = signed(address, "another key", clock.instant());
        assertThat(post(address, forged, text(body("success"))).statusCode()).isEqualTo(401);
        assertThat(post(address, Map.of(), text(body("success"))).statusCode()).isEqualTo(401);
        Map<String, String> good = signed(address, KEY, clock.instant());
        URI other = URI.create(address.toString().replaceAll("=.*", "=" + UUID.randomUUID()));
        assertThat(post(other, good, text(body("success"))).statusCode()).isEqualTo(401);
        assertThat(due(job)).isEmpty();
    }

    @Test
    void aStaleCallbackDoesNothing() {
        Job job = sent();
        URI address = PROVIDER.callbackAddress();
        for (Duration off : List.of(Duration.ofMinutes(-6), Duration.ofMinutes(6))) {
            Map<String, String> headers = signed(address, KEY, clock.instant().plus(off));
            assertThat(post(address, headers, text(body("success"))).statusCode()).isEqualTo(401);
        }
        assertThat(due(job)).isEmpty();
        Map<String, String> late = signed(address, KEY, clock.instant().minusSeconds(240));
        assertThat(post(address, late, text(body("success"))).statusCode()).isEqualTo(200);
    }

    @Test
    void aNonceIsKnownForAsLongAsItsDateIsGood() {
        sent();
        URI address = PROVIDER.callbackAddress();
        Instant ahead = clock.instant().plusSeconds(290);
        Map<String, String> headers = signed(address, KEY, ahead);
        assertThat(post(address, headers, text(body("success"))).statusCode()).isEqualTo(200);
        for (int step = 0; step < 12; step++) {
            clock.advance(Duration.ofMinutes(1));
            // Another one, which may clean up.
            assertThat(call(body("success"))).isEqualTo(200);
            assertThat(post(address, headers, text(body("success"))).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aCallbackBeforeTheSubmitsOwnAnswerIsKeptAndHarmless() {
        AtomicReference<Integer> status = new AtomicReference<>();
        PROVIDER.duringSubmit(() -> status.set(call(body("processing"))));
        Job job = sent();
        assertThat(status.get()).isEqualTo(200);
        assertThat(job.state()).isEqualTo(JobState.QUEUED);
        assertThat(job.providerTaskId()).isEqualTo(PROVIDER.lastTask());
    }

    @Test
    void aCallbackFindsASubmitThatNobodyAnsweredThoughTheListIsBroken() {
        PROVIDER.silent(true);
        PROVIDER.duringSubmit(() -> assertThat(call(body("processing"))).isEqualTo(200));
        Job job = sent();
        assertThat(job.state()).isEqualTo(JobState.UNKNOWN);
        int submits = PROVIDER.submits();
        clock.advance(Duration.ofSeconds(10));
        asSystem(() -> look(job));
        assertThat(fresh(job).state()).isEqualTo(JobState.QUEUED);
        assertThat(fresh(job).providerTaskId()).isEqualTo(PROVIDER.lastTask());
        PROVIDER.says(PROVIDER.lastTask(), PROVIDER.task(PROVIDER.lastTask(), "success"));
        clock.advance(Duration.ofSeconds(10));
        asSystem(() -> look(job));
        assertThat(fresh(job).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(PROVIDER.submits()).isEqualTo(submits);
    }

    @Test
    void aNamedTaskThatCarriesAnotherTagIsNotOurs() {
        PROVIDER.silent(true);
        Job job = sent();
        PROVIDER.says("theirs", ScriptedVidu.page("theirs", "success", "another tag"));
        assertThat(call("{\"id\":\"theirs\",\"state\":\"success\"}")).isEqualTo(200);
        asSystem(() -> look(job));
        assertThat(fresh(job).state()).isEqualTo(JobState.UNKNOWN);
        assertThat(fresh(job).providerTaskId()).isNull();
        JobEvidence evidence = asSystem(() -> resolutions.evidence(team, job.id()));
        assertThat(evidence.looks())
                .extracting(look -> look.kind() + " " + look.found())
                .containsExactly("TASK_LIST incomplete", "CALLBACK verified", "NAMED_TASK absent");
        assertThat(evidence.attempts()).hasSize(1);
        assertThat(evidence.trying()).isEqualTo(JobEvidence.Trying.SEARCH_LIST);
        // It is not asked for again.
        clock.advance(Duration.ofSeconds(30));
        asSystem(() -> look(job));
        assertThat(asSystem(() -> resolutions.evidence(team, job.id())).looks().getFirst().times())
                .isEqualTo(2);
    }

    @Test
    void aWakeDuringALookIsNotLost() {
        Job job = sent();
        clock.advance(Duration.ofSeconds(10));
        Watch underWay = due(job).orElseThrow();
        assertThat(call(body("success"))).isEqualTo(200);
        assertThat(due(job)).as("the look under way keeps its lease").isEmpty();
        Instant later = clock.instant().plusSeconds(3_600);
        HouseFixtures.<Object>asSystem(() -> {
            work.polled(underWay, new PollOutcome.Pending(false, null, "queueing"), later);
            polls.flush();
            return true;
        });
        assertThat(due(job)).as("and the job is looked at again at once").isPresent();
    }

    @Test
    void anotherAccountsCallWakesNothing() {
        Job job = sent();
        ProviderAccount other = account("other", PROVIDER.url(), AuthScheme.TOKEN, true);
        String query = PROVIDER.callbackAddress().getRawQuery();
        URI address = at(other, query);
        assertThat(
                        post(address, signed(address, KEY, clock.instant()), text(body("success")))
                                .statusCode())
                .isEqualTo(200);
        assertThat(due(job)).isEmpty();
        URI nobody =
                URI.create("http://127.0.0.1:" + port + "/callbacks/vidu/" + UUID.randomUUID());
        assertThat(post(nobody, signed(nobody, KEY, clock.instant()), text("{}")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aProxysCallbacksAreNeitherAskedForNorBelieved() {
        ProviderAccount proxy = account("proxy", PROVIDER.url() + "/vidu", AuthScheme.BEARER, true);
        assertThat(door.address(proxy, UUID.randomUUID())).isEmpty();
        URI address = at(proxy, "attempt=" + UUID.randomUUID());
        double unverifiable = count("refused", "reason", "unverifiable");
        assertThat(post(address, signed(address, KEY, clock.instant()), text("{}")).statusCode())
                .isEqualTo(401);
        assertThat(count("refused", "reason", "unverifiable")).isEqualTo(unverifiable + 1);
    }

    @Test
    void anAccountWithoutCallbacksIsGivenNoAddress() {
        set(account, false, true);
        sent();
        assertThat(PROVIDER.lastSubmit().has("callback_url")).isFalse();
        URI address = at(account, "attempt=" + UUID.randomUUID());
        assertThat(post(address, signed(address, KEY, clock.instant()), text("{}")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aBodyWithoutEndIsRefused() {
        sent();
        URI address = PROVIDER.callbackAddress();
        byte[] large = new byte[Callbacks.MAX_BODY_BYTES + 1];
        assertThat(
                        post(
                                        address,
                                        signed(address, KEY, clock.instant()),
                                        BodyPublishers.ofByteArray(large))
                                .statusCode())
                .isEqualTo(413);
        BodyPublisher chunked =
                BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large));
        assertThat(post(address, signed(address, KEY, clock.instant()), chunked).statusCode())
                .isEqualTo(413);
    }

    @Test
    void otherMethodsAndPathsAreProblems() throws Exception {
        for (String path : List.of("/callbacks/vidu/" + account.id(), "/callbacks/other")) {
            HttpRequest get =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
            HttpResponse<String> answer = HTTP.send(get, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("urn:framehouse:problem:not_found");
        }
    }

    /** A job whose submit was made, and answered or not. */
    private Job sent() {
        Job job = house.submit(team, "viduq3-pro", "called back");
        Attempt attempt =
                asSystem(() -> work.beginAttempts("test", 100)).stream()
                        .filter(one -> one.job().equals(job.id()))
                        .findFirst()
                        .orElseThrow();
        HouseFixtures.<Object>asSystem(() -> {
            sender.send(attempt);
            return true;
        });
        return fresh(job);
    }

    private Job fresh(Job job) {
        return house.get(job);
    }

    private boolean look(Job job) {
        poller.look(due(job).orElseThrow());
        polls.flush();
        return true;
    }

    /** The job's watch, where it is due now. */
    private Optional<Watch> due(Job job) {
        return asSystem(() -> work.claimDue("test", 1_000, Duration.ofSeconds(45))).stream()
                .filter(watch -> watch.job().equals(job.id()))
                .findFirst();
    }

    private String body(String state) {
        return PROVIDER.task(PROVIDER.lastTask(), state);
    }

    /** A good call about the last submit. */
    private int call(String body) {
        URI address = PROVIDER.callbackAddress();
        return post(address, signed(address, KEY, clock.instant()), text(body)).statusCode();
    }

    private static Map<String, String> signed(URI address, String key, Instant at) {
        return ViduSignature.headers(
                "POST",
                address.getRawPath(),
                address.getRawQuery(),
                at,
                UUID.randomUUID().toString(),
                key);
    }

    private static BodyPublisher text(String body) {
        return BodyPublishers.ofString(body);
    }

    private static HttpResponse<String> post(
            URI address, Map<String, String> headers, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).POST(body);
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private URI at(ProviderAccount other, String query) {
        return URI.create(
                "http://127.0.0.1:" + port + "/callbacks/vidu/" + other.id() + "?" + query);
    }

    private double count(String what, String tag, String value) {
        return metrics.get("framehouse.callbacks." + what).tag(tag, value).counter().count();
    }

    private ProviderAccount account(String name, String url, AuthScheme scheme, boolean callbacks) {
        return asSystem(() ->
                accounts.create(
                        data(name + " " + UUID.randomUUID(), url, scheme, callbacks, true)));
    }

    private void set(ProviderAccount one, boolean callbacks, boolean enabled) {
        AccountData now = one.data();
        asSystem(() ->
                accounts.update(
                        one.id(),
                        data(now.name(), now.baseUrl(), now.authScheme(), callbacks, enabled)));
    }

    private static AccountData data(
            String name, String url, AuthScheme scheme, boolean callbacks, boolean enabled) {
        return new AccountData(
                name,
                "vidu",
                url,
                scheme,
                KEY,
                List.of("*"),
                1_000,
                100_000,
                null,
                callbacks,
                10,
                enabled);
    }
}
