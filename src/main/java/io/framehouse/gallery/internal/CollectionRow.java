package io.framehouse.gallery.internal;

import io.framehouse.gallery.CollectionData;
import io.framehouse.gallery.CollectionData.Visibility;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A collection as it lies in its row. */
record CollectionRow(
        UUID id,
        CollectionData data,
        @Nullable UserId ownerId,
        String owner,
        Instant createdAt,
        long version) {
    static final String COLUMNS =
            "c.id, c.name, c.description, c.visibility, c.owner_id, c.owner, c.created_at,"
                    + " c.version";

    static CollectionRow of(ResultSet row) throws SQLException {
        UUID owner = row.getObject("owner_id", UUID.class);
        return new CollectionRow(
                row.getObject("id", UUID.class),
                new CollectionData(
                        row.getString("name"),
                        row.getString("description"),
                        Wire.parse(Visibility.class, row.getString("visibility")).orElseThrow()),
                owner == null ? null : new UserId(owner),
                row.getString("owner"),
                Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class))
                        .toInstant(),
                row.getLong("version"));
    }

    CollectionRow with(CollectionData other) {
        return new CollectionRow(id, other, ownerId, owner, createdAt, version);
    }

    boolean isOf(Actor actor) {
        return ownerId != null && ownerId.equals(actor.userId());
    }

    boolean isDeletableBy(TeamId team, Actor actor) {
        return actor.may(team, Action.EDIT_ASSETS)
                && (ownerId == null || isOf(actor) || actor.may(team, Action.MANAGE_TEAM_SETTINGS));
    }
}
