package io.framehouse.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BucketsTest {
    private final MutableClock clock = new MutableClock(Instant.parse("2026-05-04T10:00:00Z"));
    private final Buckets buckets = new Buckets(clock, 3);

    private int taken(String subject, Rate rate) {
        int count = 0;
        while (buckets.of(subject, rate).tryConsume(1)) {
            count++;
        }
        return count;
    }

    @Test
    void burstThenAsManyAsTheTimeBrings() {
        Rate rate = Rate.ofRequests(6_000);
        assertThat(taken("key", rate)).isEqualTo(1_000);
        clock.advance(Duration.ofSeconds(2));
        assertThat(taken("key", rate)).isEqualTo(200);
        clock.advance(Duration.ofHours(1));
        assertThat(taken("key", rate)).isEqualTo(1_000);
    }

    @Test
    void smallRateMayComeAtOnce() {
        assertThat(taken("key", Rate.ofRequests(30))).isEqualTo(30);
        clock.advance(Duration.ofSeconds(2));
        assertThat(taken("key", Rate.ofRequests(30))).isEqualTo(1);
    }

    @Test
    void clockThatGoesBackGivesNothing() {
        assertThat(taken("key", Rate.ofRequests(5))).isEqualTo(5);
        clock.advance(Duration.ofHours(-1));
        assertThat(taken("key", Rate.ofRequests(5))).isZero();
    }

    @Test
    void anotherRateIsAnotherBucket() {
        assertThat(taken("key", Rate.ofRequests(5))).isEqualTo(5);
        assertThat(taken("key", Rate.ofRequests(7))).isEqualTo(7);
    }

    @Test
    void whoWasNotSeenForLongestIsForgotten() {
        for (int i = 0; i < 1_000; i++) {
            buckets.of("subject " + i, Rate.ofRequests(5));
        }
        assertThat(buckets.size()).isEqualTo(3);
    }
}
