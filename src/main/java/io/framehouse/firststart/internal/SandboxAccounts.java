package io.framehouse.firststart.internal;

import io.framehouse.providers.AccountData;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.sandbox.SandboxProvider;
import io.framehouse.shared.StartupConsole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Connects the built-in sandbox as provider accounts of all three dialects, as a last resort. */
@Component
class SandboxAccounts {
    private static final String KEY = "sandbox-key";
    private static final String OFF = "The sandbox is off.";
    private static final String ROUTERS = "Sandbox routers";
    private static final String VIDU = "Sandbox Vidu";
    private static final String VIDU_PROXY = "Sandbox Vidu proxy";
    private static final String VTRIX = "Sandbox Vtrix";
    private static final Set<String> NAMES = Set.of(ROUTERS, VIDU, VIDU_PROXY, VTRIX);

    private final ProviderAccounts accounts;
    private final ObjectProvider<SandboxProvider> sandbox;

    SandboxAccounts(ProviderAccounts accounts, ObjectProvider<SandboxProvider> sandbox) {
        this.accounts = accounts;
        this.sandbox = sandbox;
    }

    /**
     * Makes the accounts once, follows the sandbox to another port, and takes the accounts out of
     * use while there is no sandbox.
     */
    void connect() {
        SandboxProvider running = sandbox.getIfAvailable();
        if (running == null) {
            accounts.list().stream().filter(SandboxAccounts::inUse).forEach(this::takeOut);
            return;
        }
        StartupConsole.say("sandbox provider on " + running.baseUrl());
        String base = running.baseUrl();
        put(data(ROUTERS, "async-v3", base, AuthScheme.BEARER));
        put(data(VIDU, "vidu", base, AuthScheme.TOKEN));
        put(data(VIDU_PROXY, "vidu", base + "/vidu", AuthScheme.BEARER));
        put(data(VTRIX, "vtrix", base, AuthScheme.BEARER));
    }

    private void put(AccountData data) {
        Optional<ProviderAccount> present =
                accounts.list().stream()
                        .filter(account -> account.data().name().equals(data.name()))
                        .findFirst();
        if (present.isEmpty()) {
            accounts.test(accounts.create(data).id());
        } else if (!present.get().data().baseUrl().equals(data.baseUrl())
                || OFF.equals(present.get().pausedReason())) {
            accounts.update(present.get().id(), data);
        }
    }

    private static boolean inUse(ProviderAccount account) {
        AccountData data = account.data();
        return NAMES.contains(data.name())
                && data.priority() == ProviderAccount.LAST_RESORT
                && account.pausedUntil() == null;
    }

    private void takeOut(ProviderAccount account) {
        accounts.pause(account.id(), Instant.MAX, OFF);
        StartupConsole.say("'" + account.data().name() + "' is not used: the sandbox is off");
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
