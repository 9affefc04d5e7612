package io.framehouse.jobs.internal;

import io.framehouse.catalog.QuoteLine;
import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON columns of a job. Amounts are text, so no number passes through floating point. */
@Component
final class JobJson {
    private final JsonMapper mapper = JsonMapper.builder().build();

    ObjectNode object(String json) {
        return (ObjectNode) mapper.readTree(json);
    }

    ObjectNode newObject() {
        return mapper.createObjectNode();
    }

    String text(JsonNode node) {
        return mapper.writeValueAsString(node);
    }

    ArrayNode newArray() {
        return mapper.createArrayNode();
    }

    ArrayNode array(String json) {
        return (ArrayNode) mapper.readTree(json);
    }

    ArrayNode linesNode(List<QuoteLine> lines) {
        ArrayNode array = mapper.createArrayNode();
        for (QuoteLine line : lines) {
            array.addObject()
                    .put("label", line.label())
                    .put("quantity", line.quantity().toPlainString())
                    .put("unit_price", line.unitPrice().toWire())
                    .put("amount", line.amount().toWire());
        }
        return array;
    }

    List<QuoteLine> lines(String json) {
        return mapper.readTree(json).valueStream().map(JobJson::line).toList();
    }

    private static QuoteLine line(JsonNode node) {
        return new QuoteLine(
                node.path("label").asString(),
                new BigDecimal(node.path("quantity").asString()),
                Credits.parse(node.path("unit_price").asString()),
                Credits.parse(node.path("amount").asString()));
    }
}
