package io.framehouse.shared;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.env.Environment;

/**
 * The networks of FRAMEHOUSE_TRUSTED_PROXIES, in the form {@code 10.0.3.0/24} or {@code
 * 2001:db8::7}, parted by commas. No other setting decides whose forwarded headers count.
 */
public final class ProxySettings {
    private static final String SETTING = "FRAMEHOUSE_TRUSTED_PROXIES";
    private static final String ACTION =
            "Set it to the addresses of your proxies, such as 10.0.3.7 or 10.0.3.0/24,"
                    + " parted by commas.";
    private static final List<String> OTHER_WAYS =
            List.of(
                    "server.forward-headers-strategy",
                    "server.tomcat.remoteip.remote-ip-header",
                    "server.tomcat.remoteip.protocol-header");

    private ProxySettings() {}

    /**
     * The networks, each with the length of its prefix; empty where no proxy is trusted.
     *
     * @throws SettingRefused where a part is no network, or would be every address there is
     */
    public static List<String> networks(Environment settings) {
        String value = settings.getProperty("framehouse.trusted-proxies", "");
        return Arrays.stream(value.split("[,\\s]+"))
                .filter(part -> !part.isEmpty())
                .map(ProxySettings::network)
                .toList();
    }

    static void require(Environment settings) {
        networks(settings);
        for (String other : OTHER_WAYS) {
            String value = settings.getProperty(other, "").strip();
            if (!value.isEmpty() && !value.equalsIgnoreCase("none")) {
                throw new SettingRefused(
                        "%s is '%s'; it would believe proxies that nobody named."
                                .formatted(other, value),
                        "Leave it out, and name your proxies in " + SETTING + ".");
            }
        }
    }

    private static String network(String part) {
        String[] halves = part.split("/", -1);
        int bits = bits(halves[0], part);
        if (halves.length == 1) {
            return part + "/" + bits;
        }
        if (halves.length > 2 || !halves[1].matches("[0-9]{1,3}")) {
            throw refused(part, "it has no number of bits behind its slash");
        }
        int prefix = Integer.parseInt(halves[1]);
        if (prefix < 1 || prefix > bits) {
            throw refused(part, "the number behind its slash is 1 to " + bits);
        }
        return part;
    }

    private static int bits(String address, String part) {
        if (address.contains("%")) {
            throw refused(part, "it names an interface of one machine");
        }
        try {
            return InetAddress.ofLiteral(address).getAddress().length * Byte.SIZE;
        } catch (IllegalArgumentException malformed) {
            throw refused(part, "it is no address of a network");
        }
    }

    private static SettingRefused refused(String part, String rule) {
        return SettingsCheck.refused(SETTING, part, rule, ACTION);
    }
}
