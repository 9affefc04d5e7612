package io.framehouse.storage.internal;

import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.internal.StoredBlobs.Row;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The rows of one store in the order of the keys, a page at a time and each in its own read. */
final class StoredKeys implements Iterator<Row> {
    private static final int PAGE = 1_000;

    private final StoredBlobs rows;
    private final StoreKind store;
    private final TeamTransactions transactions;
    private final Queue<Row> page = new ArrayDeque<>();
    private @Nullable Row last;
    private boolean ended;

    StoredKeys(StoredBlobs rows, StoreKind store, TeamTransactions transactions) {
        this.rows = rows;
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty() && !ended) {
            List<Row> next = transactions.onPlatform(() -> rows.after(store, last, PAGE));
            page.addAll(next);
            ended = next.size() < PAGE;
            last = next.isEmpty() ? last : next.getLast();
        }
        return !page.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.remove();
    }
}
