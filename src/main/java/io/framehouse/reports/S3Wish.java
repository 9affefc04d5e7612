package io.framehouse.reports;

import org.jspecify.annotations.Nullable;

/**
 * Where exports are to be put.
 *
 * @param secretKey the secret access key; null keeps the one that is there, which only goes with
 *     the same endpoint and access key id
 */
public record S3Wish(S3Target target, @Nullable String secretKey) {
    @Override
    public String toString() {
        return "S3Wish[" + target + "]";
    }
}
