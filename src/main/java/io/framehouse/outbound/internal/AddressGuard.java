package io.framehouse.outbound.internal;

import io.framehouse.outbound.OutboundException;
import io.framehouse.outbound.OutboundException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/**
 * The two ways out: a client that can reach only public addresses, and one for addresses that the
 * rules trust.
 */
final class AddressGuard implements AutoCloseable {
    private final AddressRules rules;
    private final TimedResolver names;
    private final DnsResolver publicNames;
    private final CloseableHttpClient publicClient;
    private final CloseableHttpClient trustedClient;

    AddressGuard(AddressRules rules, DnsResolver names) {
        this.rules = rules;
        this.names = new TimedResolver(names);
        this.publicNames = new PublicOnlyResolver(this.names);
        this.publicClient = HttpClients.using(publicNames);
        this.trustedClient = HttpClients.using(this.names);
    }

    /** Refuses by form, or by what the name leads to now; the client checks that again. */
    void check(URI address) {
        rules.checkForm(address);
        DnsResolver resolver = rules.trusts(address) ? names : publicNames;
        try {
            if (resolver.resolve(bareHost(address)).length == 0) {
                throw unknownHost(new UnknownHostException());
            }
        } catch (PublicOnlyResolver.NotPublicException refused) {
            throw AddressRules.notPublic();
        } catch (UnknownHostException unknown) {
            throw unknownHost(unknown);
        }
    }

    CloseableHttpClient clientFor(URI address) {
        return rules.trusts(address) ? trustedClient : publicClient;
    }

    static OutboundException unknownHost(UnknownHostException why) {
        boolean late = why instanceof TimedResolver.LateException;
        return new OutboundException(
                Kind.UNREACHABLE,
                late
                        ? "The host name of the address was not found in time."
                        : "The host name of the address could not be found.",
                0);
    }

    private static String bareHost(URI address) {
        String host = address.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public void close() throws IOException {
        publicClient.close();
        trustedClient.close();
        names.close();
    }
}
