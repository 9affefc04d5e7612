package io.framehouse.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Sizes of files and pictures. */
public final class SizeFormat {
    private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB");
    private static final BigDecimal STEP = BigDecimal.valueOf(1000);

    private SizeFormat() {}

    /** Bytes in steps of 1,000 with one decimal from MB on: {@code 512 B}, {@code 14.2 MB}. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        BigDecimal value = BigDecimal.valueOf(bytes);
        int unit = -1;
        while (value.compareTo(STEP) >= 0 && unit < UNITS.size() - 1) {
            value = value.divide(STEP, 6, RoundingMode.HALF_UP);
            unit++;
        }
        int places = unit == 0 ? 0 : 1;
        return value.setScale(places, RoundingMode.DOWN).toPlainString() + " " + UNITS.get(unit);
    }

    /** Width and height in pixels: {@code 1920×1080}. */
    public static String pixels(int width, int height) {
        return width + "\u00d7" + height;
    }
}
