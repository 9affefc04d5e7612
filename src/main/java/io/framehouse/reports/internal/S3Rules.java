package io.framehouse.reports.internal;

import io.framehouse.reports.S3Target;
import io.framehouse.reports.S3Wish;
import io.framehouse.shared.FieldError;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the fields of a bucket must look like. No message repeats what may be a secret. */
final class S3Rules {
    private static final int LONGEST_ENDPOINT = 300;
    private static final int LONGEST_PREFIX = 500;
    private static final int MOST_SHOWN = 80;
    private static final Pattern REGION = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX =
            Pattern.compile("(?:(?!\\.{1,2}(?:/|$))[A-Za-z0-9._=-]+(?:/(?!$)|$))*");
    private static final Pattern ACCESS_KEY = Pattern.compile("[A-Za-z0-9._+=@-]{1,128}");
    private static final Pattern SECRET = Pattern.compile("[!-~]{1,200}");
    private static final Pattern BARE_ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");

    private final List<FieldError> errors = new ArrayList<>();

    private S3Rules() {}

    /** The same as it is kept: no blanks around, no slashes at the ends, no usual port. */
    static S3Wish normal(S3Wish wish) {
        S3Target target = wish.target();
        String secret = wish.secretKey();
        return new S3Wish(
                new S3Target(
                        endpoint(target.endpoint()),
                        target.region().strip(),
                        target.bucket().strip(),
                        target.prefix().strip().replaceAll("^/+|/+$", ""),
                        target.pathStyle(),
                        target.accessKeyId().strip()),
                secret == null || secret.isBlank() ? null : secret.strip());
    }

    private static @Nullable String endpoint(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String bare = given.strip().replaceAll("/+$", "");
        String start = bare.toLowerCase(Locale.ROOT);
        String port = start.startsWith("https:") ? ":443" : start.startsWith("http:") ? ":80" : "/";
        return bare.endsWith(port) ? bare.substring(0, bare.length() - port.length()) : bare;
    }

    /** What is wrong with it; the order is that of the form. */
    static List<FieldError> problems(S3Wish wish) {
        S3Rules rules = new S3Rules();
        rules.look(wish.target());
        String secret = wish.secretKey();
        if (secret != null && !SECRET.matcher(secret).matches()) {
            rules.refuse(
                    "secret_access_key",
                    "malformed",
                    "has blanks or other signs that no secret has, or more than 200. Copy it again.");
        }
        return List.copyOf(rules.errors);
    }

    private void look(S3Target target) {
        URI endpoint = lookAtEndpoint(target.endpoint());
        if (!REGION.matcher(target.region()).matches()) {
            refuseValue(
                    "region",
                    target.region(),
                    "it has small letters, digits and dashes, such as eu-central-1.");
        }
        String bucket = target.bucket();
        if (!BUCKET.matcher(bucket).matches() || bucket.contains("..")) {
            refuseValue(
                    "bucket",
                    bucket,
                    "its name has 3 to 63 small letters, digits, dots and dashes, such as acme-billing.");
        }
        lookAtStyle(target, endpoint);
        String prefix = target.prefix();
        if (prefix.length() > LONGEST_PREFIX || !PREFIX.matcher(prefix).matches()) {
            refuseValue(
                    "prefix",
                    prefix,
                    "it has at most 500 letters, digits and . _ = -, with single slashes between"
                            + " them, such as finance/framehouse.");
        }
        if (!ACCESS_KEY.matcher(target.accessKeyId()).matches()) {
            refuse(
                    "access_key_id",
                    "malformed",
                    "must have 1 to 128 letters, digits and . _ + = @ -, such as"
                            + " AKIAIOSFODNN7EXAMPLE. Copy it again.");
        }
    }

    private @Nullable URI lookAtEndpoint(@Nullable String given) {
        if (given == null) {
            return null;
        }
        try {
            URI endpoint = URI.create(given);
            boolean bare =
                    endpoint.getHost() != null
                            && endpoint.getRawUserInfo() == null
                            && endpoint.getRawPath().isEmpty()
                            && endpoint.getRawQuery() == null
                            && endpoint.getRawFragment() == null;
            if (bare && given.length() <= LONGEST_ENDPOINT) {
                return endpoint;
            }
        } catch (IllegalArgumentException noAddress) {
            // Said below, together with other addresses that are none of a service.
        }
        refuse(
                "endpoint",
                "malformed",
                "must be the address of a service alone, such as https://s3.example.com, without"
                        + " path or password. Leave it out for AWS.");
        return null;
    }

    private void lookAtStyle(S3Target target, @Nullable URI endpoint) {
        if (target.pathStyle()) {
            return;
        }
        boolean https = endpoint == null || "https".equalsIgnoreCase(endpoint.getScheme());
        if (https && target.bucket().contains(".")) {
            refuse(
                    "path_style",
                    "not_allowed",
                    "is false, but no certificate fits a bucket with a dot before the host. Set it"
                            + " to true.");
        } else if (endpoint != null && BARE_ADDRESS.matcher(endpoint.getHost()).matches()) {
            refuse(
                    "path_style",
                    "not_allowed",
                    "is false, but no bucket can stand before a bare IP address. Set it to true.");
        }
    }

    private void refuseValue(String field, String value, String rule) {
        String shown = value.length() <= MOST_SHOWN ? value : value.substring(0, MOST_SHOWN) + "…";
        refuse(field, "malformed", "is '" + shown + "'; " + rule);
    }

    private void refuse(String field, String code, String rule) {
        errors.add(new FieldError("s3." + field, code, "s3." + field + " " + rule));
    }
}
