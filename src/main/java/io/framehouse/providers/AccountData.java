package io.framehouse.providers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an admin edits of a provider account.
 *
 * @param dialect {@code async-v3}, {@code vidu} or {@code vtrix}
 * @param form how the dialect is written there, one of {@link AccountForm#of}
 * @param baseUrl may carry a path; the dialect's paths are appended to it
 * @param apiKey the provider's key; null on change keeps the stored one
 * @param models catalogue ids, or one {@code *} for every model with a route of this dialect
 * @param maxConcurrent how many tasks may be open at once, 1 to 10,000
 * @param requestsPerMinute our own limit on calls, 1 to 100,000
 * @param pollPath template with {@code {id}} below the base URL; null for the dialect's own
 * @param priority lower first
 */
public record AccountData(
        String name,
        String dialect,
        AccountForm form,
        String baseUrl,
        AuthScheme authScheme,
        @Nullable String apiKey,
        List<String> models,
        int maxConcurrent,
        int requestsPerMinute,
        @Nullable String pollPath,
        boolean callbacks,
        int priority,
        boolean enabled) {
    public AccountData {
        models = List.copyOf(models);
    }

    /** With the form that is usual for this dialect and authorisation word. */
    public AccountData(
            String name,
            String dialect,
            String baseUrl,
            AuthScheme authScheme,
            @Nullable String apiKey,
            List<String> models,
            int maxConcurrent,
            int requestsPerMinute,
            @Nullable String pollPath,
            boolean callbacks,
            int priority,
            boolean enabled) {
        this(
                name,
                dialect,
                AccountForm.usual(dialect, authScheme),
                baseUrl,
                authScheme,
                apiKey,
                models,
                maxConcurrent,
                requestsPerMinute,
                pollPath,
                callbacks,
                priority,
                enabled);
    }

    /** Without the key, which is never shown. */
    @Override
    public String toString() {
        return "AccountData[" + name + ", " + dialect + ", " + baseUrl + "]";
    }
}
