package io.framehouse.providers.internal;

import io.framehouse.providers.AccountData;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tidies what admins type, and writes it for the trail without its secret. */
final class AccountTexts {
    static final String OBJECT_TYPE = "provider_account";
    private static final int LAST = 4;
    private static final int SHORTEST_TO_SHOW = 12;

    private AccountTexts() {}

    /** Without blanks around texts and slashes at the end of the address; an empty key is none. */
    static AccountData tidy(AccountData data) {
        return new AccountData(
                data.name().strip(),
                data.dialect().strip(),
                data.form(),
                data.baseUrl().strip().replaceFirst("/+$", ""),
                data.authScheme(),
                blankToNull(data.apiKey()),
                data.models().stream().map(String::strip).distinct().toList(),
                data.maxConcurrent(),
                data.requestsPerMinute(),
                blankToNull(data.pollPath()),
                data.callbacks(),
                data.priority(),
                data.enabled());
    }

    /** The last four characters; none of a key so short that they would give it away. */
    static String last4(String key) {
        return key.length() < SHORTEST_TO_SHOW ? "" : key.substring(key.length() - LAST);
    }

    /** Whether what was learned by a test no longer holds. */
    static boolean speaksElsewhere(AccountData before, AccountData after) {
        return after.apiKey() != null
                || !before.dialect().equals(after.dialect())
                || !before.baseUrl().equals(after.baseUrl())
                || before.authScheme() != after.authScheme()
                || !Objects.equals(before.pollPath(), after.pollPath());
    }

    static Map<String, Object> audited(AccountData data, boolean keySet) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", data.name());
        values.put("dialect", data.dialect());
        values.put("form", Wire.of(data.form()));
        values.put("base_url", data.baseUrl());
        values.put("auth_scheme", Wire.of(data.authScheme()));
        values.put("models", data.models());
        values.put("max_concurrent", data.maxConcurrent());
        values.put("requests_per_minute", data.requestsPerMinute());
        values.put("poll_path", Objects.requireNonNullElse(data.pollPath(), ""));
        values.put("callbacks", data.callbacks());
        values.put("priority", data.priority());
        values.put("enabled", data.enabled());
        values.put("key_replaced", keySet);
        return values;
    }

    static String when(Instant until) {
        return until.equals(Instant.MAX) ? "until an admin acts" : until.toString();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
