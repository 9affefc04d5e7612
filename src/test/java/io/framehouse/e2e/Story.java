package io.framehouse.e2e;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** The whole house with demo teams and the sandbox, on a port of its own; shared by all stories. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "framehouse.demo=true",
            "framehouse.sandbox=true",
            "framehouse.sandbox-port=0",
            "framehouse.reconciliation.pause-millis=100"
        })
@PostgresTest
@interface Story {}
