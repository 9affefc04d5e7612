package io.framehouse.storage.internal;

import java.util.Base64;
import java.util.regex.Pattern;

/** The form {@code data:image/png;base64,…} in which requests carry small pictures. */
final class DataUri {
    private static final Pattern HEAD =
            Pattern.compile(
                    "data:image/[a-z0-9.+-]+(;[a-z0-9-]+=[^;,]*)*;base64",
                    Pattern.CASE_INSENSITIVE);

    private DataUri() {}

    static boolean looksLike(String text) {
        return text.regionMatches(true, 0, "data:", 0, 5);
    }

    /** The bytes; refuses anything that is not exactly base64 of a stated image type. */
    static byte[] decode(String text, String field) {
        int comma = text.indexOf(',');
        if (comma < 0 || !HEAD.matcher(text.substring(0, comma)).matches()) {
            throw PictureRules.refused(
                    field,
                    "malformed",
                    "The data URI must begin with data:image/png;base64, (or jpeg, jpg, webp).");
        }
        int length = text.length() - comma - 1;
        PictureRules.checkSize(length / 4L * 3L, "The image", field);
        try {
            if (length == 0 || length % 4 != 0) {
                throw new IllegalArgumentException("not whole groups of four");
            }
            return Base64.getDecoder().decode(text.substring(comma + 1));
        } catch (IllegalArgumentException notBase64) {
            throw PictureRules.refused(
                    field,
                    "malformed",
                    "The data URI is not valid base64: no line breaks, padded with '='.");
        }
    }

    static String encode(String contentType, byte[] bytes) {
        return "data:" + contentType + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
