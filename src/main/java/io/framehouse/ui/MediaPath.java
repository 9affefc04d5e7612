package io.framehouse.ui;

/**
 * Signed links as the console uses them: without host, so that they open through whatever address
 * the console itself was opened.
 */
public final class MediaPath {
    private static final String ROOT = "/media/";

    private MediaPath() {}

    /** The part of a media link from {@code /media/} on; another address stays as it is. */
    public static String of(String link) {
        int start = link.indexOf(ROOT);
        return start < 0 ? link : link.substring(start);
    }
}
