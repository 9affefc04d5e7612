package io.framehouse.storage.internal;

import io.framehouse.shared.SettingRefused;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How to reach the bucket: FRAMEHOUSE_S3_…; looked at only where S3 is used. */
@Component
final class S3Settings {
    private final String endpoint;
    private final String region;
    private final String bucket;
    private final String prefix;
    private final String accessKey;
    private final String secretKey;
    private final String pathStyle;
    private final boolean redirect;

    S3Settings(
            @Value("${framehouse.s3.endpoint:}") String endpoint,
            @Value("${framehouse.s3.region:us-east-1}") String region,
            @Value("${framehouse.s3.bucket:}") String bucket,
            @Value("${framehouse.s3.prefix:}") String prefix,
            @Value("${framehouse.s3.access-key:}") String accessKey,
            @Value("${framehouse.s3.secret-key:}") String secretKey,
            @Value("${framehouse.s3.path-style:}") String pathStyle,
            @Value("${framehouse.s3.redirect:false}") boolean redirect) {
        this.endpoint = endpoint.strip();
        this.region = region.strip();
        this.bucket = bucket.strip();
        this.prefix = prefix.strip();
        this.accessKey = accessKey.strip();
        this.secretKey = secretKey.strip();
        this.pathStyle = pathStyle.strip();
        this.redirect = redirect;
    }

    /** Refuses what cannot work, before anything is stored. */
    void check() {
        if (bucket.isEmpty()) {
            throw new SettingRefused(
                    "FRAMEHOUSE_S3_BUCKET is not set, and files are to be kept in S3.",
                    "Name the bucket that you made for Framehouse alone.");
        }
        if (accessKey.isEmpty() != secretKey.isEmpty()) {
            throw new SettingRefused(
                    "Only one of FRAMEHOUSE_S3_ACCESS_KEY and FRAMEHOUSE_S3_SECRET_KEY is set.",
                    "Set both, or neither: then the role of the machine is used.");
        }
        if (!pathStyle.isEmpty() && !pathStyle.equals("true") && !pathStyle.equals("false")) {
            throw new SettingRefused(
                    "FRAMEHOUSE_S3_PATH_STYLE is '" + pathStyle + "'; it is true or false.",
                    "Leave it out: with an endpoint of your own it is true, with AWS false.");
        }
        if (!prefix.matches("([A-Za-z0-9._-]+/)*[A-Za-z0-9._-]*")) {
            throw new SettingRefused(
                    "FRAMEHOUSE_S3_PREFIX is '" + prefix + "'; it is a path such as 'framehouse'.",
                    "Use letters, digits, dots and dashes with single slashes between them.");
        }
        endpoint();
    }

    /** Null for AWS itself. */
    @Nullable URI endpoint() {
        if (endpoint.isEmpty()) {
            return null;
        }
        try {
            URI uri = new URI(endpoint);
            if (uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException notAnAddress) {
            // Said below, together with other addresses that lead nowhere.
        }
        throw new SettingRefused(
                "FRAMEHOUSE_S3_ENDPOINT is '" + endpoint + "', which is no http or https address.",
                "Give the address of the service, such as https://s3.example.com, or leave it out"
                        + " for AWS.");
    }

    String region() {
        return region.isEmpty() ? "us-east-1" : region;
    }

    String bucket() {
        return bucket;
    }

    /** Empty, or ending with a slash. */
    String prefix() {
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    }

    /** Empty where the machine's own role is used. */
    String accessKey() {
        return accessKey;
    }

    String secretKey() {
        return secretKey;
    }

    boolean pathStyle() {
        return pathStyle.isEmpty() ? !endpoint.isEmpty() : pathStyle.equals("true");
    }

    /** Whether programs are sent to the store itself for a file. */
    boolean redirect() {
        return redirect;
    }
}
