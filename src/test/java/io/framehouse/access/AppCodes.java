package io.framehouse.access;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app, written apart from what it is to test. */
public final class AppCodes {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private AppCodes() {}

    /** The code that the app shows at that time; spaces in the secret do not count. */
    public static String at(String secret, Instant time) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(bytes(secret.replace(" ", "")), "HmacSHA1"));
            String step = "%016x".formatted(time.getEpochSecond() / 30);
            byte[] hash = mac.doFinal(java.util.HexFormat.of().parseHex(step));
            int offset = hash[19] & 15;
            long number =
                    new BigInteger(1, Arrays.copyOfRange(hash, offset, offset + 4)).longValue()
                            & 0x7fffffffL;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] bytes(String secret) {
        BigInteger number = BigInteger.ZERO;
        for (char letter : secret.toCharArray()) {
            number = number.shiftLeft(BITS).or(BigInteger.valueOf(ALPHABET.indexOf(letter)));
        }
        byte[] bytes = new byte[secret.length() * BITS / 8];
        byte[] raw = number.toByteArray();
        for (int i = 0; i < bytes.length && i < raw.length; i++) {
            bytes[bytes.length - 1 - i] = raw[raw.length - 1 - i];
        }
        return bytes;
    }
}
