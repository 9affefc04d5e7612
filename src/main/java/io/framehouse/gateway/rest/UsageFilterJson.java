package io.framehouse.gateway.rest;

import io.framehouse.api.RequestReader;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilter.Dimension;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A filter as a field of a body: a list of values a dimension, by the names of the parameters of
 * {@code GET /api/v1/usage}, and {@code off_peak}.
 */
final class UsageFilterJson {
    private static final String FIELD = "filter";

    private UsageFilterJson() {}

    /** Reads the field {@code filter}; all usage where it is not given. */
    static UsageFilter read(RequestReader reader) {
        JsonNode given = reader.given(FIELD);
        if (given == null) {
            return UsageFilter.ALL;
        }
        UsageFilter filter = UsageFilter.ALL;
        if (given instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> one : object.properties()) {
                filter = with(reader, filter, one.getKey(), one.getValue());
            }
        } else {
            reader.refuse(FIELD, "wrong_type", "must be an object such as {\"model\": [\"q3\"]}");
        }
        return filter;
    }

    private static UsageFilter with(
            RequestReader reader, UsageFilter filter, String word, JsonNode value) {
        if (value.isNull()) {
            return filter;
        }
        if (word.equals(UsageFilter.OFF_PEAK)) {
            if (value.isBoolean()) {
                return filter.withOffPeak(value.asBoolean());
            }
            reader.refuse(FIELD + "." + word, "wrong_type", "must be true or false");
            return filter;
        }
        Optional<Dimension> dimension = Dimension.of(word);
        if (dimension.isEmpty()) {
            reader.refuse(
                    FIELD + "." + word, "unknown_field", "is nothing to filter by; take it out");
            return filter;
        }
        return with(reader, filter, dimension.get(), value);
    }

    private static UsageFilter with(
            RequestReader reader, UsageFilter filter, Dimension dimension, JsonNode value) {
        String name = FIELD + "." + dimension.word();
        if (!(value instanceof ArrayNode list)
                || !list.valueStream().allMatch(JsonNode::isString)) {
            reader.refuse(name, "wrong_type", "must be a list of texts");
            return filter;
        }
        Set<String> values = new TreeSet<>();
        list.valueStream()
                .map(JsonNode::asString)
                .map(text ->
                        dimension.hasIds() && text.equals(UsageFilterQuery.NO_ID)
                                ? UsageFilter.NONE
                                : text)
                .forEach(values::add);
        try {
            return filter.with(dimension, values);
        } catch (DomainException refused) {
            FieldError error = refused.fieldErrors().getFirst();
            String rule = error.message().substring(error.field().length() + 1);
            reader.refuse(name, error.code(), rule.substring(0, rule.length() - 1));
            return filter;
        }
    }

    /** The same as it is answered; empty for all usage. */
    static Map<String, Object> write(UsageFilter filter) {
        Map<String, Object> wire = new LinkedHashMap<>();
        for (Dimension dimension : Dimension.values()) {
            Set<String> named = filter.of(dimension);
            if (!named.isEmpty()) {
                wire.put(
                        dimension.word(),
                        named.stream()
                                .sorted()
                                .map(value ->
                                        dimension.hasIds() && value.equals(UsageFilter.NONE)
                                                ? UsageFilterQuery.NO_ID
                                                : value)
                                .toList());
            }
        }
        if (filter.offPeak() != null) {
            wire.put(UsageFilter.OFF_PEAK, filter.offPeak());
        }
        return wire;
    }
}
