package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.framehouse.catalog.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The document says what the application answers, no more and no less, and is OpenAPI 3.1. */
@ApiStory
class OpenApiDocumentIT {
    private static final List<String> SERVED =
            List.of("/api/", "/v3/", "/ent/", "/vidu/", "/model/", "/media/", "/callbacks/");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

    @LocalServerPort int port;
    @Autowired Catalog catalog;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private ApiDocument document;

    @BeforeEach
    void read() {
        document = ApiDocument.read(port);
    }

    @Test
    void theDocumentListsTheCallsOfTheApplication() {
        assertThat(documented()).containsExactlyInAnyOrderElementsOf(served());
    }

    @Test
    void everyRowOfTheDesignIsInTheDocument() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String line : lines("design-rows.txt")) {
            rows.add(line.replaceAll(PLACEHOLDER.pattern(), "{}"));
        }
        assertThat(rows).hasSizeGreaterThan(60);
        assertThat(documented()).containsAll(rows);
    }

    @Test
    void everyPathOfAModelOfTheRoutersIsNamed() {
        assertThat(words("RouterModel"))
                .contains("vidu-q2-pro-img2video", "vidu-q2-pro-fast-img2video")
                .contains("vidu-q2-reference2video");
        assertThat(words("ViduModel")).contains("viduq3-pro");
        assertThat(words("VtrixModel")).contains("viduq2_turbo_img2video");
        catalog.models()
                .forEach(model ->
                        assertThat(schemas().has("parameters." + model.id()))
                                .as(model.id())
                                .isTrue());
    }

    @Test
    void theDocumentIsOpenApi() throws IOException {
        JsonNode form;
        try (InputStream file = resource("openapi-3.1.yaml")) {
            form = YAMLMapper.builder().build().readTree(file);
        }
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012());
        assertThat(registry.getSchema(form).validate(document.root())).isEmpty();
        assertThat(document.root().path("openapi").asString()).isEqualTo("3.1.0");
    }

    @Test
    void everySchemaIsJsonSchemaAndItsExamplesKeepIt() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012());
        var meta = registry.getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));
        schemas()
                .properties()
                .forEach(schema -> {
                    assertThat(meta.validate(schema.getValue())).as(schema.getKey()).isEmpty();
                    schema.getValue()
                            .path("examples")
                            .forEach(example ->
                                    assertThat(document.problems(schema.getValue(), example, true))
                                            .as(schema.getKey())
                                            .isEmpty());
                });
    }

    @Test
    void everyRequestExampleKeepsItsSchemaAndEveryJsonRequestHasOne() {
        for (ApiDocument.Operation operation : document.operations()) {
            JsonNode content = operation.node().at("/requestBody/content/application~1json");
            if (content.isMissingNode() || operation.path().startsWith("/callbacks/")) {
                continue;
            }
            assertThat(content.has("example")).as(operation.toString()).isTrue();
            assertThat(document.problems(content.path("schema"), content.path("example"), false))
                    .as(operation.toString())
                    .isEmpty();
        }
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryNameIsUnique() {
        for (String reference : references(document.root()).toList()) {
            assertThat(document.root().at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
        assertThat(document.operations().stream().map(ApiDocument.Operation::id))
                .doesNotHaveDuplicates();
        for (ApiDocument.Operation operation : document.operations()) {
            List<String> declared =
                    document.parameters(operation).stream()
                            .filter(parameter -> parameter.path("in").asString().equals("path"))
                            .map(parameter -> "{" + parameter.path("name").asString() + "}")
                            .toList();
            List<String> inPath =
                    PLACEHOLDER.matcher(operation.path()).results().map(m -> m.group()).toList();
            assertThat(declared).as(operation.toString()).isEqualTo(inPath);
        }
    }

    @Test
    void anybodyMayReadItAndKeepItUntilItChanges() {
        ApiClient anybody = ApiClient.admin(port).showing(null);
        ApiReply reply = anybody.get("/v3/api-docs").is(200);
        assertThat(reply.text()).doesNotContain("x-scopes", "x-common", "x-form", "localhost");
        String tag = reply.header("etag");
        assertThat(anybody.get("/v3/api-docs", "If-None-Match", tag).is(304).body()).isEmpty();
    }

    private TreeSet<String> documented() {
        return document.operations().stream()
                .map(operation -> operation.method() + " " + plain(operation.path()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private TreeSet<String> served() {
        return mapping.getHandlerMethods().keySet().stream()
                .flatMap(OpenApiDocumentIT::calls)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> calls(RequestMappingInfo info) {
        return info.getPatternValues().stream()
                .filter(path -> SERVED.stream().anyMatch(path::startsWith))
                .filter(path -> !path.endsWith("**"))
                .flatMap(path ->
                        info.getMethodsCondition().getMethods().stream()
                                .map(Enum::name)
                                .filter(method -> !method.equals("HEAD"))
                                .map(method -> method + " " + plain(path)));
    }

    private static String plain(String path) {
        Matcher matcher = PLACEHOLDER.matcher(path);
        return matcher.replaceAll("{}");
    }

    private JsonNode schemas() {
        return document.root().path("components").path("schemas");
    }

    private List<String> words(String schema) {
        return schemas().path(schema).path("enum").valueStream().map(JsonNode::asString).toList();
    }

    private static Stream<String> references(JsonNode node) {
        Stream<String> own =
                node.path("$ref").isString() && node.path("$ref").asString().startsWith("#")
                        ? Stream.of(node.path("$ref").asString())
                        : Stream.empty();
        return Stream.concat(own, node.valueStream().flatMap(OpenApiDocumentIT::references));
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream file = resource(name)) {
            return new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(
                OpenApiDocumentIT.class.getResourceAsStream("/contract/" + name), name);
    }
}
