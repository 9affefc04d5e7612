package io.framehouse.reports;

import org.jspecify.annotations.Nullable;

/**
 * Where in S3 exports are put, without the secret.
 *
 * @param endpoint {@code https://host[:port]}; null for AWS itself in {@code region}
 * @param prefix of the objects' names, without slashes at its ends; empty for the top of the bucket
 * @param pathStyle whether the bucket stands in the path instead of before the host
 */
public record S3Target(
        @Nullable String endpoint,
        String region,
        String bucket,
        String prefix,
        boolean pathStyle,
        String accessKeyId) {

    /** Such as {@code s3://bucket/prefix/usage_2026-10.csv}. */
    public String object(String fileName) {
        return "s3://" + bucket + "/" + key(fileName);
    }

    /** The name within the bucket. */
    public String key(String fileName) {
        return prefix.isEmpty() ? fileName : prefix + "/" + fileName;
    }
}
