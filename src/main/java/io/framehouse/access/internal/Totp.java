package io.framehouse.access.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that change every 30 seconds, made of a shared secret and the time: RFC 6238 with
 * HMAC-SHA-1 and six digits, the one form that all apps know.
 */
final class Totp {
    static final int SECRET_BYTES = 20;
    static final int DIGITS = 6;
    private static final long STEP_SECONDS = Duration.ofSeconds(30).toSeconds();
    // One step to either side: clocks differ, and typing takes a while.
    private static final int WINDOW = 1;
    private static final String ALGORITHM = "HmacSHA1";

    private Totp() {}

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /**
     * The time step that a code is of; empty where it is of none that counts now.
     *
     * @param after only later steps count, so that a code works once
     */
    static OptionalLong match(byte[] secret, String code, Instant now, long after) {
        long present = step(now);
        OptionalLong found = OptionalLong.empty();
        // All are compared whatever is found, so that the time taken tells nothing.
        for (long step = present - WINDOW; step <= present + WINDOW; step++) {
            boolean same =
                    MessageDigest.isEqual(
                            code(secret, step, DIGITS).getBytes(StandardCharsets.UTF_8),
                            code.getBytes(StandardCharsets.UTF_8));
            if (same && step > after) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The code of a step, RFC 4226 section 5.3. */
    static String code(byte[] secret, long step, int digits) {
        byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0x0f;
        int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
        int modulus = 1;
        for (int i = 0; i < digits; i++) {
            modulus *= 10;
        }
        return String.format(Locale.ROOT, "%0" + digits + "d", number % modulus);
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, missing);
        }
    }
}
