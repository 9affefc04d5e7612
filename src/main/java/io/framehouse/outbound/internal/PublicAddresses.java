package io.framehouse.outbound.internal;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Tells addresses of the public internet from all others.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA IPv4 registry</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA IPv6 registry</a>
 */
final class PublicAddresses {
    private static final List<Block> SPECIAL_V4 =
            List.of(
                    Block.of("0.0.0.0", 8),
                    Block.of("10.0.0.0", 8),
                    Block.of("100.64.0.0", 10),
                    Block.of("127.0.0.0", 8),
                    Block.of("169.254.0.0", 16),
                    Block.of("172.16.0.0", 12),
                    Block.of("192.0.0.0", 24),
                    Block.of("192.0.2.0", 24),
                    Block.of("192.31.196.0", 24),
                    Block.of("192.52.193.0", 24),
                    Block.of("192.88.99.0", 24),
                    Block.of("192.168.0.0", 16),
                    Block.of("192.175.48.0", 24),
                    Block.of("198.18.0.0", 15),
                    Block.of("198.51.100.0", 24),
                    Block.of("203.0.113.0", 24),
                    Block.of("224.0.0.0", 4),
                    Block.of("240.0.0.0", 4));

    // Everything outside this block is special: loopback, mapped and compatible IPv4, NAT64,
    // unique local, link-local, site-local, multicast.
    private static final Block GLOBAL_V6 = Block.of("2000::", 3);

    // Inside it: protocol assignments with Teredo, documentation, 6to4.
    private static final List<Block> SPECIAL_V6 =
            List.of(
                    Block.of("2001::", 23),
                    Block.of("2001:db8::", 32),
                    Block.of("2002::", 16),
                    Block.of("2620:4f:8000::", 48),
                    Block.of("3fff::", 20));

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        if (address instanceof Inet4Address) {
            return SPECIAL_V4.stream().noneMatch(block -> block.contains(address));
        }
        return GLOBAL_V6.contains(address)
                && SPECIAL_V6.stream().noneMatch(block -> block.contains(address));
    }

    /** A network: its first bytes, of which so many bits count. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Block(byte[] network, int bits) {
        static Block of(String literal, int bits) {
            return new Block(InetAddress.ofLiteral(literal).getAddress(), bits);
        }

        boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            if (bytes.length != network.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if (((bytes[bit / 8] ^ network[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
