package io.framehouse.sandbox.internal;

import java.util.concurrent.CompletableFuture;

/** Gives every task its film. */
interface Films {
    /** The name of the film's files; asking again gives the same. */
    CompletableFuture<String> of(StoredTask task);

    /** The task needs it no more. */
    void forget(StoredTask task);
}
