package io.framehouse.storage.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where people and programs reach this installation. */
@Component
final class PublicUrl {
    private final Environment environment;
    private final String configured;
    private volatile @Nullable String chosen;

    PublicUrl(Environment environment) {
        this.environment = environment;
        this.configured =
                environment.getProperty("framehouse.public-url", "").strip().replaceAll("/+$", "");
    }

    /** Without a slash at its end. Read late: the port may be chosen when the server starts. */
    String base() {
        if (!configured.isEmpty()) {
            return configured;
        }
        String known = chosen;
        if (known != null) {
            return known;
        }
        String port = environment.getProperty("local.server.port", "");
        if (port.isEmpty()) {
            return "http://localhost:" + environment.getProperty("server.port", "8080");
        }
        chosen = "http://localhost:" + port;
        return chosen;
    }
}
