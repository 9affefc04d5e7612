package io.framehouse.catalog.internal;

import com.networknt.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings a request into the one form that is checked, priced and sent: defaults applied, values
 * that mean "not given" left out, whole numbers written without a fraction, parameters in the order
 * of the schema and unknown ones at the end. A default may depend on other parameters: one that
 * stands in the {@code then} of an {@code allOf} counts where its {@code if} holds.
 */
final class Normaliser {
    private static final int LONG_DIGITS = 18;
    private static final int MOST_DIGITS = 1_001;

    private final JsonNode schema;
    private final List<DependentDefault> dependent = new ArrayList<>();

    Normaliser(JsonNode schema) {
        this.schema = schema;
        for (JsonNode rule : schema.path("allOf")) {
            for (Map.Entry<String, JsonNode> property :
                    rule.path("then").path("properties").properties()) {
                JsonNode value = property.getValue().get("default");
                if (value != null && rule.has("if")) {
                    dependent.add(DependentDefault.of(rule.get("if"), property.getKey(), value));
                }
            }
        }
    }

    /** What a parameter is where it is not given and a condition holds. */
    private record DependentDefault(Schema when, String name, JsonNode value) {
        static DependentDefault of(JsonNode when, String name, JsonNode value) {
            return new DependentDefault(CatalogJson.schema(when), name, value);
        }
    }

    ObjectNode normalise(ObjectNode given) {
        ObjectNode normalised = object(schema, given, true);
        Set<String> chosen = dependent.isEmpty() ? Set.of() : given(given);
        for (DependentDefault one : dependent) {
            if (!chosen.contains(one.name()) && one.when().validate(normalised).isEmpty()) {
                normalised.set(one.name(), one.value());
            }
        }
        return normalised;
    }

    /** The parameters that are really given: not null and not a value that means absent. */
    Set<String> given(ObjectNode parameters) {
        return Set.copyOf(object(schema, parameters, false).propertyNames());
    }

    private ObjectNode object(JsonNode rule, ObjectNode given, boolean defaults) {
        ObjectNode normalised = CatalogJson.JSON.createObjectNode();
        JsonNode properties = rule.path("properties");
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            JsonNode value = given.path(property.getKey());
            if (!absent(property.getValue(), value)) {
                normalised.set(property.getKey(), value(property.getValue(), value, defaults));
            } else if (defaults && property.getValue().has("default")) {
                normalised.set(property.getKey(), property.getValue().get("default"));
            }
        }
        given.properties().stream()
                .filter(entry -> !properties.has(entry.getKey()))
                .forEach(entry -> normalised.set(entry.getKey(), entry.getValue()));
        return normalised;
    }

    private JsonNode value(JsonNode rule, JsonNode value, boolean defaults) {
        if (value instanceof ObjectNode object && rule.has("properties")) {
            return object(rule, object, defaults);
        }
        if (value instanceof ArrayNode array && rule.has("items")) {
            ArrayNode normalised = CatalogJson.JSON.createArrayNode();
            array.forEach(item -> normalised.add(value(rule.get("items"), item, defaults)));
            return normalised;
        }
        boolean wanted = "integer".equals(rule.path("type").asString(""));
        return wanted && value.isNumber() ? whole(value) : value;
    }

    private static JsonNode whole(JsonNode value) {
        BigDecimal exact = value.decimalValue().stripTrailingZeros();
        int digits = exact.precision() - exact.scale();
        if (exact.scale() > 0 || digits > MOST_DIGITS) {
            return value;
        }
        if (digits > LONG_DIGITS) {
            return BigIntegerNode.valueOf(exact.toBigIntegerExact());
        }
        long number = exact.longValueExact();
        return number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
    }

    private static boolean absent(JsonNode rule, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return true;
        }
        for (JsonNode word : rule.path("x-absent")) {
            if (CatalogJson.same(word, value)) {
                return true;
            }
        }
        return false;
    }
}
