package io.framehouse.firststart.internal;

import io.framehouse.providers.AccountData;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.sandbox.SandboxProvider;
import io.framehouse.shared.StartupConsole;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Connects the built-in sandbox as provider accounts of all three dialects, as a last resort. */
@Component
class SandboxAccounts {
    private static final String KEY = "sandbox-key";

    private final ProviderAccounts accounts;
    private final ObjectProvider<SandboxProvider> sandbox;

    SandboxAccounts(ProviderAccounts accounts, ObjectProvider<SandboxProvider> sandbox) {
        this.accounts = accounts;
        this.sandbox = sandbox;
    }

    /** Makes the accounts once, and follows the sandbox to another port. */
    void connect() {
        SandboxProvider running = sandbox.getIfAvailable();
        if (running == null) {
            return;
        }
        StartupConsole.say("sandbox provider on " + running.baseUrl());
        String base = running.baseUrl();
        put(data("Sandbox routers", "async-v3", base, AuthScheme.BEARER));
        put(data("Sandbox Vidu", "vidu", base, AuthScheme.TOKEN));
        put(data("Sandbox Vidu proxy", "vidu", base + "/vidu", AuthScheme.BEARER));
        put(data("Sandbox Vtrix", "vtrix", base, AuthScheme.BEARER));
    }

    private void put(AccountData data) {
        Optional<ProviderAccount> present =
                accounts.list().stream()
                        .filter(account -> account.data().name().equals(data.name()))
                        .findFirst();
        if (present.isEmpty()) {
            accounts.test(accounts.create(data).id());
        } else if (!present.get().data().baseUrl().equals(data.baseUrl())) {
            accounts.update(present.get().id(), data);
        }
    }

    private static AccountData data(
            String name, String dialect, String baseUrl, AuthScheme scheme) {
        return new AccountData(
                name,
                dialect,
                baseUrl,
                scheme,
                KEY,
                List.of("*"),
                5,
                600,
                null,
                false,
                ProviderAccount.LAST_RESORT,
                true);
    }
}
