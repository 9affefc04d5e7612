package io.framehouse.access.internal;

import io.framehouse.shared.TeamTransactions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the browser's session away where its row is over, so that the next page is the sign-in, and
 * ends the row where the browser's session goes.
 */
@Configuration(proxyBeanMethods = false)
class EndedSessions {
    private static final Logger LOG = LoggerFactory.getLogger(EndedSessions.class);
    private static final String CONTEXT =
            HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    /** Before the security chain reads whose session it is. */
    @Bean
    FilterRegistrationBean<OncePerRequestFilter> endedSessionsFilter(OpenSessions sessions) {
        FilterRegistrationBean<OncePerRequestFilter> filter =
                new FilterRegistrationBean<>(new Door(sessions));
        filter.setName("endedSessions");
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
        return filter;
    }

    @Bean
    HttpSessionListener leavingSessions(
            SessionRows rows, TeamTransactions transactions, Clock clock) {
        return new HttpSessionListener() {
            @Override
            public void sessionDestroyed(HttpSessionEvent event) {
                UUID id = SessionDetails.of(authentication(event.getSession()));
                if (id != null) {
                    try {
                        transactions.runOnPlatform(() -> rows.leave(id, clock.instant()));
                    } catch (RuntimeException failure) {
                        // It is no longer used, and so drops out of every list by itself.
                        LOG.debug("The end of a session was not written", failure);
                    }
                }
            }
        };
    }

    private static @Nullable Authentication authentication(HttpSession session) {
        return session.getAttribute(CONTEXT) instanceof SecurityContext context
                ? context.getAuthentication()
                : null;
    }

    private static final class Door extends OncePerRequestFilter {
        private final OpenSessions sessions;

        Door(OpenSessions sessions) {
            this.sessions = sessions;
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            HttpSession session = request.getSession(false);
            if (session != null && !isOpen(session)) {
                session.invalidate();
            }
            chain.doFilter(request, response);
        }

        private boolean isOpen(HttpSession session) {
            try {
                return sessions.isOpen(authentication(session));
            } catch (RuntimeException unreadable) {
                // Without the database nobody is let in anyway; the page says so better.
                LOG.warn("Whether a session is over could not be read: {}", unreadable.toString());
                return true;
            }
        }
    }
}
