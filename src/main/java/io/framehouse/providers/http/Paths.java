package io.framehouse.providers.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Puts values into paths and queries, percent-encoded. */
public final class Paths {
    private Paths() {}

    /** Fills {@code {id}} in a template. */
    public static String fill(String template, String id) {
        return template.replace("{id}", encode(id));
    }

    public static String encode(String value) {
        // RFC 3986 knows no plus for a space, in a path it would be one.
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
