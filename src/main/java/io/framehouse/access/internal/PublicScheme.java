package io.framehouse.access.internal;

import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether people reach the house by https, as FRAMEHOUSE_PUBLIC_URL tells. A request cannot tell
 * it: behind a proxy that ends TLS, every one of them comes in by http.
 */
@Component
final class PublicScheme {
    private final boolean https;

    PublicScheme(@Value("${framehouse.public-url:}") String publicUrl) {
        this.https = publicUrl.strip().toLowerCase(Locale.ROOT).startsWith("https://");
    }

    boolean https() {
        return https;
    }
}
