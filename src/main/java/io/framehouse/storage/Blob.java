package io.framehouse.storage;

/**
 * Bytes at rest.
 *
 * @param key where the store finds them again
 * @param sha256 64 hex digits
 */
public record Blob(String key, long bytes, String sha256) {}
