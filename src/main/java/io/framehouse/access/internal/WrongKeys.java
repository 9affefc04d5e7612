package io.framehouse.access.internal;

import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Counts wrong keys by client address. Whoever shows too many is not looked up any more for a
 * while; a key that was good a moment ago still is, so that a neighbour behind the same address
 * cannot lock it out.
 */
@Component
class WrongKeys {
    private static final int MOST_ADDRESSES = 20_000;
    private static final int MOST_GOOD = 20_000;
    private static final long NANOS = 1_000_000_000L;

    private final Rate rate;
    private final Buckets addresses;
    private final Map<String, Boolean> good =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST_GOOD;
                }
            };

    WrongKeys(@Value("${framehouse.limits.wrong-keys-per-minute:300}") int perMinute, Clock clock) {
        this.rate = new Rate(perMinute, perMinute);
        this.addresses = new Buckets(clock, MOST_ADDRESSES);
    }

    /** For how many seconds this header is not looked up; empty where it is. */
    OptionalLong pause(String address, String header) {
        Bucket bucket = addresses.of(address, rate);
        if (bucket.getAvailableTokens() > 0 || wasGood(header)) {
            return OptionalLong.empty();
        }
        long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return OptionalLong.of(Math.max(1, (nanos + NANOS - 1) / NANOS));
    }

    void wrong(String address) {
        addresses.of(address, rate).tryConsume(1);
    }

    void good(String header) {
        String hash = hash(header);
        synchronized (good) {
            good.put(hash, Boolean.TRUE);
        }
    }

    /** A key that was revoked or has expired is a wrong one like others. */
    void forget(String header) {
        String hash = hash(header);
        synchronized (good) {
            good.remove(hash);
        }
    }

    private boolean wasGood(String header) {
        String hash = hash(header);
        synchronized (good) {
            return good.containsKey(hash);
        }
    }

    /** No secret is kept, not even in memory. */
    private static String hash(String header) {
        return Base64.getEncoder().encodeToString(KeySecrets.hash(header));
    }
}
