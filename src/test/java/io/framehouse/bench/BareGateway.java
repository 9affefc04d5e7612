package io.framehouse.bench;

import io.framehouse.shared.TeamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Spring MVC and nothing else: reads JSON, runs the SQL on one of 24 prepared connections, answers
 * JSON. No key, no limit, no rules, no price.
 */
final class BareGateway implements AutoCloseable {
    private static final int CONNECTIONS = 24;

    private final ServletWebServerApplicationContext context;

    BareGateway(BareSubmitMaker maker) {
        SpringApplication application = new SpringApplication(Setup.class);
        application.addInitializers(
                found -> found.getBeanFactory().registerSingleton("maker", maker));
        context =
                (ServletWebServerApplicationContext)
                        application.run(
                                "--server.port=0",
                                "--spring.threads.virtual.enabled=true",
                                // As the gateway, which keeps connections.
                                "--server.tomcat.max-keep-alive-requests=-1",
                                "--spring.main.banner-mode=off",
                                "--spring.config.location=optional:classpath:/none/");
    }

    int port() {
        return context.getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Makes the statements of one connection. */
    interface BareSubmitMaker {
        BareSubmit make(Connection connection) throws SQLException;
    }

    /** Web and JSON, and no more. */
    @ImportAutoConfiguration({
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    static class Setup {
        @Bean
        Endpoint endpoint(BareSubmitMaker maker) throws SQLException {
            return new Endpoint(maker);
        }
    }

    /** The endpoints to compare with; no scan of the application may find them. */
    @TestComponent
    @RestController
    static class Endpoint implements AutoCloseable {
        private static final String READ =
                "select id, model, state, parameters::text, quote_micros, created_at, updated_at,"
                        + " labels, attempt from job where team_id = ? and id = ?";

        private final BlockingQueue<BareSubmit> submits = new LinkedBlockingQueue<>();
        private final BlockingQueue<PreparedStatement> reads = new LinkedBlockingQueue<>();

        Endpoint(BareSubmitMaker maker) throws SQLException {
            for (int i = 0; i < CONNECTIONS; i++) {
                submits.add(maker.make(BenchDatabase.connect()));
                reads.add(BenchDatabase.connect().prepareStatement(READ));
            }
        }

        @PostMapping("/bare/{team}")
        @ResponseStatus(HttpStatus.ACCEPTED)
        Map<String, Object> submit(@PathVariable UUID team, @RequestBody JsonNode body)
                throws Exception {
            BareSubmit submit = submits.take();
            try {
                submit.five(new TeamId(team));
            } finally {
                submits.add(submit);
            }
            return Map.of("state", "held", "model", body.path("model").asString());
        }

        @GetMapping("/bare/{team}")
        Map<String, Object> read(@PathVariable UUID team, @RequestParam UUID id) throws Exception {
            PreparedStatement read = reads.take();
            try {
                read.setObject(1, team);
                read.setObject(2, id);
                try (ResultSet row = read.executeQuery()) {
                    row.next();
                    return Map.of(
                            "id", row.getString(1),
                            "model", row.getString(2),
                            "state", row.getString(3),
                            "parameters", row.getString(4),
                            "quote", row.getLong(5),
                            "created_at", row.getString(6),
                            "updated_at", row.getString(7),
                            "attempt", row.getInt(9));
                }
            } finally {
                reads.add(read);
            }
        }

        @Override
        public void close() throws Exception {
            for (BareSubmit submit : submits) {
                submit.close();
            }
            for (PreparedStatement read : reads) {
                read.getConnection().close();
            }
        }
    }
}
