package io.framehouse.gateway.rest.openapi;

import io.framehouse.catalog.Catalog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document of this application, put together when it is first asked for: the files of
 * {@code openapi/} and the models of the catalogue.
 *
 * @see "Decision 0020: the API's document is written, and compared with the application"
 */
@Component
final class OpenApiDocument {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Catalog catalog;
    private @Nullable Text text;

    OpenApiDocument(Catalog catalog) {
        this.catalog = catalog;
    }

    synchronized Text text() {
        if (text == null) {
            text = Text.of(JSON.writeValueAsString(build()));
        }
        return text;
    }

    private ObjectNode build() {
        ObjectNode document = DocumentFiles.read();
        ShortForms.writeOut(document);
        ModelSchemas.addTo(document.withObject("/components").withObject("/schemas"), catalog);
        return document;
    }

    /** The document with its entity tag. */
    record Text(String json, String tag) {
        static Text of(String json) {
            try {
                byte[] hash =
                        MessageDigest.getInstance("SHA-256")
                                .digest(json.getBytes(StandardCharsets.UTF_8));
                return new Text(json, '"' + HexFormat.of().formatHex(hash, 0, 16) + '"');
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
