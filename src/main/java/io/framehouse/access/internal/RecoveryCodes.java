package io.framehouse.access.internal;

import io.framehouse.shared.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Codes for the day the app is lost: ten of 80 random bits, in letters and digits that are not
 * taken for one another. So many bits make one plain hash enough.
 */
final class RecoveryCodes {
    static final int COUNT = 10;
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    /** Such as {@code 7k2m-x0vf-93rq-hd8t}. */
    static List<String> make() {
        Set<String> codes = new HashSet<>();
        while (codes.size() < COUNT) {
            codes.add(one());
        }
        return List.copyOf(codes);
    }

    private static String one() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** As typed: capitals, spaces and missing dashes are all the same, and so are o and 0. */
    static byte[] hash(UserId user, String typed) {
        String plain =
                typed.toLowerCase(Locale.ROOT)
                        .replaceAll("[\\s-]", "")
                        .replace('o', '0')
                        .replace('i', '1')
                        .replace('l', '1');
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((user + ":" + plain).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
