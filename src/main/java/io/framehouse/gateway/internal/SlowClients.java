package io.framehouse.gateway.internal;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts time limits on what clients send.
 *
 * @see "Decision 0016: live reads and limits"
 */
@Configuration(proxyBeanMethods = false)
class SlowClients {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> headersInTime(
            @Value("${framehouse.limits.header-seconds:20}") int seconds) {
        return factory -> {
            factory.setProtocol(HeaderDeadline.class.getName());
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof HeaderDeadline protocol) {
                    protocol.headers(Duration.ofSeconds(seconds));
                }
            });
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodiesInTime(
            @Value("${framehouse.limits.body-grace-seconds:30}") int graceSeconds) {
        return factory ->
                factory.addEngineValves(new BodyDeadline(Duration.ofSeconds(graceSeconds)));
    }
}
