package io.framehouse.access.internal;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes chosen passwords; it takes long on purpose, so it is done outside of transactions. */
@Component
final class Hashing {
    private final PasswordEncoder encoder;

    Hashing(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    String hash(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("The password encoder gave no hash");
        }
        return hash;
    }

    boolean matches(String password, String hash) {
        return encoder.matches(password, hash);
    }
}
