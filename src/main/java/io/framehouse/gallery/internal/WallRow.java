package io.framehouse.gallery.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video of the wall, as read from the database.
 *
 * @param value what it has in the column of the order it was read in
 * @param previewId the asset of its preview, where that is ready
 */
record WallRow(
        AssetRow asset,
        long value,
        @Nullable String title,
        int rating,
        boolean starred,
        List<String> labels,
        @Nullable UUID previewId,
        @Nullable Instant trashedAt) {

    static WallRow of(ResultSet row, int number) throws SQLException {
        OffsetDateTime trashed = row.getObject("trashed_at", OffsetDateTime.class);
        return new WallRow(
                AssetRow.of(row, number),
                row.getLong("place_value"),
                row.getString("title"),
                row.getInt("rating"),
                row.getBoolean("starred"),
                List.of((String[]) row.getArray("labels").getArray()),
                row.getObject("preview_id", UUID.class),
                trashed == null ? null : trashed.toInstant());
    }

    /** The place after or before it in that order. */
    WallPlace place(WallOrder order, boolean before) {
        return new WallPlace(order, before, value, asset.id());
    }
}
