package io.framehouse.catalog.internal;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The mappers and the schema registry of the catalogue: decimals stay decimals. */
final class CatalogJson {
    /** What our files add to a schema: how the form draws it, texts, values that mean absent. */
    static final List<String> OURS = List.of("x-form", "x-messages", "x-absent");

    static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    static final YAMLMapper YAML =
            YAMLMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(dialect());

    private CatalogJson() {}

    /** JSON Schema 2020-12 with the words of ours, which only annotate. */
    private static Dialect dialect() {
        Dialect standard = Dialects.getDraft202012();
        return Dialect.builder(standard.getId(), standard)
                .keywords(OURS.stream().map(NonValidationKeyword::new).toList())
                .build();
    }

    static Schema schema(JsonNode node) {
        return SCHEMAS.getSchema(node);
    }

    /** Whether two values mean the same; 5 and 5.0 and a long 5 do. */
    static boolean same(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }

    static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }
}
