package io.framehouse.outbound.internal;

import io.framehouse.outbound.AllowedAddresses;
import io.framehouse.outbound.OutboundException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** What an address must look like, and which ones are trusted without looking at the network. */
final class AddressRules {
    private static final int MAX_LENGTH = 8_192;

    private final boolean allowPrivate;
    private final List<AllowedAddresses> allowed;

    AddressRules(boolean allowPrivate, List<AllowedAddresses> allowed) {
        this.allowPrivate = allowPrivate;
        this.allowed = List.copyOf(allowed);
    }

    /** Whether private networks and plain http are fine for this address. */
    boolean trusts(URI address) {
        return allowPrivate || allowed.stream().anyMatch(rule -> rule.allows(address));
    }

    void checkForm(URI address) {
        String scheme =
                address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refused("The address must start with https://.");
        }
        if (address.getHost() == null || address.toString().length() > MAX_LENGTH) {
            throw refused("The address has no readable host name.");
        }
        if (address.getRawUserInfo() != null) {
            throw refused("The address must not carry a user name or password.");
        }
        if (scheme.equals("http") && !trusts(address)) {
            throw refused("The address must start with https://; http is not allowed.");
        }
    }

    static OutboundException refused(String message) {
        return new OutboundException(OutboundException.Kind.NOT_ALLOWED, message, 0);
    }

    static OutboundException notPublic() {
        return refused("The address leads to a private or special network, which is not allowed.");
    }
}
