package io.framehouse.gateway.rest.dropin;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Route;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What providers let pass: fields they do not know are ignored, null is not given, and whole
 * numbers may come as text or with a zero fraction.
 */
final class Tolerance {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");

    private Tolerance() {}

    static ObjectNode withoutNulls(ObjectNode body) {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        body.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> rest.set(field.getKey(), field.getValue()));
        return rest;
    }

    /** Keeps what the call's route can carry, with numbers as numbers. */
    static ObjectNode fit(CatalogModel model, DropInCall call, ObjectNode words) {
        Optional<Route> route = route(model, call);
        JsonNode known = model.schema().path("properties");
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        words.properties().stream()
                .filter(field -> known.has(field.getKey()))
                .filter(field -> route.filter(way -> !carries(way, field.getKey())).isEmpty())
                .forEach(field ->
                        kept.set(
                                field.getKey(),
                                number(field.getValue(), known.path(field.getKey()))));
        return kept;
    }

    private static Optional<Route> route(CatalogModel model, DropInCall call) {
        return model.routes().stream()
                .filter(route -> route.dialect().equals(call.dialect()))
                .filter(route -> route.path().equals(call.path()))
                .findFirst();
    }

    private static boolean carries(Route route, String parameter) {
        return route.parameters().isEmpty() || route.parameters().contains(parameter);
    }

    private static JsonNode number(JsonNode value, JsonNode rule) {
        if (!rule.path("type").asString("").equals("integer")) {
            return value;
        }
        if (value.isString() && WHOLE.matcher(value.asString().strip()).matches()) {
            return whole(new BigDecimal(value.asString().strip()), value);
        }
        return value.isNumber() && !value.isIntegralNumber()
                ? whole(value.decimalValue(), value)
                : value;
    }

    private static JsonNode whole(BigDecimal number, JsonNode otherwise) {
        try {
            return integer(number.longValueExact());
        } catch (ArithmeticException fraction) {
            return otherwise;
        }
    }

    private static JsonNode integer(long number) {
        return number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
    }
}
