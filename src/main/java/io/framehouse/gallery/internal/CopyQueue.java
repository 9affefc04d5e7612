package io.framehouse.gallery.internal;

import io.framehouse.shared.FairTurns;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hands out copies that are due, each to one worker of one node, under a lease. A killed worker's
 * lease runs out and another goes on. Teams take turns, so that a long queue of one delays no
 * other.
 */
@Component
class CopyQueue {
    /** A worker renews well within this time. */
    static final Duration LEASE = Duration.ofSeconds(45);

    /**
     * For this transaction: a plan made while the table was small, and kept, would read all of it
     * when it is not.
     */
    private static final String BY_INDEX = "select set_config('enable_seqscan', 'off', true)";

    /*
     * The first of each team, then the second of each: whoever holds least comes first, and among
     * those the team after the one that was served last.
     */
    private static final String CLAIM =
            """
            with recursive team as (
                (select a.team_id from asset a where a.state = 'copying' and a.kind %1$s
                    order by a.team_id limit 1)
                union all
                select n.team_id from team t cross join lateral (
                    select a.team_id from asset a
                    where a.state = 'copying' and a.kind %1$s and a.team_id > t.team_id
                    order by a.team_id limit 1) n
            ), due as (
                select d.team_id, d.id, d.place, coalesce(k.count, 0) + d.number as turn,
                    d.team_id <= :after as served
                from team t
                left join lateral (
                    select k.count
                    from unnest(cast(:teams as uuid[]), cast(:counts as int[])) as k (team_id, count)
                    where k.team_id = t.team_id) k on true
                cross join lateral (
                    select f.*, row_number() over (order by f.next_attempt_at, f.id) as number
                    from (
                        select a.team_id, a.id, a.ctid as place, a.next_attempt_at from asset a
                        where a.state = 'copying' and a.kind %1$s and a.team_id = t.team_id
                            and a.next_attempt_at <= :now
                            and (a.lease_until is null or a.lease_until <= :now)
                        order by a.next_attempt_at
                        limit least(:limit, greatest(0, :share - coalesce(k.count, 0)))) f) d
                where %2$s
                order by turn, served, d.team_id
                limit :limit
            ), taken as (
                select a.ctid as place from asset a
                where a.ctid = any (array(select place from due))
                    and (a.state = 'copying' and a.next_attempt_at <= :now
                        and (a.lease_until is null or a.lease_until <= :now)) is true
                for update skip locked
            ), held as (
                update asset a set lease_until = :until, attempts = attempts + 1
                where a.ctid = any (array(select place from taken))
                returning a.team_id, a.id, a.job_id, a.kind, a.source_url, a.attempts, a.spared
            )
            select h.* from held h join due d on d.team_id = h.team_id and d.id = h.id
            order by d.turn, d.served, h.team_id
            """;

    /** Videos that are paid for are copied all the same; previews can wait. */
    private static final String HAS_ROOM =
            "not exists (select from public.team f where f.id = t.team_id"
                    + " and f.storage_full_at is not null)";

    private static final String COPIES = CLAIM.formatted("<> 'preview'", "true");
    private static final String PREVIEWS = CLAIM.formatted("= 'preview'", HAS_ROOM);

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private final Clock clock;

    CopyQueue(JdbcClient jdbc, TeamTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Copies of films and covers, in the order in which teams have their turn.
     *
     * @param turns what this node holds, and who was served last
     */
    List<CopyClaim> claim(int limit, FairTurns.State turns) {
        return transactions.onPlatform(() -> claim(COPIES, limit, turns));
    }

    /**
     * Previews, in the same order; they wait beside the copies, never among them. Those of a team
     * whose storage is used up wait until it has room.
     */
    List<CopyClaim> claimPreviews(int limit, FairTurns.State turns) {
        return transactions.onPlatform(() -> claim(PREVIEWS, limit, turns));
    }

    private List<CopyClaim> claim(String sql, int limit, FairTurns.State turns) {
        jdbc.sql(BY_INDEX).query(String.class).single();
        return jdbc.sql(sql)
                .param("until", clock.instant().plus(LEASE).atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .param("share", turns.share())
                .param("after", turns.after())
                .param("teams", turns.teamArray())
                .param("counts", turns.countArray())
                .query(CopyQueue::claim)
                .list();
    }

    /** Previews are made no more: whatever waits for its copies to end need not wait for these. */
    void giveUpPreviews() {
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                update asset set state = 'failed', next_attempt_at = null,
                                    lease_until = null, reason = 'No previews are made.'
                                where kind = 'preview' and state = 'copying'
                                """)
                        .update());
    }

    void renew(CopyClaim claim) {
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                update asset set lease_until = :until
                                where team_id = :team and id = :id and state = 'copying'
                                  and attempts = :attempt and lease_until is not null
                                """)
                        .param("until", clock.instant().plus(LEASE).atOffset(ZoneOffset.UTC))
                        .param("team", claim.team().value())
                        .param("id", claim.id())
                        .param("attempt", claim.attempt())
                        .update());
    }

    private static CopyClaim claim(ResultSet row, int number) throws SQLException {
        return new CopyClaim(
                new TeamId(row.getObject("team_id", UUID.class)),
                row.getObject("id", UUID.class),
                new JobId(row.getObject("job_id", UUID.class)),
                Wire.parse(AssetKind.class, row.getString("kind")).orElseThrow(),
                row.getString("source_url"),
                row.getInt("attempts"),
                row.getInt("spared"));
    }
}
