package io.framehouse.sandbox.internal;

import java.util.Optional;

/** Tells png, jpeg and webp apart by content and reads their size in pixels. */
final class ImageProbe {
    record Size(String type, int width, int height) {}

    private final byte[] bytes;

    private ImageProbe(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The type and size; empty when the bytes are none of the three types or broken. */
    static Optional<Size> probe(byte[] bytes) {
        try {
            return new ImageProbe(bytes).read();
        } catch (ArrayIndexOutOfBoundsException brokenHeader) {
            return Optional.empty();
        }
    }

    private Optional<Size> read() {
        if (starts(0, "\u0089PNG\r\n\u001a\n")) {
            return size("png", big(16, 4), big(20, 4));
        }
        if (at(0) == 0xFF && at(1) == 0xD8) {
            return jpeg();
        }
        if (starts(0, "RIFF") && starts(8, "WEBP")) {
            return webp();
        }
        return Optional.empty();
    }

    private Optional<Size> jpeg() {
        int offset = 2;
        while (at(offset) == 0xFF) {
            int marker = at(offset + 1);
            boolean frame =
                    marker >= 0xC0
                            && marker <= 0xCF
                            && marker != 0xC4
                            && marker != 0xC8
                            && marker != 0xCC;
            if (frame) {
                return size("jpeg", big(offset + 7, 2), big(offset + 5, 2));
            }
            offset += marker == 0xFF ? 1 : 2 + big(offset + 2, 2);
        }
        return Optional.empty();
    }

    private Optional<Size> webp() {
        if (starts(12, "VP8 ")) {
            return size("webp", little(26, 2) & 0x3FFF, little(28, 2) & 0x3FFF);
        }
        if (starts(12, "VP8L")) {
            int bits = little(21, 4);
            return size("webp", (bits & 0x3FFF) + 1, ((bits >>> 14) & 0x3FFF) + 1);
        }
        if (starts(12, "VP8X")) {
            return size("webp", little(24, 3) + 1, little(27, 3) + 1);
        }
        return Optional.empty();
    }

    private static Optional<Size> size(String type, int width, int height) {
        return width > 0 && height > 0
                ? Optional.of(new Size(type, width, height))
                : Optional.empty();
    }

    private int at(int offset) {
        return bytes[offset] & 0xFF;
    }

    private int big(int offset, int length) {
        int value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | at(offset + i);
        }
        return value;
    }

    private int little(int offset, int length) {
        int value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value << 8 | at(offset + i);
        }
        return value;
    }

    private boolean starts(int offset, String latin) {
        if (bytes.length < offset + latin.length()) {
            return false;
        }
        for (int i = 0; i < latin.length(); i++) {
            if (at(offset + i) != latin.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
