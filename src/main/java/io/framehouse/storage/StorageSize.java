package io.framehouse.storage;

import java.util.Locale;

/** Sizes for people: {@code 640 kB}, {@code 12.4 MB}, {@code 3.0 GB}; a kB is 1,000 bytes. */
public final class StorageSize {
    private static final long STEP = 1_000;
    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB"};

    private StorageSize() {}

    /** Of zero or more bytes; rounded down, so that a limit is never told too high. */
    public static String of(long bytes) {
        if (bytes < STEP) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        long tenths = bytes;
        int unit = -1;
        while (unit < 0 || (tenths >= STEP * 10 && unit < UNITS.length - 1)) {
            tenths = unit < 0 ? bytes / (STEP / 10) : tenths / STEP;
            unit++;
        }
        return String.format(Locale.ENGLISH, "%d.%d %s", tenths / 10, tenths % 10, UNITS[unit]);
    }
}
