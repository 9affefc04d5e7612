package io.framehouse.providers.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccount.Status;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.providers.ui.ProvidersModel.Health;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProvidersModelTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final AccountId ID = new AccountId(UUID.randomUUID());

    private final FakeAccounts accounts = new FakeAccounts();
    private final ProvidersModel model =
            new ProvidersModel(
                    accounts,
                    account -> 3,
                    dialect -> List.of("q3"),
                    Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void healthIsWhatAnAdminMustKnowFirst() {
        assertThat(model.health(account(true, Status.WORKING, null))).isEqualTo(Health.WORKING);
        assertThat(model.health(account(true, Status.UNTESTED, null))).isEqualTo(Health.NOT_TESTED);
        assertThat(model.health(account(true, Status.REFUSING, Instant.MAX)))
                .isEqualTo(Health.REFUSING);
        assertThat(model.health(account(true, Status.WORKING, NOW.plusSeconds(1))))
                .isEqualTo(Health.WAITING);
        assertThat(model.health(account(true, Status.WORKING, NOW))).isEqualTo(Health.WORKING);
        assertThat(model.health(account(false, Status.REFUSING, Instant.MAX)))
                .isEqualTo(Health.PAUSED_BY_ADMIN);
    }

    @Test
    void wordsForPeople() {
        ProviderAccount account = account(true, Status.WORKING, null);
        assertThat(model.running(account)).isEqualTo("3 of 5 running");
        assertThat(model.models(account)).isEqualTo("All models of this dialect");
        assertThat(ProvidersModel.host("https://api.example.com/ent/v2"))
                .isEqualTo("api.example.com");
        assertThat(ProvidersModel.host("not a url")).isEqualTo("not a url");
        assertThat(ProvidersModel.dialectWords("async-v3")).isEqualTo("v3 async router");
        assertThat(ProvidersModel.dialectWords("other")).isEqualTo("other");
    }

    @Test
    void anAddressWithAnUnknownIdFindsNothing() {
        assertThat(model.find(ID.toString())).isPresent();
        assertThat(model.find(UUID.randomUUID().toString())).isEmpty();
        assertThat(model.find("nonsense")).isEmpty();
    }

    private static ProviderAccount account(
            boolean enabled, Status status, @Nullable Instant pausedUntil) {
        return new ProviderAccount(
                ID, data(enabled), "4f1c", status, null, null, pausedUntil, null, 1);
    }

    private static AccountData data(boolean enabled) {
        return new AccountData(
                "Main",
                "vidu",
                "https://api.example.com",
                AuthScheme.TOKEN,
                null,
                List.of("*"),
                5,
                60,
                null,
                true,
                100,
                enabled);
    }

    /** One account. */
    private static final class FakeAccounts implements ProviderAccounts {
        @Override
        public List<ProviderAccount> list() {
            return List.of(get(ID));
        }

        @Override
        public ProviderAccount get(AccountId id) {
            return account(true, Status.WORKING, null);
        }

        @Override
        public ProviderAccount update(AccountId id, AccountData data) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ProviderAccount update(AccountId id, AccountData data, long version) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ProviderAccount create(AccountData data) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(AccountId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ProviderAccount test(AccountId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pause(AccountId id, Instant until, String reason) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void worked(AccountId id) {
            throw new UnsupportedOperationException();
        }
    }
}
