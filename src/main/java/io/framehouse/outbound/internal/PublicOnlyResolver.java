package io.framehouse.outbound.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives only public addresses. The client connects to exactly what this resolver gave, so a name
 * that resolves to something else a moment later gains nothing.
 */
final class PublicOnlyResolver implements DnsResolver {
    private final DnsResolver names;

    PublicOnlyResolver(DnsResolver names) {
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] allowed =
                Arrays.stream(names.resolve(host))
                        .filter(PublicAddresses::contains)
                        .toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new NotPublicException();
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The name has no public address. */
    static final class NotPublicException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        NotPublicException() {
            super("no public address");
        }
    }
}
