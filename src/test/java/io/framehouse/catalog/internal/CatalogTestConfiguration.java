package io.framehouse.catalog.internal;

import io.framehouse.MutableClock;
import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;

/** The catalogue alone on a real database, with a clock that tests move and a trail they read. */
@TestConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
@ComponentScan({"io.framehouse.catalog.internal", "io.framehouse.shared.internal"})
class CatalogTestConfiguration {
    static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    @Bean
    @Primary
    MutableClock testClock() {
        return new MutableClock(START);
    }

    @Bean
    RememberedTrail auditTrail() {
        return new RememberedTrail();
    }

    /** Keeps what was written. */
    static final class RememberedTrail implements AuditTrail {
        final List<Change> changes = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void record(@Nullable TeamId team, Change change) {
            changes.add(change);
        }
    }
}
