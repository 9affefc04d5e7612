package io.framehouse.access.internal;

import io.framehouse.access.ApiKey;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.SettingRefused;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Registers the platform key of the settings at start, so that automation can make the first team.
 * The same setting again changes nothing; another one ends the key of the earlier one.
 */
@Component
final class BootstrapKey implements SmartInitializingSingleton {
    private static final int MIN_LENGTH = 32;
    private static final int MAX_LENGTH = 2_048;

    private final String setting;
    private final KeyRepository keys;
    private final KeyAudit audit;
    private final TeamTransactions transactions;
    private final Clock clock;

    BootstrapKey(
            @Value("${framehouse.admin-api-key:}") String setting,
            KeyRepository keys,
            KeyAudit audit,
            TeamTransactions transactions,
            Clock clock) {
        this.setting = setting.strip();
        this.keys = keys;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (setting.isEmpty()) {
            return;
        }
        requireUsable();
        CurrentActor.runAs(Actor.system("start"), () -> transactions.runOnPlatform(this::register));
    }

    private void requireUsable() {
        if (KeySecrets.publicId(setting).isPresent()) {
            throw new SettingRefused(
                    "FRAMEHOUSE_ADMIN_API_KEY has the form of the keys that are made in the"
                            + " console. Such a key is looked up by the id in it, and the key of"
                            + " the settings has none.",
                    "Set it to something else, such as the output of 'openssl rand -hex 32'. A key"
                            + " that was made in the console works without this setting.");
        }
        boolean printable = setting.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (setting.length() < MIN_LENGTH || setting.length() > MAX_LENGTH || !printable) {
            throw new SettingRefused(
                    "FRAMEHOUSE_ADMIN_API_KEY has "
                            + setting.length()
                            + " characters"
                            + (printable ? "" : ", some of them not printable ASCII")
                            + ".",
                    "Set it to "
                            + MIN_LENGTH
                            + " or more printable characters, such as the output of"
                            + " 'openssl rand -hex 32', or leave it unset.");
        }
    }

    private void register() {
        byte[] hash = KeySecrets.hash(setting);
        ApiKey key =
                new ApiKey(
                        KeyId.random(),
                        KeyRepository.BOOTSTRAP,
                        "bootstrap",
                        null,
                        Set.of(KeyScope.PLATFORM_ADMIN, KeyScope.PLATFORM_FINANCE),
                        null,
                        null,
                        null,
                        clock.instant(),
                        null);
        if (keys.insertBootstrapKey(key, hash)) {
            keys.revokeOtherBootstrapKeys(hash, clock.instant());
            audit.created(null, key);
        }
    }
}
