package io.framehouse.reports.internal;

import io.framehouse.reports.S3Target;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of buckets; call inside a transaction of the place. */
@Repository
class ExportBucketRows {
    private final JdbcClient jdbc;

    ExportBucketRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A bucket with its secret as it lies in its row. */
    @SuppressWarnings("ArrayRecordComponent")
    record Sealed(S3Target target, byte[] secret) {}

    void save(TeamId place, UUID schedule, S3Target target, byte[] secret) {
        jdbc.sql(
                        """
                        insert into export_bucket (team_id, schedule_id, endpoint, region, bucket, prefix,
                            path_style, access_key, secret_cipher)
                        values (:team, :schedule, :endpoint, :region, :bucket, :prefix, :style, :access,
                            :secret)
                        on conflict (team_id, schedule_id) do update set
                            endpoint = excluded.endpoint, region = excluded.region,
                            bucket = excluded.bucket, prefix = excluded.prefix,
                            path_style = excluded.path_style, access_key = excluded.access_key,
                            secret_cipher = excluded.secret_cipher
                        """)
                .param("team", place.value())
                .param("schedule", schedule)
                .param("endpoint", target.endpoint(), Types.VARCHAR)
                .param("region", target.region())
                .param("bucket", target.bucket())
                .param("prefix", target.prefix())
                .param("style", target.pathStyle())
                .param("access", target.accessKeyId())
                .param("secret", secret)
                .update();
    }

    Optional<Sealed> find(TeamId place, UUID schedule) {
        return jdbc.sql(
                        """
                        select * from export_bucket
                        where team_id = :team and schedule_id = :schedule
                        """)
                .param("team", place.value())
                .param("schedule", schedule)
                .query((row, number) -> new Sealed(target(row), row.getBytes("secret_cipher")))
                .optional();
    }

    /** By the ids of their schedules. */
    Map<UUID, S3Target> of(TeamId place) {
        return jdbc
                .sql("select * from export_bucket where team_id = :team")
                .param("team", place.value())
                .query((row, number) ->
                        Map.entry(row.getObject("schedule_id", UUID.class), target(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean delete(TeamId place, UUID schedule) {
        return jdbc.sql(
                                """
                                delete from export_bucket
                                where team_id = :team and schedule_id = :schedule
                                """)
                        .param("team", place.value())
                        .param("schedule", schedule)
                        .update()
                == 1;
    }

    private static S3Target target(ResultSet row) throws SQLException {
        return new S3Target(
                row.getString("endpoint"),
                row.getString("region"),
                row.getString("bucket"),
                row.getString("prefix"),
                row.getBoolean("path_style"),
                row.getString("access_key"));
    }
}
