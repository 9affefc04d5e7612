package io.framehouse.shared;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place where sealed secrets lie. A change of keys goes through all of them, some rows at a time,
 * in transactions of the platform and beside whatever else changes them. An implementation stands
 * in the {@code internal} package of its module and needs nothing but the database, since the
 * command {@code rotate-secrets} starts no more.
 */
public interface SealedStore {
    /** For people, in the plural: {@code provider keys}. */
    String name();

    /**
     * The secrets of so many rows in the order of their ids.
     *
     * @param after the last row of the call before; null to begin
     */
    List<Sealed> after(@Nullable Place after, int rows);

    /** Puts other bytes of the same secret in place; false where it has changed meanwhile. */
    boolean replace(Sealed old, byte[] bytes);

    /**
     * A row.
     *
     * @param team null for the platform's
     */
    record Place(@Nullable TeamId team, UUID id) {}

    /**
     * A sealed secret.
     *
     * @param column which one of its row
     * @param context that it was sealed for
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Sealed(Place place, String column, String context, byte[] bytes) {}
}
