package io.framehouse.gateway.rest.admin;

import io.framehouse.api.RequestReader;
import io.framehouse.catalog.Catalog;
import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountForm;
import io.framehouse.providers.AuthScheme;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what an admin wants of a provider account; what is not given stays, or is the default. */
@Component
final class AccountRequest {
    private static final List<String> DIALECTS = List.of("async-v3", "vidu", "vtrix");
    private static final List<String> ALL = List.of("*");
    private static final AccountData DEFAULTS =
            new AccountData(
                    "", "", "", AuthScheme.BEARER, null, ALL, 5, 600, null, false, 100, true);

    private final Catalog catalog;

    AccountRequest(Catalog catalog) {
        this.catalog = catalog;
    }

    AccountData create(RequestReader reader) {
        for (String name : List.of("name", "dialect", "base_url", "api_key")) {
            if (reader.given(name) == null) {
                reader.refuse(name, "required", "is missing");
            }
        }
        return read(reader, DEFAULTS);
    }

    AccountData change(RequestReader reader, AccountData before) {
        return read(reader, before);
    }

    private AccountData read(RequestReader reader, AccountData before) {
        String dialect = or(dialect(reader), before.dialect());
        AuthScheme scheme =
                or(reader.optionalChoice("auth_scheme", AuthScheme.class), before.authScheme());
        boolean sameDialect = dialect.equals(before.dialect());
        AccountForm usual = sameDialect ? before.form() : AccountForm.usual(dialect, scheme);
        AccountData data =
                new AccountData(
                        or(reader.optionalText("name", 120), before.name()),
                        dialect,
                        or(reader.optionalChoice("form", AccountForm.class), usual),
                        or(baseUrl(reader), before.baseUrl()),
                        scheme,
                        reader.optionalText("api_key", 1_000),
                        or(models(reader), before.models()),
                        or(
                                reader.optionalInteger("max_concurrent", 1, 10_000),
                                before.maxConcurrent()),
                        or(
                                reader.optionalInteger("requests_per_minute", 1, 100_000),
                                before.requestsPerMinute()),
                        reader.has("poll_path") ? pollPath(reader) : before.pollPath(),
                        reader.flag("callbacks", before.callbacks()),
                        or(reader.optionalInteger("priority", 0, 1_000_000), before.priority()),
                        reader.flag("enabled", before.enabled()));
        reader.finish();
        return data;
    }

    private static @Nullable String dialect(RequestReader reader) {
        return reader.parsed(
                "dialect",
                "one of " + String.join(", ", DIALECTS),
                text -> {
                    if (!DIALECTS.contains(text)) {
                        throw new IllegalArgumentException("unknown");
                    }
                    return text;
                });
    }

    private static @Nullable String baseUrl(RequestReader reader) {
        return reader.parsed(
                "base_url",
                "an http or https address without credentials",
                io.framehouse.gateway.rest.WebAddress::check);
    }

    private static @Nullable String pollPath(RequestReader reader) {
        return reader.parsed(
                "poll_path",
                "a path that begins with / and holds {id}",
                text -> {
                    if (!text.startsWith("/") || !text.contains("{id}") || text.length() > 500) {
                        throw new IllegalArgumentException("no template");
                    }
                    return text;
                });
    }

    private @Nullable List<String> models(RequestReader reader) {
        JsonNode given = reader.given("models");
        if (given != null && given.isString() && given.asString().equals("*")) {
            return ALL;
        }
        List<String> models = reader.optionalTexts("models", 500, 100);
        if (models == null || models.equals(ALL)) {
            return models;
        }
        for (String model : models) {
            if (catalog.find(model).isEmpty()) {
                reader.refuse(
                        "models", "unknown_model", "names '" + model + "', which is no model");
            }
        }
        return models;
    }

    private static <T> T or(@Nullable T given, T fallback) {
        return given == null ? fallback : given;
    }
}
