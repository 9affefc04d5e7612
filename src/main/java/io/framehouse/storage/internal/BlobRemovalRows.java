package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of bytes that may go. */
@Repository
class BlobRemovalRows {
    private final JdbcClient jdbc;

    BlobRemovalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Bytes of a team, by their key. */
    record Removal(TeamId team, String blobKey) {}

    void add(TeamId team, Collection<String> blobKeys, Instant due) {
        jdbc.sql(
                        """
                        insert into blob_removal (team_id, blob_key, due_at)
                        select distinct cast(:team as uuid), k.key, cast(:due as timestamptz)
                        from unnest(cast(:keys as text[])) as k (key)
                        on conflict (team_id, blob_key)
                            do update set due_at = greatest(blob_removal.due_at, excluded.due_at)
                        """)
                .param("team", team.value())
                .param("keys", blobKeys.toArray(String[]::new))
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What is due, over all teams: for a transaction of the platform. */
    List<Removal> due(Instant now, int most) {
        return jdbc.sql(
                        """
                        select team_id, blob_key from blob_removal where due_at <= :now
                        order by due_at limit :most
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) ->
                        new Removal(
                                new TeamId(row.getObject("team_id", UUID.class)),
                                row.getString("blob_key")))
                .list();
    }

    /** Whether the row was still there; it is not where another node was faster. */
    boolean take(Removal removal, Instant now) {
        return jdbc.sql(
                                """
                                delete from blob_removal
                                where team_id = :team and blob_key = :key and due_at <= :now
                                """)
                        .param("team", removal.team().value())
                        .param("key", removal.blobKey())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Waits until nobody holds on to the bytes or takes them away. */
    void lockAlone(String blobKey) {
        lock("pg_advisory_xact_lock", blobKey);
    }

    /** Waits until nobody takes the bytes away. */
    void lockShared(String blobKey) {
        lock("pg_advisory_xact_lock_shared", blobKey);
    }

    private void lock(String function, String blobKey) {
        jdbc.sql("select 1 from " + function + "(hashtextextended(:key, 36))")
                .param("key", blobKey)
                .query(Integer.class)
                .list();
    }
}
