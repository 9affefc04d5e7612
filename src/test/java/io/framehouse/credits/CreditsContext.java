package io.framehouse.credits;

import io.framehouse.MutableClock;
import io.framehouse.shared.CurrentActor;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * The module alone: database, shared kernel, ledger, a clock to move and a trail to read. Carries
 * no stereotype, so that the application's own scan does not find it.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
@ComponentScan(
        basePackageClasses = {CurrentActor.class, Ledger.class},
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|IT|Context).*"))
@Import({
    CreditsFixtures.class,
    BookLines.class,
    LedgerServices.class,
    CreditsContext.Doubles.class
})
class CreditsContext {
    static final Instant START = Instant.parse("2026-11-18T10:15:00Z");

    static class Doubles {
        @Bean
        @Primary
        MutableClock movableClock() {
            return new MutableClock(START);
        }

        @Bean
        @Primary
        MovableMonths movableMonths() {
            return new MovableMonths();
        }

        @Bean
        PlanRecorder planRecorder(DataSource database) {
            return new PlanRecorder(database);
        }

        @Bean
        RecordedEvents recordedEvents() {
            return new RecordedEvents();
        }

        @Bean
        RecordingAuditTrail auditTrail() {
            return new RecordingAuditTrail();
        }
    }
}
