package io.framehouse.sandbox.internal;

import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** One wire language: its paths, its answers and its words for refusals. */
interface Dialect {
    String name();

    /** Whose purse pays for its tasks. */
    default String purse() {
        return name();
    }

    List<Route> routes();

    /** The key in the request. */
    String apiKey(Exchange exchange);

    /** The answer to an accepted submit. */
    ObjectNode submitted(StoredTask task);

    /** The answer to a question about a task. */
    ObjectNode result(StoredTask task);

    /** The status word set in a result in place of the real one. */
    void overwriteStatus(ObjectNode result, String word);

    /** Removes the task's id from the answer to a submit. */
    void removeId(ObjectNode submitted);

    void refuse(Exchange exchange, Refusal refusal) throws IOException;
}
