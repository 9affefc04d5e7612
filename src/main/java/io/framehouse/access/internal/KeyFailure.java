package io.framehouse.access.internal;

/** Why a request has no key; drop-in answers differ by it, native ones never do. */
enum KeyFailure {
    /** There is no Authorization header. */
    MISSING,
    /** The header or the key has not the form of one. */
    MALFORMED,
    /** The key is unknown, revoked, expired, or of a team that was deleted. */
    WRONG
}
