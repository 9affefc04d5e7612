package io.framehouse.shared.internal;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts an own PostgreSQL where no {@code spring.datasource.url} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "never", matchIfMissing = true)
class EmbeddedDatabaseConfiguration {
    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(@Value("${framehouse.data-dir:./data}") Path dataDirectory) {
        return EmbeddedDatabase.start(dataDirectory);
    }

    @Bean(initMethod = "listen")
    OrderlyStop orderlyStop(EmbeddedDatabase database, ConfigurableApplicationContext application) {
        return new OrderlyStop(database, application);
    }

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(EmbeddedDatabase database) {
        return new ApplicationLogin(database.jdbcUrl());
    }

    @Bean
    FlywayConnectionDetails flywayConnectionDetails(EmbeddedDatabase database) {
        return new OwnerLogin(database.jdbcUrl());
    }

    private record ApplicationLogin(String jdbcUrl) implements JdbcConnectionDetails {
        @Override
        public String getUsername() {
            return "framehouse_app";
        }

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public String getJdbcUrl() {
            return jdbcUrl;
        }
    }

    private record OwnerLogin(String jdbcUrl) implements FlywayConnectionDetails {
        @Override
        public String getUsername() {
            return "framehouse_owner";
        }

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public String getJdbcUrl() {
            return jdbcUrl;
        }
    }
}
