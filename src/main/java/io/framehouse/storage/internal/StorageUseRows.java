package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamReads;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.StorageUse;
import io.framehouse.storage.StorageUse.Use;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each team has stored, and its limit. */
@Repository
class StorageUseRows {
    private static final String SELECT =
            """
            select t.id, coalesce(u.bytes, 0) as bytes, coalesce(u.objects, 0) as objects,
                t.max_storage_bytes
            from team t left join storage_use u on u.team_id = t.id
            """;

    private final JdbcClient jdbc;
    private final TeamReads reads;
    private final TeamTransactions transactions;
    private final Clock clock;

    StorageUseRows(JdbcClient jdbc, TeamReads reads, TeamTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** In one round trip; needs no transaction around it. */
    Use of(TeamId team) {
        return reads
                .list(
                        team,
                        SELECT + " where t.id = :team",
                        Map.of("team", team.value()),
                        (row, number) -> map(row))
                .stream()
                .findFirst()
                .orElse(StorageUse.NOTHING);
    }

    /** For a transaction of the platform. */
    Map<TeamId, Use> all() {
        Map<TeamId, Use> all = new LinkedHashMap<>();
        jdbc.sql(SELECT + " where u.team_id is not null or t.max_storage_bytes is not null")
                .query(row -> {
                    all.put(new TeamId(row.getObject("id", UUID.class)), map(row));
                });
        return all;
    }

    /** The limit before, held until the end of the transaction; empty without the team. */
    Optional<Use> lock(TeamId team) {
        return jdbc.sql(SELECT + " where t.id = :team and t.erasing_at is null for update of t")
                .param("team", team.value())
                .query((row, number) -> map(row))
                .optional();
    }

    void limit(TeamId team, @Nullable Long maxBytes) {
        jdbc.sql("update team set max_storage_bytes = :most where id = :team")
                .param("most", maxBytes, Types.BIGINT)
                .param("team", team.value())
                .update();
        mark("t.id = :team", Map.of("team", team.value()));
    }

    /** Notes which teams are full, and which are no more. */
    void markFull() {
        transactions.runOnPlatform(() ->
                mark(
                        "(t.max_storage_bytes is not null or t.storage_full_at is not null)",
                        Map.of()));
    }

    private void mark(String which, Map<String, ?> parameters) {
        jdbc.sql(
                        """
                        update team set storage_full_at = s.full_at
                        from (select t.id, case when coalesce(u.bytes, 0) >= t.max_storage_bytes
                                then coalesce(t.storage_full_at, :now) end as full_at
                            from team t left join storage_use u on u.team_id = t.id
                            where %s) s
                        where team.id = s.id
                          and team.storage_full_at is distinct from s.full_at
                        """
                                .formatted(which))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .params(parameters)
                .update();
    }

    private static Use map(ResultSet row) throws SQLException {
        return new Use(
                row.getLong("bytes"),
                row.getLong("objects"),
                row.getObject("max_storage_bytes", Long.class));
    }
}
