package io.framehouse.providers.internal;

import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountForm;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.Dialect;
import io.framehouse.providers.ModelNames;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What an account's data must keep to; names every broken field at once. */
@Component
class AccountRules {
    private static final int MAX_NAME = 80;
    private static final int MAX_KEY = 4096;
    private static final int MAX_CONCURRENT = 10_000;
    private static final int MAX_PER_MINUTE = 100_000;
    private static final int MAX_PRIORITY = 10_000;
    private static final int MAX_PATH = 300;

    private final List<String> dialects;
    private final BaseUrlRule baseUrls;
    private final ObjectProvider<ModelNames> modelNames;

    AccountRules(
            List<Dialect> dialects, BaseUrlRule baseUrls, ObjectProvider<ModelNames> modelNames) {
        this.dialects = dialects.stream().map(Dialect::name).sorted().toList();
        this.baseUrls = baseUrls;
        this.modelNames = modelNames;
    }

    /** Throws invalid_request naming each broken field. */
    void check(AccountData data, boolean keyRequired) {
        List<FieldError> errors = new ArrayList<>();
        Stream.of(
                        name(data.name()),
                        dialect(data.dialect()),
                        baseUrls.check(data.baseUrl()),
                        authScheme(data),
                        form(data),
                        key(data.apiKey(), keyRequired),
                        pollPath(data.pollPath()),
                        range("max_concurrent", data.maxConcurrent(), 1, MAX_CONCURRENT),
                        range("requests_per_minute", data.requestsPerMinute(), 1, MAX_PER_MINUTE),
                        range("priority", data.priority(), 0, MAX_PRIORITY))
                .flatMap(Optional::stream)
                .forEach(errors::add);
        errors.addAll(models(data));
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }

    private static Optional<FieldError> name(String name) {
        return name.isBlank() || name.length() > MAX_NAME
                ? error("name", "length", "The name must have 1 to " + MAX_NAME + " characters.")
                : Optional.empty();
    }

    private Optional<FieldError> dialect(String dialect) {
        return dialects.contains(dialect)
                ? Optional.empty()
                : Optional.of(
                        new FieldError(
                                "dialect",
                                "unknown",
                                "The dialect '"
                                        + dialect
                                        + "' is not known; choose one of "
                                        + String.join(", ", dialects)
                                        + ".",
                                dialects));
    }

    private static Optional<FieldError> authScheme(AccountData data) {
        boolean token = data.authScheme() == AuthScheme.TOKEN;
        return token && !data.dialect().equals("vidu")
                ? error(
                        "auth_scheme",
                        "not_for_dialect",
                        "Only the dialect vidu knows 'token'; choose bearer for '"
                                + data.dialect()
                                + "'.")
                : Optional.empty();
    }

    private static Optional<FieldError> form(AccountData data) {
        if (data.form().fits(data.dialect())) {
            return Optional.empty();
        }
        List<String> forms = AccountForm.of(data.dialect()).stream().map(Wire::of).toList();
        return Optional.of(
                new FieldError(
                        "form",
                        "not_for_dialect",
                        "The dialect '%s' has no form '%s'; choose %s."
                                .formatted(
                                        data.dialect(),
                                        Wire.of(data.form()),
                                        String.join(" or ", forms)),
                        forms));
    }

    private static Optional<FieldError> key(@Nullable String key, boolean required) {
        if (key == null) {
            return required
                    ? error("api_key", "required", "Enter the provider's API key.")
                    : Optional.empty();
        }
        boolean printable = key.chars().allMatch(c -> c > ' ' && c < 127);
        return key.isEmpty() || key.length() > MAX_KEY || !printable
                ? error(
                        "api_key",
                        "malformed",
                        "The key must have 1 to "
                                + MAX_KEY
                                + " printable characters without"
                                + " spaces or line breaks; copy it again.")
                : Optional.empty();
    }

    private static Optional<FieldError> pollPath(@Nullable String path) {
        boolean fits =
                path == null
                        || (path.length() <= MAX_PATH
                                && path.matches("/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@%/?{}-]*")
                                && path.replace("{id}", "").matches("[^{}]*")
                                && path.indexOf("{id}") == path.lastIndexOf("{id}")
                                && path.contains("{id}"));
        return fits
                ? Optional.empty()
                : error(
                        "poll_path",
                        "malformed",
                        "The poll path must start with one '/' and contain {id} once, such as"
                                + " /ent/v2/tasks/{id}/creations.");
    }

    private static Optional<FieldError> range(String field, int value, int min, int max) {
        return value < min || value > max
                ? error(
                        field,
                        "out_of_range",
                        "'"
                                + field
                                + "' must be from "
                                + min
                                + " to "
                                + max
                                + ", not "
                                + value
                                + ".")
                : Optional.empty();
    }

    private List<FieldError> models(AccountData data) {
        List<String> models = data.models();
        if (models.isEmpty() || (models.contains("*") && models.size() > 1)) {
            return List.of(
                    new FieldError(
                            "models",
                            "required",
                            "Name the models this account serves, or only '*' for all of them."));
        }
        ModelNames names = modelNames.getIfAvailable();
        if (names == null || models.contains("*") || !dialects.contains(data.dialect())) {
            return List.of();
        }
        List<String> known = names.ofDialect(data.dialect());
        return IntStream.range(0, models.size())
                .filter(i -> !known.contains(models.get(i)))
                .mapToObj(i -> unknownModel(i, models.get(i), data.dialect(), known))
                .toList();
    }

    private static FieldError unknownModel(
            int index, String model, String dialect, List<String> known) {
        return new FieldError(
                "models[" + index + "]",
                "unknown",
                "The catalogue has no model '"
                        + model
                        + "' with a route of the dialect '"
                        + dialect
                        + "'; see 'allowed'.",
                known);
    }

    private static Optional<FieldError> error(String field, String code, String message) {
        return Optional.of(new FieldError(field, code, message));
    }
}
