package io.framehouse.notices.internal;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where people reach the console, for links in mails. */
@Component
final class ConsoleAddress {
    private final Environment environment;

    ConsoleAddress(Environment environment) {
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
