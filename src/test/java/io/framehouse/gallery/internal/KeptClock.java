package io.framehouse.gallery.internal;

import io.framehouse.MutableClock;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** One clock, and so one context, for all tests of what people keep. */
@TestConfiguration
class KeptClock {
    @Bean
    @Primary
    MutableClock mutableClock() {
        return new MutableClock(Instant.parse("2026-11-21T10:00:00Z"));
    }
}
