package io.framehouse.catalog.internal;

import io.framehouse.MutableClock;
import io.framehouse.audit.AuditTrail;
import io.framehouse.catalog.SettledRequests;
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

    @Bean
    FakeSettledRequests settledRequests() {
        return new FakeSettledRequests();
    }

    /** What was made of late, as a test says. */
    static final class FakeSettledRequests implements SettledRequests {
        final List<Requests> requests = new ArrayList<>();

        @Override
        public List<Requests> settledSince(
                String model, Instant since, java.util.Set<String> parameters) {
            return List.copyOf(requests);
        }
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
