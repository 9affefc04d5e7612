package io.framehouse.storage.internal;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where people and programs reach this installation. */
@Component
final class PublicUrl {
    private final Environment environment;

    PublicUrl(Environment environment) {
        this.environment = environment;
    }

    /** Without a slash at its end. Read late: the port may be chosen when the server starts. */
    String base() {
        String configured = environment.getProperty("framehouse.public-url", "").strip();
        if (!configured.isEmpty()) {
            return configured.replaceAll("/+$", "");
        }
        String port = environment.getProperty("local.server.port", "");
        return "http://localhost:"
                + (port.isEmpty() ? environment.getProperty("server.port", "8080") : port);
    }
}
