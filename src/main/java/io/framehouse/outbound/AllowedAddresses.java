package io.framehouse.outbound;

import java.net.URI;

/**
 * Addresses of our own that may be fetched although they are private or without TLS, such as the
 * sandbox provider on this machine. Each bean of this type is asked for every hop.
 */
@FunctionalInterface
public interface AllowedAddresses {
    /** Whether this exact address, with its port, may be fetched without further checks. */
    boolean allows(URI address);
}
