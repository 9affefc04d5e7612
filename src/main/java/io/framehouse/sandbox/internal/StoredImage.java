package io.framehouse.sandbox.internal;

/**
 * An image taken in.
 *
 * @param hash SHA-256 of the bytes, also the file's name
 * @param type png, jpeg or webp, by content
 * @param source the URL it came from, empty for a data URI
 */
record StoredImage(String hash, String type, int width, int height, String source) {}
