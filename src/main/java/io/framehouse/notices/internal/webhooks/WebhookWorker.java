package io.framehouse.notices.internal.webhooks;

import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks for due messages on one thread: at once when there is news or a lane is free again, and
 * every half second for what is due by time or was left by another node.
 */
@Component
final class WebhookWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookWorker.class);
    private static final long LOOK_EVERY_MILLIS = 500;

    private final WebhookRounds rounds;
    private final boolean enabled;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean started;
    private Thread looker = new Thread(() -> {});
    private ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    WebhookWorker(
            MessageQueue queue,
            WebhookSender sender,
            WebhookOutcomes outcomes,
            TeamTransactions transactions,
            Clock clock,
            @Value("${framehouse.webhooks.concurrent:64}") int concurrent,
            @Value("${framehouse.webhooks.enabled:true}") boolean enabled) {
        this.rounds = new WebhookRounds(queue, sender, outcomes, transactions, clock, concurrent);
        this.enabled = enabled;
    }

    /** Looks soon. */
    void wake() {
        news.release();
    }

    @Override
    public void start() {
        started = true;
        if (enabled) {
            senders = Executors.newVirtualThreadPerTaskExecutor();
            looker = Thread.ofPlatform().daemon().name("webhooks").start(this::look);
        }
    }

    /** Leaves what is being sent to its lease: another node, or the next start, sends it again. */
    @Override
    public void stop() {
        started = false;
        looker.interrupt();
        senders.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    private void look() {
        while (started) {
            try {
                rounds.begin(senders, this::wake);
            } catch (RuntimeException | Error failure) {
                // Not even an Error may end the sending for good.
                if (started) {
                    LOG.warn("Looking for messages failed, looking again: {}", failure.toString());
                }
            }
            await();
        }
    }

    private void await() {
        try {
            if (news.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            started = false;
        }
    }
}
