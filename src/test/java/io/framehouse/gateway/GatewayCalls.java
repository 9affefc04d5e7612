package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** What every test of calls needs: clean fakes, short ways to call and to read answers. */
@GatewayTest
abstract class GatewayCalls {
    @Autowired MockMvcTester mvc;
    @Autowired FakeActor actor;
    @Autowired FakeJobs jobs;
    @Autowired FakeCallbacks callbacks;
    @Autowired FakeGallery gallery;
    @Autowired FakeAllowlist allowlist;
    @Autowired FakeCredits credits;
    @Autowired FakeTeams teams;
    @Autowired FakeApiKeys keys;
    @Autowired FakeProviderAccounts accounts;

    @BeforeEach
    void clean() {
        jobs.reset();
        callbacks.promises.clear();
        teams.reset();
        gallery.copies.clear();
        gallery.gone = null;
        allowlist.lists.clear();
        allowlist.refusal = null;
        credits.budgets = java.util.List.of();
        keys.keys.clear();
        accounts.accounts.clear();
        actor.teamKey();
    }

    MvcTestResult get(String path) {
        return mvc.get().uri(path).exchange();
    }

    MvcTestResult post(String path, String body) {
        return send(HttpMethod.POST, path, body);
    }

    MvcTestResult send(HttpMethod method, String path, String body) {
        return mvc.method(method)
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Authorization", "Token " + FakeActor.SHOWN_KEY)
                .content(body)
                .exchange();
    }

    static JsonNode ok(MvcTestResult result) {
        return json(result, 200);
    }

    static JsonNode json(MvcTestResult result, int status) {
        String body = text(result);
        assertThat(result.getResponse().getStatus()).as(body).isEqualTo(status);
        return JobFixture.JSON.readTree(body);
    }

    /** A native refusal: its whole form is checked, its code returned in the tree. */
    static JsonNode problem(MvcTestResult result, int status, String code) {
        JsonNode body = json(result, status);
        assertThat(result.getResponse().getContentType()).isEqualTo("application/problem+json");
        assertThat(body.path("code").asString()).isEqualTo(code);
        assertThat(body.path("type").asString()).isEqualTo("urn:framehouse:problem:" + code);
        assertThat(body.path("status").asInt()).isEqualTo(status);
        assertThat(body.path("title").asString()).isNotBlank();
        assertThat(body.path("detail").asString()).isNotBlank();
        assertThat(body.path("trace_id").asString()).matches("[0-9a-f]{32}");
        return body;
    }

    static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
