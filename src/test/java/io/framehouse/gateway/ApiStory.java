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
            // All classes call from one address, and many show wrong keys: see RateLimitsIT.
            "framehouse.limits.wrong-keys-per-minute=100000",
            // More goes wrong here on purpose than a breaker bears.
            "framehouse.providers.circuit-open-seconds=0"
        })
@PostgresTest
@interface ApiStory {
    String ADMIN_KEY = "test-only-platform-key-0123456789abcdef";
}
