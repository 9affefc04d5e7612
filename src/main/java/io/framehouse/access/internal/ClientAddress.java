package io.framehouse.access.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * The network address that a request is counted under: the one it came from; of IPv6 the first
 * half, since one line has all addresses of it.
 */
final class ClientAddress {
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.%\\w]*");
    private static final int GROUPS = 4;

    private ClientAddress() {}

    static String of(HttpServletRequest request) {
        return of(String.valueOf(request.getRemoteAddr()));
    }

    static String of(String address) {
        return IPV6.matcher(address).matches() ? network(address) : address;
    }

    private static String network(String address) {
        String[] groups = address.split(":", -1);
        StringBuilder first = new StringBuilder();
        for (int i = 0; i < GROUPS && i < groups.length; i++) {
            if (groups[i].isEmpty() && i > 0) {
                break;
            }
            first.append(groups[i]).append(':');
        }
        return first.toString();
    }
}
