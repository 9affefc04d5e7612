package io.framehouse.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PressIntentTest {
    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-20T12:00:00Z"));
    private final PressIntent intent = new PressIntent(clock);

    @Test
    void aRetryAfterALostAnswerCarriesTheSameKey() {
        String first = intent.press();
        clock.advance(Duration.ofMinutes(5));
        assertThat(intent.press()).isEqualTo(first);
    }

    @Test
    void aDoubleClickCarriesTheSameKey() {
        String first = intent.press();
        intent.sent();
        clock.advance(Duration.ofMillis(300));
        assertThat(intent.press()).isEqualTo(first);
    }

    @Test
    void anotherPressLaterIsAnotherWish() {
        String first = intent.press();
        intent.sent();
        clock.advance(Duration.ofSeconds(2));
        assertThat(intent.press()).isNotEqualTo(first);
    }

    @Test
    void aChangedFormIsAnotherWish() {
        String first = intent.press();
        intent.changed();
        assertThat(intent.press()).isNotEqualTo(first);
    }
}
