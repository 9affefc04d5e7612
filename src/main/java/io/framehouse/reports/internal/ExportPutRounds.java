package io.framehouse.reports.internal;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts waiting files into their buckets, each round on a thread of its own, so that a slow bucket
 * holds neither the scheduler nor, beyond its share, the others.
 */
@Component
class ExportPutRounds {
    private static final Logger LOG = LoggerFactory.getLogger(ExportPutRounds.class);

    private final ExportPutWork work;

    ExportPutRounds(ExportPutWork work) {
        this.work = work;
    }

    /** Looks soon; returns at once. */
    void start() {
        Thread.ofVirtual().name("export-put").start(this::run);
    }

    /** Puts one after the other until none can be had. */
    void run() {
        try {
            for (Optional<ExportPut> next = work.claim(); next.isPresent(); next = work.claim()) {
                work.put(next.get());
            }
        } catch (RuntimeException failure) {
            // The lease ends, and the scheduled round tries again.
            LOG.warn("Exports could not be put for now: {}", failure.toString());
        }
    }
}
