package io.framehouse.access.internal;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are hashed; the name before each hash lets a later release choose another way. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {
    private static final String BCRYPT = "bcrypt";

    /** Bcrypt's cost. No setting: whoever could lower it would weaken everybody's password. */
    private static final int STRENGTH = 12;

    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
                BCRYPT, Map.of(BCRYPT, new BCryptPasswordEncoder(STRENGTH)));
    }
}
