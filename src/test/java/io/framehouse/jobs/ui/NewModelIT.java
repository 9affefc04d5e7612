package io.framehouse.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.sandbox.SandboxProvider;
import io.framehouse.sandbox.SandboxTask;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Member;
import io.framehouse.teams.Teams;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One catalogue file, and the model is in the form, on both APIs, and makes videos. */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "framehouse.demo=true",
            "framehouse.sandbox=true",
            "framehouse.sandbox-films=canned",
            "framehouse.sandbox-port=0",
            "framehouse.admin-api-key=" + NewModelIT.ADMIN_KEY,
            "framehouse.reconciliation.pause-millis=50"
        })
@PostgresTest
@WithMockUser
class NewModelIT extends SpringBrowserlessTest {
    static final String ADMIN_KEY = "test-only-platform-key-0123456789abcdef";
    private static final String MODEL = "viduq9-text2video";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired Teams teams;
    @Autowired SandboxProvider sandbox;
    @LocalServerPort int port;
    private TeamId nord;
    private String key;

    @DynamicPropertySource
    static void oneMoreFile(DynamicPropertyRegistry registry) {
        registry.add(
                "framehouse.catalog-dir",
                () -> {
                    try {
                        return new ClassPathResource("catalog-q9").getFile().getPath();
                    } catch (IOException missing) {
                        throw new IllegalStateException(missing);
                    }
                });
    }

    @BeforeEach
    void findTheDemoTeam() throws Exception {
        nord =
                CurrentActor.as(
                        Actor.system("test"),
                        () -> teams.findBySlug("studio-nord").orElseThrow().id());
        key =
                post(
                                "/api/v1/admin/teams/" + nord + "/keys",
                                ADMIN_KEY,
                                """
                                {"name": "new model", "scopes": ["jobs:write", "jobs:read"]}
                                """)
                        .path("key")
                        .asString();
    }

    @Test
    void theFormOffersDrawsAndSendsIt() throws Exception {
        CurrentActor.runAs(
                owner(),
                () -> {
                    UI.getCurrent()
                            .navigate("t/studio-nord/create", QueryParameters.of("model", MODEL));
                    assertThat(find(ModelPicker.class).single()).isNotNull();
                    assertThat(find(SecondsControl.class).single().field().max()).isEqualTo(20);
                    test(find(TextArea.class).single()).setValue("made by the form");
                    Button send =
                            find(Button.class).all().stream()
                                    .filter(one -> one.getText().startsWith("Create video"))
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(send.getText()).contains("18");
                    test(send).click();
                    leave();
                });
        String job = newest("made by the form");
        assertThat(reach(job, "succeeded").path("model").asString()).isEqualTo(MODEL);
        assertThat(madeBy("made by the form").model()).contains("q9");
    }

    @Test
    void theNativeApiListsQuotesAndMakesIt() throws Exception {
        assertThat(get("/api/v1/models?limit=200").path("items").valueStream())
                .extracting(model -> model.path("title").asString())
                .contains("Vidu Q9 Text");
        JsonNode job =
                post(
                        "/api/v1/jobs",
                        key,
                        """
                        {"model": "%s", "parameters": {"prompt": "made by the API"}}
                        """
                                .formatted(MODEL));
        JsonNode done = reach(job.path("id").asString(), "succeeded");
        assertThat(done.path("parameters").path("duration").asInt()).isEqualTo(2);
        assertThat(madeBy("made by the API").model()).contains("q9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/ent/v2/text2video|{'model': 'viduq9', 'prompt': '%s'}|task_id",
                "/v3/async/vidu-q9-t2v|{'prompt': '%s', 'duration': 2}|task_id",
                "/model/v1/generation|{'model': 'viduq9_text2video', 'prompt': '%s'}|id"
            })
    void everyDropInCallMakesIt(String path, String body, String id) throws Exception {
        String prompt = "made by " + path;
        JsonNode made = post(path, key, body.formatted(prompt).replace('\'', '"'));
        reach(made.path(id).asString(), "succeeded");
        assertThat(madeBy(prompt).model()).contains("q9");
    }

    /** Takes the screen away, so that no live news of the job comes to it when nobody is there. */
    private void leave() {
        find(CreateView.class).single().removeFromParent();
        roundTrip();
    }

    private SandboxTask madeBy(String prompt) {
        return sandbox.tasks().stream()
                .filter(task -> task.request().toString().contains(prompt))
                .findFirst()
                .orElseThrow();
    }

    private String newest(String prompt) throws Exception {
        for (JsonNode job : get("/api/v1/jobs?limit=20").path("items")) {
            if (job.toString().contains(prompt)) {
                return job.path("id").asString();
            }
        }
        throw new AssertionError("no job says '" + prompt + "'");
    }

    private JsonNode reach(String job, String state) {
        await().atMost(PATIENCE)
                .failFast(
                        "it failed",
                        () -> get("/api/v1/jobs/" + job).path("state").asString().equals("failed"))
                .until(() -> get("/api/v1/jobs/" + job).path("state").asString().equals(state));
        return get("/api/v1/jobs/" + job);
    }

    private Actor owner() {
        Member owner =
                CurrentActor.as(Actor.system("test"), () -> teams.members(nord)).stream()
                        .filter(one -> one.role() == TeamRole.OWNER)
                        .findFirst()
                        .orElseThrow();
        return Actor.person(
                owner.userId(), owner.displayName(), Set.of(), Map.of(nord, TeamRole.OWNER));
    }

    private JsonNode get(String path) {
        return send(request(path, key).GET());
    }

    private JsonNode post(String path, String bearer, String json) {
        return send(
                request(path, bearer)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path, String bearer) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + bearer);
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
