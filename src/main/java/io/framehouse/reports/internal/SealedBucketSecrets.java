package io.framehouse.reports.internal;

import io.framehouse.shared.SealedStore;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The secrets of the buckets that exports are put into. */
@Repository
class SealedBucketSecrets implements SealedStore {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;

    SealedBucketSecrets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "secrets of buckets";
    }

    @Override
    public List<Sealed> after(@Nullable Place after, int rows) {
        return jdbc.sql(
                        """
                        select team_id, schedule_id, secret_cipher from export_bucket
                        where (team_id, schedule_id) > (:team, :schedule)
                        order by team_id, schedule_id limit :rows
                        """)
                .param("team", after == null ? BEFORE_ALL : place(after).value())
                .param("schedule", after == null ? BEFORE_ALL : after.id())
                .param("rows", rows)
                .query((row, number) -> sealed(row))
                .list();
    }

    @Override
    public boolean replace(Sealed old, byte[] bytes) {
        return jdbc.sql(
                                """
                                update export_bucket set secret_cipher = :fresh
                                where team_id = :team and schedule_id = :schedule
                                    and secret_cipher = :old
                                """)
                        .param("fresh", bytes)
                        .param("team", place(old.place()).value())
                        .param("schedule", old.place().id())
                        .param("old", old.bytes())
                        .update()
                == 1;
    }

    private static TeamId place(Place place) {
        return ExportOrderRow.place(place.team());
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        TeamId place = new TeamId(row.getObject("team_id", UUID.class));
        UUID schedule = row.getObject("schedule_id", UUID.class);
        return new Sealed(
                new Place(ExportOrderRow.team(place), schedule),
                "secret_cipher",
                ExportBuckets.context(place, schedule),
                row.getBytes("secret_cipher"));
    }
}
