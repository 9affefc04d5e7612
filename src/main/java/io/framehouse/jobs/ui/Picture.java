package io.framehouse.jobs.ui;

import io.framehouse.storage.Upload;
import io.framehouse.ui.SizeFormat;

/**
 * A picture in the form, kept as an upload.
 *
 * @param reference how a request names it
 * @param link where the browser finds it
 */
record Picture(String reference, String link, String name, int width, int height, long bytes) {
    private static final int[][] COMMON_RATIOS = {
        {16, 9}, {9, 16}, {1, 1}, {4, 3}, {3, 4}, {3, 2}, {2, 3}, {21, 9}
    };

    static Picture of(Upload upload, String link) {
        String name = upload.fileName() == null ? "Image" : upload.fileName();
        return new Picture(
                upload.reference(), link, name, upload.width(), upload.height(), upload.bytes());
    }

    /** {@code 1920×1080 · 16:9 · 3.1 MB}. */
    String facts() {
        return SizeFormat.pixels(width, height)
                + " \u00b7 "
                + ratio()
                + " \u00b7 "
                + SizeFormat.bytes(bytes);
    }

    /** The nearest common ratio within one percent, else the exact one. */
    String ratio() {
        for (int[] common : COMMON_RATIOS) {
            long difference = Math.abs((long) width * common[1] - (long) height * common[0]);
            if (difference * 100 <= (long) height * common[0]) {
                return common[0] + ":" + common[1];
            }
        }
        int divisor = gcd(width, height);
        return width / divisor + ":" + height / divisor;
    }

    private static int gcd(int first, int second) {
        return second == 0 ? Math.max(first, 1) : gcd(second, first % second);
    }
}
