package io.framehouse;

import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;

/** Hashes passwords of tests as quickly as bcrypt can; no setting of the house does that. */
final class QuickPasswords implements BeanPostProcessor {
    private static final String BCRYPT = "bcrypt";

    private final Environment settings;

    QuickPasswords(Environment settings) {
        this.settings = settings;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!name.equals("passwordEncoder")) {
            return bean;
        }
        int strength = settings.getProperty("test.password-strength", Integer.class, 4);
        return new DelegatingPasswordEncoder(
                BCRYPT, Map.of(BCRYPT, new BCryptPasswordEncoder(strength)));
    }
}
