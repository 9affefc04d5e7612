package io.framehouse.catalog.internal;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Refuses a list that names what does not exist or could never let anything through. */
@Component
final class AllowlistCheck {

    private final LoadedModels models;

    AllowlistCheck(LoadedModels models) {
        this.models = models;
    }

    /**
     * Checks what can be checked without the team's rows.
     *
     * @param ofTeam whether it is a team's own list, whose rows can be for some of the team
     */
    void requireValid(List<AllowedModel> list, boolean ofTeam) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < list.size(); index++) {
            String place = "models[" + index + "].";
            AllowedModel allowed = list.get(index);
            if (!seen.add(allowed.model())) {
                errors.add(
                        new FieldError(
                                place + "model",
                                "duplicate",
                                "'" + allowed.model() + "' is in the list twice; keep one."));
            }
            checkModel(place, allowed, errors);
            if (!ofTeam && !allowed.who().everybody()) {
                errors.add(
                        new FieldError(
                                place + ChosenCheck.MEMBERS,
                                "not_for_keys",
                                "A key's own list is for that key. Leave members and keys out, or"
                                        + " name them on the team's list."));
            }
        }
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }

    private void checkModel(String place, AllowedModel allowed, List<FieldError> errors) {
        boolean every = allowed.model().equals(AllowedModel.EVERY_MODEL);
        if (!every && models.find(allowed.model()).isEmpty()) {
            List<String> ids = models.all().stream().map(model -> model.model().id()).toList();
            errors.add(
                    new FieldError(
                            place + "model",
                            "unknown_model",
                            "There is no model '" + allowed.model() + "'.",
                            ids));
            return;
        }
        checkResolutions(place, allowed, errors);
        Integer seconds = allowed.maxDurationSeconds();
        if (seconds != null && seconds < 1) {
            errors.add(
                    new FieldError(
                            place + "max_duration",
                            "out_of_range",
                            "max_duration must be 1 second or more; it is " + seconds + "."));
        }
        Credits most = allowed.maxCreditsPerJob();
        if (most != null && most.isNegative()) {
            errors.add(
                    new FieldError(
                            place + "max_credits_per_job",
                            "out_of_range",
                            "max_credits_per_job must not be below 0; it is "
                                    + most.toWire()
                                    + "."));
        }
    }

    private void checkResolutions(String place, AllowedModel allowed, List<FieldError> errors) {
        List<String> wished = allowed.resolutions();
        if (wished == null) {
            return;
        }
        Set<String> offered = offered(allowed.model());
        if (wished.isEmpty()) {
            errors.add(
                    new FieldError(
                            place + "resolutions",
                            "too_few",
                            "Name at least one resolution, or leave the list out to allow all.",
                            offered));
        }
        wished.stream()
                .filter(Predicate.not(offered::contains))
                .forEach(word ->
                        errors.add(
                                new FieldError(
                                        place + "resolutions",
                                        "not_offered",
                                        "'%s' is no resolution of %s. Choose from %s."
                                                .formatted(
                                                        word,
                                                        allowed.model(),
                                                        String.join(", ", offered)),
                                        offered)));
    }

    private Set<String> offered(String id) {
        Set<String> offered = new LinkedHashSet<>();
        models.all().stream()
                .filter(model ->
                        id.equals(AllowedModel.EVERY_MODEL) || model.model().id().equals(id))
                .map(model -> model.properties().path("resolution").path("enum"))
                .forEach(words -> words.forEach((JsonNode word) -> offered.add(word.asString())));
        return offered;
    }
}
