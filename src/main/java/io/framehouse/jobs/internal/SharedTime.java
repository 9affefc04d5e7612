package io.framehouse.jobs.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The time by the database's clock, which all nodes share. Whether a sender of another node lives
 * is judged by it: clocks of nodes may differ by more than a lease.
 */
@Component
class SharedTime {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Clock machine;

    @Autowired
    SharedTime(JdbcClient jdbc, Clock clock) {
        this(jdbc, clock, Clock.systemUTC());
    }

    /**
     * @param clock the application's
     * @param machine what the application's clock follows unless it was moved on purpose
     */
    SharedTime(JdbcClient jdbc, Clock clock, Clock machine) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.machine = machine;
    }

    /** Inside a transaction. Where the application's clock was moved on purpose, moved as far. */
    Instant now() {
        Instant told =
                jdbc.sql("select clock_timestamp()")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant();
        return told.plus(Duration.between(machine.instant(), clock.instant()));
    }
}
