package io.framehouse.storage.internal;

import io.framehouse.storage.internal.ByteStore.Found;
import io.framehouse.storage.internal.StoredBlobs.Row;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a store and what the rows say, both in the order of the keys, so that a million
 * files need no more memory than ten.
 */
final class SideBySide {
    private SideBySide() {}

    /** What is made of each. */
    interface Eyes {
        /** A file in its place and as long as it was. */
        void whole(Found found, Row row);

        /** A row without a file, or with one that is cut off. */
        void missing(Row row);

        /** A file without a row. */
        void unnamed(Found found);
    }

    static void look(Iterator<Found> there, Iterator<Row> named, Eyes eyes) {
        Found found = next(there);
        Row row = next(named);
        while (found != null || row != null) {
            if (row == null || (found != null && found.key().compareTo(row.key()) < 0)) {
                eyes.unnamed(Objects.requireNonNull(found));
                found = next(there);
            } else if (found == null || found.key().compareTo(row.key()) > 0) {
                eyes.missing(row);
                row = next(named);
            } else {
                if (found.bytes() == row.bytes() || row.bytes() == 0) {
                    eyes.whole(found, row);
                } else {
                    eyes.missing(row);
                }
                found = next(there);
                row = next(named);
            }
        }
    }

    private static <T> @Nullable T next(Iterator<T> from) {
        return from.hasNext() ? from.next() : null;
    }
}
