package io.framehouse.providers.internal;

import io.framehouse.shared.FieldError;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where a provider may live: https at a public address. Plain http and private addresses only where
 * the installation allows them, or at this machine itself while the sandbox provider is on.
 */
@Component
class BaseUrlRule {
    private static final String FIELD = "base_url";
    private static final int MAX_LENGTH = 500;

    private final boolean privateAllowed;
    private final boolean sandbox;

    BaseUrlRule(
            @Value("${framehouse.allow-private-addresses:false}") boolean privateAllowed,
            @Value("${framehouse.sandbox:true}") boolean sandbox) {
        this.privateAllowed = privateAllowed;
        this.sandbox = sandbox;
    }

    Optional<FieldError> check(String baseUrl) {
        URI uri = parse(baseUrl);
        if (uri == null) {
            return error(
                    "malformed",
                    "must be an http or https address such as"
                            + " https://api.vidu.com, with or without a path; enter it again");
        }
        if (uri.getRawUserInfo() != null) {
            return error(
                    "credentials",
                    "must carry no user name or password; put the key into" + " api_key");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return error("query", "must end with its path; remove everything from '?' or '#' on");
        }
        return reach(uri);
    }

    private Optional<FieldError> reach(URI uri) {
        if (privateAllowed) {
            return Optional.empty();
        }
        List<InetAddress> addresses = addresses(uri.getHost());
        boolean here =
                !addresses.isEmpty() && addresses.stream().allMatch(InetAddress::isLoopbackAddress);
        if (here && sandbox) {
            return Optional.empty();
        }
        if (addresses.stream().anyMatch(PrivateAddresses::contains)) {
            return error(
                    "private_address",
                    "leads to a private address. Set"
                            + " FRAMEHOUSE_ALLOW_PRIVATE_ADDRESSES=true to allow that, or use a public"
                            + " one");
        }
        return uri.getScheme().equalsIgnoreCase("https")
                ? Optional.empty()
                : error("scheme", "must start with https://, or the key would travel in clear");
    }

    /** None where the name is not known now: saving must not depend on the network. */
    private static List<InetAddress> addresses(String host) {
        try {
            return Arrays.asList(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            return List.of();
        }
    }

    private static @Nullable URI parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        try {
            URI uri = new URI(text);
            boolean http =
                    "http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme());
            return http && uri.getHost() != null ? uri : null;
        } catch (URISyntaxException malformed) {
            return null;
        }
    }

    private static Optional<FieldError> error(String code, String rule) {
        return Optional.of(new FieldError(FIELD, code, "The base URL " + rule + "."));
    }
}
