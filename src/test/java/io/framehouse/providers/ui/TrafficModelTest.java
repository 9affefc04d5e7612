package io.framehouse.providers.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountHealth;
import io.framehouse.providers.AccountHealth.Breaker;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.AccountStops;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccount.Status;
import io.framehouse.providers.ProviderBalances.Reading;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrafficModelTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final AccountId ID = new AccountId(UUID.randomUUID());
    private static final ProviderAccount ACCOUNT =
            new ProviderAccount(
                    ID,
                    new AccountData(
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
                            10,
                            true),
                    "4f1c",
                    Status.WORKING,
                    null,
                    null,
                    null,
                    null,
                    1);

    @Test
    void whatIsNotThereIsLeftOut() {
        Traffic traffic = read(null, null, Map.of());
        assertThat(traffic.queue()).isNull();
        assertThat(traffic.errors()).isNull();
        assertThat(traffic.sending()).isNull();
        assertThat(traffic.balance()).isNull();
        assertThat(traffic.left()).isNull();
        assertThat(traffic.callback()).isEmpty();
        assertThat(traffic.broken()).isFalse();
    }

    @Test
    void figuresAreToldInWords() {
        AccountHealth.Reading calm =
                new AccountHealth.Reading(
                        Breaker.CLOSED,
                        null,
                        2,
                        Duration.ofMillis(240),
                        Duration.ofSeconds(3),
                        120,
                        null);
        Traffic traffic = read(calm, null, Map.of("q3", 12L, "other", 4L));
        assertThat(traffic.queue()).isEqualTo("12 jobs wait");
        assertThat(traffic.errors()).isEqualTo("2\u202f% of 120 calls in the last minute");
        assertThat(traffic.answers()).isEqualTo("Usually 240\u202fms, nearly always within 3 s");
        assertThat(traffic.sending()).isNull();
    }

    @Test
    void anOpenBreakerSaysWhenItTriesAgain() {
        Instant trial = NOW.plusSeconds(300);
        Traffic open = read(health(Breaker.OPEN, trial, null), null, Map.of());
        assertThat(open.broken()).isTrue();
        assertThat(open.sending()).contains("no new job is sent", "10:05 UTC");
        assertThat(open.errors()).isEqualTo("No calls in the last minute");
        assertThat(open.answers()).isEqualTo("Not known yet");
        assertThat(read(health(Breaker.HALF_OPEN, null, null), null, Map.of()).sending())
                .startsWith("One job is sent");
        assertThat(read(health(Breaker.CLOSED, null, NOW), null, Map.of()).sending()).isNull();
        assertThat(read(health(Breaker.CLOSED, null, trial), null, Map.of()).sending())
                .isEqualTo("The provider wants no more jobs until 10:05 UTC.");
    }

    @Test
    void aDrainCountsWhatIsLeft() {
        assertThat(read(null, new AccountStops.Drain(NOW, 3, 1, 0), Map.of()).left())
                .isEqualTo("Draining since 10:00 UTC: 3 open jobs, 1 video to copy left.");
        assertThat(read(null, new AccountStops.Drain(NOW, 0, 0, 0), Map.of()).left())
                .startsWith("Drained");
        assertThat(read(null, new AccountStops.Drain(null, 3, 0, 0), Map.of()).left()).isNull();
    }

    @Test
    void aBalanceCarriesItsUnitAndItsTime() {
        TrafficModel model =
                new TrafficModel(
                        new TrafficSources(null, null, null, null, null, null),
                        Clock.fixed(NOW, ZoneOffset.UTC));
        Reading told = new Reading(NOW, new BigDecimal("1200.500"), "credits", "");
        Reading silent = new Reading(NOW, null, null, "no such call");
        assertThat(of(model, told).balance()).isEqualTo("1,200.5 credits");
        assertThat(of(model, told).readAt()).isEqualTo(NOW);
        assertThat(of(model, silent).balance()).isEqualTo("Not told");
    }

    private static Traffic of(TrafficModel model, Reading reading) {
        return model.of(ACCOUNT, new TrafficModel.Common(Map.of(), Map.of(ID, reading)));
    }

    private static AccountHealth.Reading health(
            Breaker breaker, @Nullable Instant trialAt, @Nullable Instant busyUntil) {
        return new AccountHealth.Reading(breaker, trialAt, null, null, null, 0, busyUntil);
    }

    private static Traffic read(
            AccountHealth.@Nullable Reading health,
            AccountStops.@Nullable Drain drain,
            Map<String, Long> waiting) {
        TrafficSources sources =
                new TrafficSources(
                        health == null ? null : new FixedHealth(health),
                        drain == null ? null : new FixedStops(drain),
                        null,
                        waiting.isEmpty() ? null : () -> waiting,
                        dialect -> List.of("q3"),
                        null);
        TrafficModel model = new TrafficModel(sources, Clock.fixed(NOW, ZoneOffset.UTC));
        return model.of(ACCOUNT, model.common());
    }

    private record FixedHealth(AccountHealth.Reading reading) implements AccountHealth {
        @Override
        public Reading read(AccountId account) {
            return reading;
        }

        @Override
        public Map<AccountId, Integer> room(Collection<AccountId> accounts) {
            return Map.of();
        }

        @Override
        public boolean isBroken(AccountId account) {
            return false;
        }
    }

    private record FixedStops(AccountStops.Drain drain) implements AccountStops {
        @Override
        public ProviderAccount pause(AccountId id, Duration time, String reason) {
            return ACCOUNT;
        }

        @Override
        public ProviderAccount resume(AccountId id) {
            return ACCOUNT;
        }

        @Override
        public Drain drain(AccountId id) {
            return drain;
        }

        @Override
        public Drain progress(AccountId id) {
            return drain;
        }
    }
}
