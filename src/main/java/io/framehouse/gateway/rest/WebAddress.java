package io.framehouse.gateway.rest;

import java.net.URI;

/** The form of addresses to be called back; whether they may be reached is decided when calling. */
public final class WebAddress {
    /** The longest address taken. */
    public static final int MAX_LENGTH = 2_000;

    private WebAddress() {}

    /** Gives the text back if it is an absolute http or https address with a host. */
    public static String check(String text) {
        URI uri = URI.create(text);
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!web || uri.getHost() == null || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("not a web address");
        }
        if (uri.getUserInfo() != null) {
            throw new IllegalArgumentException("carries credentials");
        }
        return text;
    }
}
