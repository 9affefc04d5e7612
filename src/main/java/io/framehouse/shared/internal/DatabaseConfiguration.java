package io.framehouse.shared.internal;

import java.time.Clock;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The clock and the transaction manager that puts every transaction into a database role. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new TeamTransactionManager(dataSource);
    }

    /** Roles first, then the migrations, then a look at who the application is. */
    @Bean
    FlywayMigrationStrategy migration(DataSource application) {
        return flyway -> {
            DataSource owner = flyway.getConfiguration().getDataSource();
            DatabaseRoles.prepare(owner);
            FillingAgain.allow(owner);
            flyway.migrate();
            DatabaseRoles.check(application);
        };
    }

    @Bean
    @ConditionalOnMissingBean({Clock.class, InstantSource.class})
    Clock clock() {
        return Clock.systemUTC();
    }
}
