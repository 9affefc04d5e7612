package io.framehouse.providers;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.framehouse.providers.Dialect.Endpoint;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A provider of wood: says what a test tells it to, and remembers what it was asked. */
public final class FakeProvider implements AutoCloseable {
    public static final String KEY = "vda_0123456789abcdef";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    public FakeProvider() {
        server.start();
    }

    public FakeProvider answers(int status, String body) {
        server.resetAll();
        return answers(aResponse().withStatus(status).withBody(body));
    }

    public FakeProvider answers(ResponseDefinitionBuilder response) {
        server.stubFor(any(anyUrl()).willReturn(response));
        return this;
    }

    public FakeProvider answersAt(String path, int status, String body) {
        server.stubFor(
                any(urlPathEqualTo(path))
                        .willReturn(aResponse().withStatus(status).withBody(body)));
        return this;
    }

    public FakeProvider breaks(Fault fault) {
        server.resetAll();
        return answers(aResponse().withFault(fault));
    }

    public WireMockServer server() {
        return server;
    }

    public List<LoggedRequest> requests() {
        return server.findAll(anyRequestedFor(anyUrl()));
    }

    public LoggedRequest request() {
        return requests().getLast();
    }

    public ObjectNode requestBody() {
        return json(request().getBodyAsString());
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public Endpoint endpoint() {
        return endpoint("", AuthScheme.BEARER, null);
    }

    public Endpoint endpoint(String below, AuthScheme scheme, @Nullable String pollPath) {
        return endpoint(URI.create(url() + below), scheme, pollPath);
    }

    public static Endpoint endpoint(URI base, AuthScheme scheme, @Nullable String pollPath) {
        return new Endpoint(new AccountId(UUID.randomUUID()), base, scheme, KEY, pollPath);
    }

    public static ObjectNode json(String text) {
        return (ObjectNode) MAPPER.readTree(text);
    }

    @Override
    public void close() {
        server.stop();
    }
}
