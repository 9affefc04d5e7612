package io.framehouse;

import io.framehouse.access.SecretRotation;
import io.framehouse.access.SecretRotation.Rotation;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Resealing.Count;
import io.framehouse.shared.SealedStore;
import io.framehouse.shared.StartupConsole;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * The command {@code rotate-secrets}: new data keys, and all secrets under them. It starts what it
 * needs of the application and no more, with the same settings, beside nodes that go on working.
 */
final class RotateSecrets {
    static final String NAME = "rotate-secrets";

    private RotateSecrets() {}

    /** Does it, tells of it on the console, and gives back what it did. */
    static Rotation rotate(String... args) {
        SpringApplication application = new SpringApplication(Parts.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context = application.run(args)) {
            SecretRotation rotation = context.getBean(SecretRotation.class);
            Rotation done =
                    CurrentActor.as(
                            Actor.system("command " + NAME),
                            () -> rotation.rotate(RotateSecrets::say));
            StartupConsole.say("replaced " + done.retired() + " data keys");
            return done;
        }
    }

    private static void say(Count count) {
        StartupConsole.say(
                "%s: %d under the new keys, %d of them sealed anew, %d cannot be opened"
                        .formatted(
                                count.store(),
                                count.current(),
                                count.sealedAnew(),
                                count.unreadable()));
    }

    /** Without a stereotype, so that the application itself does not find it. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    @ComponentScan(
            basePackages = {"io.framehouse.shared", "io.framehouse.audit"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "io\\.framehouse\\.audit\\.ui\\..*"))
    @ComponentScan(
            basePackages = {
                "io.framehouse.access.internal",
                "io.framehouse.teams.internal",
                "io.framehouse.providers.internal",
                "io.framehouse.notices.internal",
                "io.framehouse.gateway.internal"
            },
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = {SealedStore.class, SecretRotation.class}))
    static class Parts {}
}
