package io.framehouse.shared.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import sun.misc.Signal;

/**
 * Ends the application first and its own database last. Without it both would stop at the same
 * moment of the process, and whatever was under way would fail with the database's farewell.
 */
final class OrderlyStop {
    private final EmbeddedDatabase database;
    private final ConfigurableApplicationContext application;
    private volatile boolean ready;

    OrderlyStop(EmbeddedDatabase database, ConfigurableApplicationContext application) {
        this.database = database;
        this.application = application;
    }

    void listen() {
        for (String name : new String[] {"TERM", "INT"}) {
            Signal.handle(
                    new Signal(name), signal -> Thread.ofPlatform().name("stop").start(this::stop));
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        ready = true;
    }

    private void stop() {
        if (ready) {
            application.close();
            System.exit(0);
        }
        // Closing a half-started application would wait for its start, which waits for the
        // database.
        closeDatabase();
        Runtime.getRuntime().halt(0);
    }

    private void closeDatabase() {
        try {
            database.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
