package io.framehouse.providers;

/** The word before the key in the Authorization header. */
public enum AuthScheme {
    /** {@code Authorization: Bearer KEY}. */
    BEARER,
    /** {@code Authorization: Token KEY}, the official Vidu form. */
    TOKEN
}
