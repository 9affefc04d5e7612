package io.framehouse.reports.internal;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes waiting exports, each on a thread of its own, so that neither the scheduler nor a person
 * waits. How many are made at once is bounded by the claim, over all nodes.
 */
@Component
class ExportRounds {
    private static final Logger LOG = LoggerFactory.getLogger(ExportRounds.class);

    private final ExportWork work;

    ExportRounds(ExportWork work) {
        this.work = work;
    }

    /** Looks soon; returns at once. */
    void start() {
        Thread.ofVirtual().name("usage-export").start(this::run);
    }

    /** Makes one after the other until none can be had. */
    void run() {
        try {
            for (Optional<ExportOrderRow> next = work.claim();
                    next.isPresent();
                    next = work.claim()) {
                work.make(next.get());
            }
        } catch (RuntimeException failure) {
            // The scheduled round tries again.
            LOG.warn("Exports could not be made for now: {}", failure.toString());
        }
    }
}
