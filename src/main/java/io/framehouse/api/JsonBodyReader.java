package io.framehouse.api;

import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies as strict JSON: one value, no double names, UTF-8, nothing a table cannot keep. */
final class JsonBodyReader {
    /** The most bytes of a JSON body: 20 MiB, as the providers' pages say. */
    static final int MAX_BYTES = 20 * 1024 * 1024;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxStringLength(MAX_BYTES)
                                                    .maxNestingDepth(64)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private static final Pattern SOURCE =
            Pattern.compile(" \\(start marker at \\[Source: [^]]*]\\)");

    private JsonBodyReader() {}

    static JsonBody read(HttpServletRequest request) throws IOException {
        String text = decode(bytes(request));
        JsonNode root = parse(text);
        StorableJson.require(root);
        return new JsonBody(text, root);
    }

    private static byte[] bytes(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw tooLarge();
        }
        try (InputStream in = request.getInputStream()) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw tooLarge();
            }
            return bytes;
        }
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException bad) {
            throw malformed("The body is not UTF-8 text.", Map.of());
        }
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode root = MAPPER.readTree(text);
            if (root == null || root.isMissingNode()) {
                throw malformed("The body is empty; it must be JSON.", Map.of());
            }
            return root;
        } catch (JacksonException bad) {
            TokenStreamLocation at = bad.getLocation();
            int line = at == null ? 1 : at.getLineNr();
            int column = at == null ? 1 : at.getColumnNr();
            throw malformed(
                    "The body is not valid JSON at line "
                            + line
                            + ", column "
                            + column
                            + ": "
                            + words(bad),
                    Map.of("line", line, "column", column));
        }
    }

    /** The parser's words without its notes about a source that it does not show. */
    private static String words(JacksonException bad) {
        return SOURCE.matcher(bad.getOriginalMessage()).replaceAll("");
    }

    private static DomainException malformed(String message, Map<String, Integer> position) {
        Map<String, Object> details = new java.util.LinkedHashMap<>(position);
        details.put("errors", List.of(new FieldError("body", "malformed_json", message)));
        return new DomainException(CommonError.INVALID_REQUEST, message, details);
    }

    private static DomainException tooLarge() {
        return new DomainException(
                CommonError.TOO_LARGE,
                "The body is larger than 20 MB. Upload pictures first, or give their addresses.",
                Map.of("max_bytes", MAX_BYTES));
    }
}
