package io.framehouse.gallery.internal;

import java.text.Normalizer;
import java.util.Locale;

/** Words of people as a part of a file's name that every system takes. */
final class FileWords {
    private static final int MOST = 40;

    private FileWords() {}

    /** Letters and digits of any alphabet, with hyphens between words; up to 40 characters. */
    static String of(String text) {
        String plain =
                Normalizer.normalize(text, Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}\\p{M}]+", "-")
                        .replaceAll("^[-\\p{M}]+|-$", "");
        int end = Math.min(plain.length(), MOST);
        // Half of a character is none.
        if (end < plain.length() && Character.isLowSurrogate(plain.charAt(end))) {
            end--;
        }
        return plain.substring(0, end).replaceAll("-$", "");
    }
}
