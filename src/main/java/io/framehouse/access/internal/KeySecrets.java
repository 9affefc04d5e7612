package io.framehouse.access.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The form of keys: {@code fh_<public id>_<secret><checksum>}. The secret has 43 characters out of
 * 62, more than 256 bits; the checksum is the CRC-32 of all before it, so that a typo and a scanner
 * need no database.
 */
final class KeySecrets {
    private static final String ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int PUBLIC_LENGTH = 12;
    private static final int SECRET_LENGTH = 43;
    private static final int CHECKSUM_LENGTH = 6;
    private static final Pattern FORM =
            Pattern.compile("(fh_([0-9A-Za-z]{12})_[0-9A-Za-z]{43})([0-9A-Za-z]{6})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeySecrets() {}

    static String newPublicId() {
        return random(PUBLIC_LENGTH);
    }

    /** A whole new key for a public id. */
    static String newKey(String publicId) {
        String body = "fh_" + publicId + "_" + random(SECRET_LENGTH);
        return body + checksum(body);
    }

    /** The public id of a key; empty where form or checksum is wrong. */
    static Optional<String> publicId(String key) {
        Matcher matcher = FORM.matcher(key);
        return matcher.matches() && checksum(matcher.group(1)).equals(matcher.group(3))
                ? Optional.of(matcher.group(2))
                : Optional.empty();
    }

    /** What is stored of a key: SHA-256 of all of it, which no one reverses for random input. */
    static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder();
        for (long rest = crc.getValue(); digits.length() < CHECKSUM_LENGTH; rest /= 62) {
            digits.append(ALPHABET.charAt((int) (rest % 62)));
        }
        return digits.reverse().toString();
    }

    private static String random(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
