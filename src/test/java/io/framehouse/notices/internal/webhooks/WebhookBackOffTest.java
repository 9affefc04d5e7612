package io.framehouse.notices.internal.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a message is sent again. */
class WebhookBackOffTest {
    private static final Instant START = Instant.parse("2026-11-18T10:15:00Z");

    @Test
    void itIsTriedForAboutADayWithGrowingPauses() {
        Instant now = START;
        int tries = 1;
        Duration before = Duration.ZERO;
        Optional<Instant> next = WebhookBackOff.next(tries, START, now, null);
        assertThat(next.orElseThrow()).isBetween(now.plusSeconds(5), now.plusMillis(5_500));
        while (next.isPresent()) {
            Duration pause = Duration.between(now, next.get());
            assertThat(pause.multipliedBy(6).dividedBy(5)).isGreaterThanOrEqualTo(before);
            before = pause;
            now = next.get();
            tries++;
            next = WebhookBackOff.next(tries, START, now, null);
        }
        assertThat(tries).isEqualTo(WebhookBackOff.MOST_TRIES).isEqualTo(11);
        assertThat(Duration.between(START, now))
                .isBetween(Duration.ofHours(23), Duration.ofHours(27));
    }

    @Test
    void whatAReceiverAsksForCountsWhereItIsLonger() {
        assertThat(WebhookBackOff.next(1, START, START, Duration.ofMinutes(3)).orElseThrow())
                .isBetween(START.plusSeconds(180), START.plusSeconds(198));
        assertThat(WebhookBackOff.next(1, START, START, Duration.ofSeconds(1)).orElseThrow())
                .isBetween(START.plusSeconds(5), START.plusMillis(5_500));
        assertThat(WebhookBackOff.next(1, START, START, Duration.ofDays(9)).orElseThrow())
                .isBefore(START.plus(Duration.ofHours(9)));
    }

    @Test
    void itEndsByAgeAlso() {
        assertThat(WebhookBackOff.next(2, START, START.plus(Duration.ofHours(28)), null)).isEmpty();
        assertThat(WebhookBackOff.next(2, START, START.plus(Duration.ofHours(27)), null))
                .isPresent();
    }
}
