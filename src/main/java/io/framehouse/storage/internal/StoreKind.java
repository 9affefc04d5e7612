package io.framehouse.storage.internal;

/** Where bytes can lie; the words are those of the setting and of the table. */
enum StoreKind {
    /** Below the data directory; each node must see the same one. */
    FILE,
    /** A bucket of an S3-compatible service. */
    S3
}
