package io.framehouse.audit.internal;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the chain beside its entries, and the entries that should be in it and are not. */
@Repository
class ChainQuery {
    private static final int ROWS_AT_ONCE = 500;
    private static final int MOST_ITEMS = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String CHAIN =
            """
            select s.number, s.team_id, s.entry_id, cast(s.transaction_id as text) as transaction,
                s.genuine, s.sealed_at, s.key_id, s.seal, e.id as found,
                s.team_id is not distinct from e.team_id
                    and s.transaction_id = e.transaction_id as same_keys,
            """
                    + SealRows.ROW_TEXT
                    + """
                    from audit_seal s left join audit_entry e on e.id = s.entry_id
                    order by s.number
                    """;

    /** Too old to be without, or put where the chain has been already. */
    private static final String UNSEALED =
            """
            select e.id, count(*) over () as total from audit_entry e
            where not exists (select from audit_seal s where s.entry_id = e.id)
              and (e.at < :late
                or (not :restored and (e.transaction_id, e.id)
                    <= (cast(:transaction as xid8), :entry)))
            order by e.at, e.id limit :most
            """;

    private final JdbcClient jdbc;

    ChainQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many, and the first of them. */
    record Unsealed(long count, List<UUID> entries) {}

    void walk(ChainWalk walk) {
        try (Stream<Boolean> rows =
                jdbc
                        .sql(CHAIN)
                        .withFetchSize(ROWS_AT_ONCE)
                        .query((row, number) -> step(walk, row))
                        .stream()) {
            rows.forEach(done -> {});
        }
    }

    /**
     * Finds entries without a seal.
     *
     * @param late those written before may not be without
     */
    Unsealed unsealed(Optional<SealRows.Head> head, Instant late) {
        List<Found> found =
                jdbc.sql(UNSEALED)
                        .param("late", late.atOffset(UTC))
                        .param("restored", head.map(SealRows.Head::restored).orElse(true))
                        .param("transaction", head.map(end -> end.seal().transaction()).orElse("0"))
                        .param("entry", head.map(end -> end.seal().entry()).orElse(BEFORE_ALL))
                        .param("most", MOST_ITEMS)
                        .query((row, number) ->
                                new Found(row.getObject("id", UUID.class), row.getLong("total")))
                        .list();
        return new Unsealed(
                found.isEmpty() ? 0 : found.getFirst().total(),
                found.stream().map(Found::id).toList());
    }

    private static boolean step(ChainWalk walk, ResultSet row) throws SQLException {
        boolean there = row.getObject("found") != null;
        walk.step(
                SealRows.seal(row),
                there ? row.getString("row_text") : null,
                row.getBoolean("same_keys"));
        return true;
    }

    private record Found(UUID id, long total) {}
}
