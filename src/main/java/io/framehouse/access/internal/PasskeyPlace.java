package io.framehouse.access.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The name that passkeys are bound to: the host of FRAMEHOUSE_PUBLIC_URL, which therefore must not
 * change later. Without one, only this very machine, which browsers trust without TLS.
 */
@Component
final class PasskeyPlace {
    private static final String LOCAL = "localhost";

    private final String publicUrl;

    PasskeyPlace(@Value("${framehouse.public-url:}") String publicUrl) {
        this.publicUrl = publicUrl.strip();
    }

    /**
     * Where a browser is.
     *
     * @param host the relying party's id
     * @param origin what the browser says it is at
     */
    record Place(String host, String origin) {}

    /** Empty where a browser would refuse passkeys at the address that it came by. */
    Optional<Place> of(HttpServletRequest request) {
        if (publicUrl.isEmpty()) {
            return LOCAL.equals(request.getServerName())
                    ? Optional.of(
                            new Place(
                                    LOCAL,
                                    origin(request.getScheme(), LOCAL, request.getServerPort())))
                    : Optional.empty();
        }
        URI address = URI.create(publicUrl);
        String host = String.valueOf(address.getHost());
        boolean trusted = "https".equals(address.getScheme()) || LOCAL.equals(host);
        return trusted
                ? Optional.of(new Place(host, origin(address.getScheme(), host, address.getPort())))
                : Optional.empty();
    }

    private static String origin(String scheme, String host, int port) {
        boolean usual =
                port < 0
                        || (port == 443 && "https".equals(scheme))
                        || (port == 80 && "http".equals(scheme));
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }
}
