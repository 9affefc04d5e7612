package io.framehouse.credits.ui;

import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** How an answer reaches the person who asked; mail is only promised where it is set up. */
@Component
@Lazy
final class AnswerWays {
    private final Environment environment;

    AnswerWays(Environment environment) {
        this.environment = environment;
    }

    String sent() {
        return "Request sent. You will see the answer here" + (hasMail() ? " and by email." : ".");
    }

    private boolean hasMail() {
        return !environment.getProperty("spring.mail.host", "").isBlank();
    }
}
