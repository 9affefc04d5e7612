package io.framehouse.access.internal;

import jakarta.servlet.SessionCookieConfig;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where people come by https, the session's cookie travels by nothing else, and a neighbour below
 * the same domain cannot set it: browsers keep a {@code __Host-} cookie only so. HttpOnly and
 * SameSite=Lax are said in application.yaml for every installation.
 */
@Configuration(proxyBeanMethods = false)
class SessionCookie {
    static final String NAME = "__Host-framehouse";

    @Bean
    ServletContextInitializer secureSessionCookie(PublicScheme scheme) {
        return context -> {
            if (scheme.https()) {
                SessionCookieConfig cookie = context.getSessionCookieConfig();
                cookie.setName(NAME);
                cookie.setSecure(true);
                cookie.setPath("/");
            }
        };
    }
}
