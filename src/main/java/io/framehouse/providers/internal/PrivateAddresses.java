package io.framehouse.providers.internal;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Addresses that are not of the public internet.
 *
 * @see "IANA special-purpose address registries (RFC 6890)"
 */
final class PrivateAddresses {
    private PrivateAddresses() {}

    static boolean contains(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet4Address
                        ? isSpecial4(address.getAddress())
                        : isSpecial6(address.getAddress()));
    }

    private static boolean isSpecial4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean carrier = first == 100 && second >= 64 && second < 128;
        boolean benchmark = first == 198 && (second == 18 || second == 19);
        boolean protocol = first == 192 && second == 0 && (bytes[2] & 0xff) == 0;
        return first == 0 || first >= 240 || carrier || benchmark || protocol;
    }

    private static boolean isSpecial6(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean uniqueLocal = (first & 0xfe) == 0xfc;
        boolean translated = first == 0x00 && second == 0x64;
        boolean tunnelled = first == 0x20 && second == 0x02;
        return uniqueLocal || translated || tunnelled;
    }
}
