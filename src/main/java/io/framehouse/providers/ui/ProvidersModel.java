package io.framehouse.providers.ui;

import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountForm;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.ModelNames;
import io.framehouse.providers.OpenJobCounter;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccounts;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the page of provider accounts shows and does. */
final class ProvidersModel {
    /** The dialects there are and their words, the usual one first. */
    static final Map<String, String> DIALECTS = dialects();

    private final ProviderAccounts accounts;
    private final @Nullable OpenJobCounter openJobs;
    private final @Nullable ModelNames modelNames;
    private final Clock clock;

    ProvidersModel(
            ProviderAccounts accounts,
            @Nullable OpenJobCounter openJobs,
            @Nullable ModelNames modelNames,
            Clock clock) {
        this.accounts = accounts;
        this.openJobs = openJobs;
        this.modelNames = modelNames;
        this.clock = clock;
    }

    /** What is known of an account's health, as one word for people. */
    enum Health {
        /** It answered with our key. */
        WORKING,
        /** Nobody asked it yet. */
        NOT_TESTED,
        /** It refused our key or its balance. */
        REFUSING,
        /** We wait before the next new job, after trouble. */
        WAITING,
        /** An admin sends no new jobs there. */
        PAUSED_BY_ADMIN
    }

    List<ProviderAccount> list() {
        return accounts.list();
    }

    Optional<ProviderAccount> find(String id) {
        return AccountId.parse(id)
                .flatMap(wanted ->
                        list().stream().filter(one -> one.id().equals(wanted)).findFirst());
    }

    ProviderAccount create(AccountData data) {
        return accounts.create(data);
    }

    ProviderAccount update(ProviderAccount read, AccountData data) {
        return accounts.update(read.id(), data, read.version());
    }

    void remove(AccountId id) {
        accounts.delete(id);
    }

    ProviderAccount test(AccountId id) {
        return accounts.test(id);
    }

    Health health(ProviderAccount account) {
        if (!account.data().enabled()) {
            return Health.PAUSED_BY_ADMIN;
        }
        Instant until = account.pausedUntil();
        if (account.status() == ProviderAccount.Status.REFUSING) {
            return Health.REFUSING;
        }
        if (until != null && clock.instant().isBefore(until)) {
            return Health.WAITING;
        }
        return account.status() == ProviderAccount.Status.WORKING
                ? Health.WORKING
                : Health.NOT_TESTED;
    }

    /** Whether new jobs are kept from it, by an admin or after trouble. */
    boolean isStopped(ProviderAccount account) {
        Instant until = account.pausedUntil();
        return !account.data().enabled() || (until != null && clock.instant().isBefore(until));
    }

    /** {@code 3 of 5 running}; only the limit where nobody counts. */
    String running(ProviderAccount account) {
        int most = account.data().maxConcurrent();
        return openJobs == null
                ? "at most " + most + " running"
                : openJobs.openAt(account.id()) + " of " + most + " running";
    }

    /** {@code all models} or their ids. */
    String models(ProviderAccount account) {
        List<String> models = account.data().models();
        if (models.contains("*")) {
            return "All models of this dialect";
        }
        return models.isEmpty() ? "No models" : String.join(", ", models);
    }

    List<String> modelsOf(String dialect) {
        return modelNames == null ? List.of() : modelNames.ofDialect(dialect);
    }

    /** What may be told of the key; very short ones have no last four. */
    static String keyText(ProviderAccount account) {
        return account.keyLast4().isBlank() ? "stored" : "ends in " + account.keyLast4();
    }

    static String dialectWords(String dialect) {
        return DIALECTS.getOrDefault(dialect, dialect);
    }

    /** The host of a base URL; the text itself where it has none. */
    static String host(String baseUrl) {
        try {
            URI uri = URI.create(baseUrl);
            return uri.getHost() == null ? baseUrl : uri.getAuthority();
        } catch (IllegalArgumentException noUri) {
            return baseUrl;
        }
    }

    /** The dialect, and its form where it is not the dialect's own. */
    static String speaks(AccountData data) {
        String words = dialectWords(data.dialect());
        return switch (data.form()) {
            case OFFICIAL -> words;
            case PROXY -> words + " by proxy";
            case FLAT -> words + ", flat";
        };
    }

    /** What a form means in a dialect. */
    static String formWords(String dialect, AccountForm form) {
        return switch (form) {
            case OFFICIAL ->
                    dialect.equals("vidu") ? "Vidu itself" : "Parameters in input[0].params";
            case PROXY -> "Proxy that passes Vidu on";
            case FLAT -> "Parameters beside model";
        };
    }

    /** What choosing a form changes; null where there is nothing to tell. */
    static @Nullable String formHint(AccountForm form) {
        return form == AccountForm.PROXY
                ? "Its page lists no watermark fields: jobs that want one go elsewhere."
                : null;
    }

    private static Map<String, String> dialects() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("async-v3", "v3 async router");
        words.put("vidu", "Vidu");
        words.put("vtrix", "Unified model");
        return words;
    }
}
