package io.framehouse.notices.internal.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A burst of events is heard a few at a time. */
class WebhookGateTest {
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger heard = new AtomicInteger();

    @Test
    void aBurstIsHeardAFewAtATimeAndNothingIsLost() {
        WebhookGate gate = new WebhookGate(4, Duration.ofSeconds(30));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2_000; i++) {
                threads.execute(() -> gate.run(this::hear));
            }
        }
        assertThat(heard).hasValue(2_000);
        assertThat(most.get()).isBetween(1, 4);
    }

    @Test
    void whatFindsNoRoomInTimeIsRefusedAndTheRoomComesBack() throws InterruptedException {
        WebhookGate gate = new WebhookGate(1, Duration.ofMillis(10));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread slow = Thread.startVirtualThread(() -> gate.run(() -> waitFor(begun, end)));
        begun.await();
        assertThatThrownBy(() -> gate.run(this::hear))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("said again");
        end.countDown();
        slow.join();
        assertThatThrownBy(() -> gate.run(WebhookGateTest::fail)).hasMessage("failed");
        gate.run(this::hear);
        assertThat(heard).hasValue(1);
    }

    private void hear() {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        Thread.yield();
        inside.decrementAndGet();
        heard.incrementAndGet();
    }

    private static void fail() {
        throw new IllegalArgumentException("failed");
    }

    private static void waitFor(CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
