package io.framehouse.sandbox.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for work to end when the sandbox stops. */
final class Threads {
    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);
    private static final long LIMIT_SECONDS = 10;

    private Threads() {}

    static void awaitEnd(ExecutorService executor) {
        try {
            if (!executor.awaitTermination(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("sandbox work did not end within {} s", LIMIT_SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
