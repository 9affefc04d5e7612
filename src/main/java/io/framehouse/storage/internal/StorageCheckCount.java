package io.framehouse.storage.internal;

/** What a check has seen so far. */
final class StorageCheckCount {
    long objects;
    long bytes;
    long missing;
    long heldBack;
    long orphans;
    long bytesOrphaned;
}
