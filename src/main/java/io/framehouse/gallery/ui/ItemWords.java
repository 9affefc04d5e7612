package io.framehouse.gallery.ui;

import io.framehouse.ui.SizeFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Technical data in words. */
final class ItemWords {
    private ItemWords() {}

    /** {@code MP4}, {@code WebM} or {@code MOV}. */
    static String container(@Nullable String contentType) {
        return switch (contentType == null ? "" : contentType) {
            case "video/webm" -> "WebM";
            case "video/quicktime" -> "MOV";
            default -> "MP4";
        };
    }

    /** {@code Download MP4 · 14.2 MB}. */
    static String download(String verb, @Nullable String contentType, @Nullable Long bytes) {
        String size = bytes == null ? "" : " \u00b7 " + SizeFormat.bytes(bytes);
        return verb + " " + container(contentType) + size;
    }

    static String codec(String codec) {
        return switch (codec) {
            case "h264" -> "H.264";
            case "hevc" -> "H.265 (HEVC)";
            case "vp8", "vp9", "av1" -> codec.toUpperCase(Locale.ROOT);
            case "mpeg4" -> "MPEG-4";
            default -> codec;
        };
    }

    /** {@code 24 fps}, {@code 23.976 fps}. */
    static String frameRate(int fpsMilli) {
        return BigDecimal.valueOf(fpsMilli, 3).stripTrailingZeros().toPlainString() + " fps";
    }

    /** {@code 5 s}, {@code 5.04 s}. */
    static String length(long millis) {
        return BigDecimal.valueOf(millis, 3)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + " s";
    }
}
