package io.framehouse.credits.internal;

import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cached balance of a team; its row is also the lock before all budget windows of the team. */
@Component
final class BalanceRows {
    private final JdbcClient jdbc;

    BalanceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The figures of a balance; {@code openHolds} counts the jobs that hold credits now. */
    record Figures(
            Credits granted, Credits spent, Credits held, boolean overdrawn, long openHolds) {
        Credits rest() {
            return granted.minus(spent).minus(held);
        }
    }

    /** Locks the balance until the transaction ends, making an empty one where there is none. */
    void lock(TeamId team) {
        jdbc.sql("insert into credit_balance (team_id) values (:team) on conflict do nothing")
                .param("team", team.value())
                .update();
        jdbc.sql("select from credit_balance where team_id = :team for no key update")
                .param("team", team.value())
                .query((row, number) -> team)
                .single();
    }

    /**
     * Follows the entries of a transfer; an overdraft begins and ends with the sign of the rest.
     *
     * @return what is available afterwards, below zero where overdrawn
     */
    Credits apply(TeamId team, Postings postings) {
        return jdbc.sql(
                        """
                        update credit_balance set
                            granted_micros = granted_micros - :granted,
                            spent_micros = spent_micros + :spent,
                            held_micros = held_micros + :held,
                            overdrawn = granted_micros - :granted - spent_micros - :spent
                                - held_micros - :held < 0
                        where team_id = :team
                        returning granted_micros - spent_micros - held_micros
                        """)
                .param("team", team.value())
                .param("granted", postings.granted().micros())
                .param("spent", postings.spent().micros())
                .param("held", postings.held().micros())
                .query(Long.class)
                .optional()
                .map(Credits::ofMicros)
                .orElseThrow(() ->
                        new IllegalStateException("Team " + team + " has no balance to book on"));
    }

    Optional<Figures> find(TeamId team) {
        return jdbc.sql(
                        """
                        select b.granted_micros, b.spent_micros, b.held_micros, b.overdrawn,
                            (select count(*) from credit_hold h
                             where h.team_id = b.team_id and h.state = 'open') as open_holds
                        from credit_balance b where b.team_id = :team
                        """)
                .param("team", team.value())
                .query((row, number) ->
                        new Figures(
                                Credits.ofMicros(row.getLong("granted_micros")),
                                Credits.ofMicros(row.getLong("spent_micros")),
                                Credits.ofMicros(row.getLong("held_micros")),
                                row.getBoolean("overdrawn"),
                                row.getLong("open_holds")))
                .optional();
    }

    /** Where the team's budget windows begin; empty where there is no such team. */
    Optional<ZoneId> zone(TeamId team) {
        return jdbc.sql("select time_zone from team where id = :team and erasing_at is null")
                .param("team", team.value())
                .query(String.class)
                .optional()
                .map(ZoneId::of);
    }
}
