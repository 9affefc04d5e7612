package io.framehouse.gateway.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

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
    FilterRegistrationBean<OncePerRequestFilter> bodiesInTime(
            @Value("${framehouse.limits.body-grace-seconds:30}") int graceSeconds) {
        var filter = new FilterRegistrationBean<OncePerRequestFilter>(new InTime(Duration.ofSeconds(graceSeconds)));
        filter.addUrlPatterns(
                "/api/*", "/v3/*", "/ent/*", "/vidu/*", "/model/*", "/callbacks/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Hands on requests whose body has a deadline. */
    private static final class InTime extends OncePerRequestFilter {
        private final Duration grace;

        InTime(Duration grace) {
            this.grace = grace;
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            chain.doFilter(new Request(request, grace), response);
        }
    }

    /** A request whose body has a deadline. */
    private static final class Request extends HttpServletRequestWrapper {
        private final Duration grace;
        private @Nullable ServletInputStream body;

        Request(HttpServletRequest request, Duration grace) {
            super(request);
            this.grace = grace;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream made =
                    body == null ? new BodyDeadline(super.getInputStream(), grace) : body;
            body = made;
            return made;
        }
    }
}
