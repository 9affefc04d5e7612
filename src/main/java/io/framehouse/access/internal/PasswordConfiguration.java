package io.framehouse.access.internal;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are hashed; the name before each hash lets a later release choose another way. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {
    private static final String BCRYPT = "bcrypt";

    /**
     * @param strength bcrypt's cost, 4 to 31; tests choose a low one to be quick
     */
    @Bean
    PasswordEncoder passwordEncoder(@Value("${framehouse.password-strength:12}") int strength) {
        return new DelegatingPasswordEncoder(
                BCRYPT, Map.of(BCRYPT, new BCryptPasswordEncoder(strength)));
    }
}
