package io.framehouse.shell;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Route;
import io.framehouse.shared.ActorSource;
import io.framehouse.shared.CurrentActor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shell and the kit alone, over fakes: no database, everybody is Aino. No stereotype on
 * purpose, so that no other test finds it by scanning.
 */
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.modulith.events.config.EventPublicationAutoConfiguration",
            "org.springframework.modulith.events.jdbc.JdbcEventPublicationAutoConfiguration",
            "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration"
        })
@ComponentScan({"io.framehouse.shell", "io.framehouse.ui", "io.framehouse.credits.ui"})
@EnableVaadin("io.framehouse")
@Import(CurrentActor.class)
class KitApplication {
    @Bean
    FakeTeam teams() {
        return new FakeTeam();
    }

    @Bean
    FakeWork work() {
        return new FakeWork();
    }

    @Bean
    NoRequests requests() {
        return new NoRequests();
    }

    @Bean
    NoModelRequests modelRequests() {
        return new NoModelRequests();
    }

    @Bean
    FakeMoney money() {
        return new FakeMoney();
    }

    @Bean
    FakeNotices notices() {
        return new FakeNotices();
    }

    @Bean
    ActorSource actors() {
        return () -> Optional.of(FakeTeam.aino());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SecurityFilterChain everything(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    Catalog catalog() {
        return new Catalog() {
            @Override
            public List<CatalogModel> models() {
                return List.of();
            }

            @Override
            public Optional<CatalogModel> find(String modelId) {
                return Optional.empty();
            }

            @Override
            public Optional<CatalogModel> findByCall(
                    String dialect, String path, @Nullable String providerModel) {
                return Optional.empty();
            }

            @Override
            public ObjectNode toOurWords(
                    CatalogModel model, String dialect, ObjectNode providerBody) {
                return providerBody;
            }

            @Override
            public ObjectNode toProviderWords(
                    CatalogModel model, Route route, ObjectNode normalised) {
                return normalised;
            }

            @Override
            public List<Route> routesFor(CatalogModel model, ObjectNode normalised) {
                return List.of();
            }

            @Override
            public List<Route> routesFor(
                    CatalogModel model, ObjectNode normalised, String dialect, String form) {
                return routesFor(model, normalised).stream()
                        .filter(route -> route.dialect().equals(dialect))
                        .toList();
            }
        };
    }
}
