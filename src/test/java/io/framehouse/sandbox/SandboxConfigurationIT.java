package io.framehouse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The application starts the sandbox unless told not to. */
class SandboxConfigurationIT {
    @Configuration
    @ComponentScan("io.framehouse.sandbox.internal")
    static class Application {}

    @TempDir Path work;

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues("framehouse.data-dir=" + work);
    }

    @Test
    void itRunsByDefaultAndStopsWithTheApplication() {
        runner().withPropertyValues("framehouse.sandbox-port=0")
                .run(context -> {
                    SandboxProvider provider = context.getBean(SandboxProvider.class);
                    assertThat(client(provider).get("/_sandbox/tasks").status()).isEqualTo(200);
                    assertThat(work.resolve("sandbox/tasks")).isDirectory();
                    context.close();
                    assertThat(refuses(provider)).isTrue();
                });
    }

    private static SandboxClient client(SandboxProvider provider) {
        return new SandboxClient(provider.baseUrl(), "");
    }

    private static boolean refuses(SandboxProvider provider) {
        try {
            client(provider).get("/_sandbox/tasks");
            return false;
        } catch (IOException refused) {
            return true;
        }
    }

    @Test
    void aTakenPortIsReplacedByAFreeOne(@TempDir Path other) {
        try (SandboxProvider first = SandboxProvider.start(SandboxSettings.defaults(other))) {
            runner().withPropertyValues("framehouse.sandbox-port=" + first.port())
                    .run(context ->
                            assertThat(context.getBean(SandboxProvider.class).port())
                                    .isNotEqualTo(first.port()));
        }
    }

    @Test
    void itCanBeTurnedOff() {
        runner().withPropertyValues("framehouse.sandbox=false")
                .run(context -> assertThat(context).doesNotHaveBean(SandboxProvider.class));
    }
}
