package io.framehouse;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;

/**
 * Gives a Spring test an empty migrated PostgreSQL database of its own, used under the same roles
 * as in production, with a session time zone that is not UTC. No demo teams, no sandbox.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = TestDatabases.class)
public @interface PostgresTest {}
