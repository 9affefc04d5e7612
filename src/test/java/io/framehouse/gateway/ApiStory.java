package io.framehouse.gateway;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** The whole application on a free port with the sandbox provider; one context for all classes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "framehouse.sandbox=true",
            "framehouse.sandbox-port=0",
            "framehouse.allow-private-addresses=true",
            "framehouse.admin-api-key=" + ApiStory.ADMIN_KEY,
            "framehouse.reconciliation.pause-millis=50",
            // An identity provider that never answers.
            ApiStory.SSO + "registration.company.client-id=framehouse",
            ApiStory.SSO + "registration.company.client-secret=" + ApiStory.SSO_SECRET,
            ApiStory.SSO + "registration.company.authorization-grant-type=authorization_code",
            ApiStory.SSO + "registration.company.scope=openid",
            ApiStory.SSO
                    + "registration.company.redirect-uri="
                    + "{baseUrl}/login/oauth2/code/{registrationId}",
            ApiStory.SSO + "provider.company.authorization-uri=http://127.0.0.1:9/authorize",
            ApiStory.SSO + "provider.company.token-uri=http://127.0.0.1:9/token",
            ApiStory.SSO + "provider.company.jwk-set-uri=http://127.0.0.1:9/keys",
            // All classes call from one address, and many show wrong keys: see RateLimitsIT.
            "framehouse.limits.wrong-keys-per-minute=100000",
            // More goes wrong here on purpose than a breaker bears.
            "framehouse.providers.circuit-open-seconds=0"
        })
@PostgresTest
@interface ApiStory {
    String SSO = "spring.security.oauth2.client.";
    String SSO_SECRET = "test-only-client-secret-0123456789abcdef";
    String ADMIN_KEY = "test-only-platform-key-0123456789abcdef";
}
