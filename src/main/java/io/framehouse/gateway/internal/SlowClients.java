package io.framehouse.gateway.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.ErrorResponseException;
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
        var filter =
                new FilterRegistrationBean<OncePerRequestFilter>(
                        new InTime(Duration.ofSeconds(graceSeconds)));
        filter.addUrlPatterns("/api/*", "/v3/*", "/ent/*", "/vidu/*", "/model/*", "/callbacks/*");
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
            Request timed = new Request(request, grace);
            chain.doFilter(timed, response);
            if (!timed.isAsyncStarted()) {
                timed.finish(response);
            }
        }
    }

    /** A request whose body has a deadline. */
    private static final class Request extends HttpServletRequestWrapper {
        private static final long SMALL = 64 * 1024;

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

        /**
         * A small rest behind a closed answer mostly came with the headers; the server takes it.
         */
        private boolean isLeftToTheServer(ErrorResponseException unread) {
            long length = getContentLengthLong();
            return unread.getCause() instanceof IOException closed
                    && !(closed instanceof SocketTimeoutException)
                    && length >= 0
                    && length <= SMALL;
        }

        private boolean hasBody() {
            return getContentLengthLong() > 0 || getHeader("Transfer-Encoding") != null;
        }

        /**
         * Takes the rest of a body that nobody wanted, so that the caller reads the refusal and not
         * a broken line; too slow a rest ends the connection.
         */
        void finish(HttpServletResponse response) throws IOException {
            if (!hasBody() || getHeader("Expect") != null) {
                return;
            }
            try {
                ServletInputStream rest = super.getInputStream();
                if (!rest.isFinished()) {
                    // With a time of its own: the call itself may have taken long.
                    new BodyDeadline(rest, grace).transferTo(OutputStream.nullOutputStream());
                }
            } catch (IllegalStateException readAsText) {
                // Whoever asked for a reader has read it.
            } catch (ErrorResponseException unread) {
                if (isLeftToTheServer(unread)) {
                    return;
                }
                // Written before the line is cut, which a committed answer's failure does.
                response.flushBuffer();
                throw new ClientAbortException(unread);
            }
        }
    }
}
