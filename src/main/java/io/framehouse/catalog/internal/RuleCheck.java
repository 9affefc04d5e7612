package io.framehouse.catalog.internal;

import com.networknt.schema.Error;
import io.framehouse.shared.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with a price rule: its form, and conditions that no request can meet. */
final class RuleCheck {
    private RuleCheck() {}

    /** The errors by field, such as {@code rule.rows[0].when.resolution}; empty for none. */
    static List<FieldError> errors(LoadedModel model, ObjectNode rule) {
        List<FieldError> errors = new ArrayList<>();
        FileCheck.checkPrice(rule).forEach(error -> errors.add(fieldError(error)));
        if (errors.isEmpty()) {
            conditions(model, "rule.rows", rule.path("rows"), errors);
            conditions(model, "rule.surcharges", rule.path("surcharges"), errors);
        }
        return errors;
    }

    private static void conditions(
            LoadedModel model, String list, JsonNode rows, List<FieldError> errors) {
        for (int i = 0; i < rows.size(); i++) {
            String place = list + "[" + i + "].when";
            for (Map.Entry<String, JsonNode> wish : rows.get(i).path("when").properties()) {
                condition(model, place, wish.getKey(), wish.getValue().asString(), errors);
            }
        }
    }

    private static void condition(
            LoadedModel model, String place, String name, String value, List<FieldError> errors) {
        if (!model.properties().has(name)) {
            if (!value.equals("false")) {
                errors.add(
                        new FieldError(
                                place + "." + name,
                                "unknown_parameter",
                                "'%s' is not a parameter of %s. Take the condition out."
                                        .formatted(name, model.model().title())));
            }
            return;
        }
        List<String> values = PricedSettings.values(model, name);
        if (!values.isEmpty() && !values.contains(value)) {
            errors.add(
                    new FieldError(
                            place + "." + name,
                            "not_allowed",
                            "%s has no %s '%s'. Choose %s."
                                    .formatted(
                                            model.model().title(),
                                            name,
                                            value,
                                            String.join(", ", values)),
                            values));
        }
    }

    private static FieldError fieldError(Error error) {
        String path = FieldPaths.of(String.valueOf(error.getInstanceLocation()));
        return new FieldError(
                path.isEmpty() ? "rule" : "rule." + path, "invalid", error.getMessage());
    }
}
