package io.framehouse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MutableClock;
import io.framehouse.sandbox.SandboxClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Canned films, thousands of tasks, off-peak time, chance, the provider's books. */
class SandboxLoadIT {
    private static final String SUBMIT = "/ent/v2/text2video";
    private static final int CROWD = 3_000;

    @TempDir Path work;
    private SandboxProvider provider;
    private SandboxClient token;

    private void use(SandboxSettings settings) {
        provider = SandboxProvider.start(settings);
        token = new SandboxClient(provider.baseUrl(), "Token sandbox-key");
    }

    private SandboxSettings settings() {
        return SandboxSettings.defaults(work)
                .withTimes(Duration.ofMillis(10), Duration.ofMillis(10))
                .withAccount(10_000_000, CROWD)
                .withLoad(SandboxLoad.canned());
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private static String task(String prompt, String more) {
        return """
        {"model": "viduq2", "prompt": "%s", "duration": 1, "resolution": "540p", "payload": "t"%s}\
        """
                .formatted(prompt, more);
    }

    private String submit(String prompt, String more) throws IOException {
        Answer answer = token.post(SUBMIT, task(prompt, more));
        assertThat(answer.status()).as(new String(answer.body())).isEqualTo(200);
        return answer.json().path("task_id").stringValue();
    }

    private JsonNode poll(String id) throws IOException {
        return token.get("/ent/v2/tasks/" + id + "/creations").json();
    }

    private String state(String id) {
        try {
            return poll(id).path("state").asString();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void aCrowdOfTasksIsMadeFromOneFilm() throws IOException {
        use(settings());
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < CROWD; i++) {
                String prompt = "crowd " + i;
                var _ = callers.submit(() -> submit(prompt, ""));
            }
        }
        assertThat(provider.tasks()).hasSize(CROWD);
        SandboxClient.await(
                "all done",
                () -> provider.tasks().stream().allMatch(task -> task.state().equals("success")));
        try (var files = Files.list(work.resolve("renders"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".mp4"))).hasSize(1);
        }
        String id = provider.tasks().getFirst().id();
        String url = poll(id).path("creations").path(0).path("url").stringValue();
        assertThat(VideoFacts.of(token.get(url).body(), work).seconds()).isBetween(0.9, 1.2);
        assertThat(work.resolve("tasks")).doesNotExist();
    }

    @Test
    void anOffPeakTaskWaitsAndIsCancelledAfterItsLastHour() throws IOException {
        MutableClock clock = new MutableClock(Instant.parse("2026-11-21T10:00:00Z"));
        use(
                settings()
                        .withClock(clock)
                        .withLoad(SandboxLoad.canned().withOffPeakHour(Duration.ofHours(1))));
        long before = provider.balanceCredits();
        String starting = submit("at night", ", \"off_peak\": true");
        String waiting = submit("[[sandbox:task_never_starts]]", ", \"off_peak\": true");
        String plain = submit("by day", "");
        clock.advance(Duration.ofHours(3));
        SandboxClient.await("the other", () -> state(plain).equals("processing"));
        assertThat(state(starting)).isEqualTo("queueing");
        clock.advance(Duration.ofHours(2));
        SandboxClient.await("the start", () -> state(starting).equals("processing"));
        clock.advance(Duration.ofHours(42));
        SandboxClient.await("the end", () -> state(starting).equals("success"));
        assertThat(state(waiting)).isEqualTo("queueing");
        clock.advance(Duration.ofHours(2));
        SandboxClient.await("the provider's own end", () -> state(waiting).equals("failed"));
        JsonNode ended = poll(waiting);
        assertThat(ended.path("err_code").stringValue()).isEqualTo("Canceled");
        assertThat(ended.path("credits").intValue()).isZero();
        assertThat(before - provider.balanceCredits())
                .isEqualTo(provider.ledger().stream().mapToInt(l -> l.takenCredits()).sum());
    }

    @Test
    void chanceStrikesTheSameAgain() throws IOException {
        use(settings());
        provider.faults().mix(FaultMix.parse("submit_500:30,submit_busy:20", 5));
        String first = answers();
        provider.faults().mix(FaultMix.parse("submit_500:30,submit_busy:20", 5));
        assertThat(answers()).isEqualTo(first).contains("500").contains("429").contains("200");
        assertThat(provider.faults().struck().get(FaultKind.SUBMIT_500)).isEven();
        SandboxClient plain = new SandboxClient(provider.baseUrl(), "");
        Answer set = plain.post("/_sandbox/mix", "{\"mix\": \"poll_500:100\", \"seed\": 3}");
        assertThat(set.json().path("mix").stringValue()).isEqualTo("poll_500:100");
        assertThat(token.get("/ent/v2/tasks/x/creations").status()).isEqualTo(404);
        assertThat(plain.post("/_sandbox/mix", "{\"mix\": \"poll_500\"}").status()).isEqualTo(400);
        String task = provider.tasks().getFirst().id();
        assertThat(token.get("/ent/v2/tasks/" + task + "/creations").status()).isEqualTo(500);
        assertThat(plain.delete("/_sandbox/faults").json().path("mix").stringValue()).isEmpty();
    }

    private String answers() throws IOException {
        StringBuilder statuses = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            statuses.append(token.post(SUBMIT, task("chance " + i, "")).status()).append(' ');
        }
        return statuses.toString();
    }

    @Test
    void theBooksTellWhatWasCreatedTwice() throws IOException {
        use(settings());
        submit("one", "");
        provider.faults().add(Fault.once(FaultKind.SUBMIT_500_ACCEPTED));
        token.post(SUBMIT, task("one", ""));
        provider.faults().add(Fault.once(FaultKind.SUBMIT_500));
        token.post(SUBMIT, task("two", ""));
        SandboxClient plain = new SandboxClient(provider.baseUrl(), "");
        JsonNode books = plain.get("/_sandbox/ledger").json();
        assertThat(books.path("submits").intValue()).isEqualTo(3);
        assertThat(books.path("faults_struck").path("submit_500").intValue()).isEqualTo(1);
        assertThat(books.path("tasks").size()).isEqualTo(2);
        JsonNode line = books.path("tasks").path(1);
        assertThat(line.path("created").intValue()).isEqualTo(2);
        assertThat(line.path("payload").stringValue()).isEqualTo("t");
        assertThat(line.path("prompt").stringValue()).isEqualTo("one");
        assertThat(line.path("purse").stringValue()).isEqualTo("vidu");
        assertThat(line.path("key_ends").stringValue()).isEqualTo("-key");
        assertThat(line.path("taken_credits").intValue())
                .isEqualTo(line.path("price_credits").intValue())
                .isPositive();
    }

    @Test
    void everyAnswerCanBeSlow() throws IOException {
        use(settings().withLoad(SandboxLoad.canned().withLatency(Duration.ofMillis(200))));
        long start = System.nanoTime();
        submit("slow", "");
        assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofMillis(195).toNanos());
    }
}
