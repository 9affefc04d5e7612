package io.framehouse.catalog.internal;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.framehouse.catalog.RequestRules.Checked;
import io.framehouse.catalog.RequestRules.Picture;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All rules of one model: the schema, the checks over several parameters, the warnings. */
final class ModelRules {
    private final Normaliser normaliser;
    private final Schema schema;
    private final RuleMessages messages;
    private final List<CrossCheck> checks = new ArrayList<>();
    private final List<PictureRule> pictures = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    ModelRules(String title, ObjectNode parameters, JsonNode checks, JsonNode warnings) {
        this.normaliser = new Normaliser(parameters);
        this.schema = CatalogJson.schema(parameters);
        this.messages = new RuleMessages(title, parameters);
        checks.forEach(this::add);
        warnings.forEach(node -> this.warnings.add(Warning.of(node)));
    }

    private void add(JsonNode check) {
        if (PictureRule.KINDS.contains(check.get("kind").asString())) {
            pictures.add(PictureRule.of(check));
        } else {
            checks.add(CrossCheck.of(check));
        }
    }

    /** Whether some request with these settings keeps the schema, whatever else it needs. */
    boolean allows(ObjectNode settings) {
        return schema.validate(settings).stream()
                .allMatch(error -> "required".equals(error.getKeyword()));
    }

    void checkPictures(ObjectNode parameters, Function<String, Optional<Picture>> look) {
        List<FieldError> errors =
                pictures.stream().flatMap(rule -> rule.check(parameters, look).stream()).toList();
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }

    Checked check(ObjectNode given) {
        ObjectNode normalised = normaliser.normalise(given);
        Findings findings = new Findings();
        schema.validate(normalised).stream()
                .sorted(Comparator.comparing(ModelRules::isNotAboutType))
                .map(messages::of)
                .forEach(findings::error);
        checks.forEach(check -> check.check(normalised, findings));
        if (!findings.errors().isEmpty()) {
            throw DomainException.invalid(findings.errors());
        }
        Set<String> givenNow = normaliser.given(given);
        warnings.stream()
                .filter(warning -> warning.applies(givenNow, normalised))
                .forEach(warning -> findings.warning(warning.message()));
        return new Checked(normalised, findings.warnings());
    }

    /** False sorts first: a wrong type is told before what follows from it. */
    private static boolean isNotAboutType(Error error) {
        return !"type".equals(error.getKeyword());
    }
}
