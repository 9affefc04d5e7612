package io.framehouse.credits.internal;

import io.framehouse.credits.BookMonths;
import io.framehouse.credits.LedgerLine;
import io.framehouse.credits.TransferKind;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Transfers with their entries: written, read, never changed. */
@Component
final class TransferRows {
    private final JdbcClient jdbc;
    private final CurrentActor currentActor;
    private final BookMonths months;
    private final Clock clock;

    TransferRows(JdbcClient jdbc, CurrentActor currentActor, BookMonths months, Clock clock) {
        this.jdbc = jdbc;
        this.currentActor = currentActor;
        this.months = months;
        this.clock = clock;
    }

    /** A transfer that is there already, as far as a repeat has to match it. */
    record Booked(
            TransferKind kind, Credits amount, @Nullable JobId job, @Nullable Instant expiresAt) {
        static Booked of(Transfer transfer) {
            return new Booked(
                    transfer.kind(), transfer.amount(), transfer.job(), transfer.expiresAt());
        }

        /** Refuses another transfer under the id of this one. */
        void requireSame(Transfer wanted) {
            if (!equals(of(wanted))) {
                throw new DomainException(
                        CommonError.WRONG_STATE,
                        "Transfer %s is booked already as a %s of %s%s. Use a new id for another one."
                                .formatted(
                                        wanted.id(),
                                        Wire.of(kind),
                                        amount,
                                        job == null ? "" : " for job " + job),
                        Map.of("kind", Wire.of(kind), "amount", amount.toWire()));
            }
        }
    }

    /** Writes a transfer and its entries in one statement. */
    void insert(Transfer transfer) {
        Postings postings = transfer.postings();
        JobId job = transfer.job();
        Instant now = clock.instant();
        jdbc.sql(
                        """
                        with booked as (
                            insert into credit_transfer (team_id, id, kind, amount_micros, hold_id,
                                job_id, reason, expires_at, actor, booked_at, book_month)
                            values (:team, :id, :kind, :amount, :hold, :job, :reason, :expires,
                                :actor, :at, open_book_month(cast(:month as date)))
                            returning team_id, id, booked_at)
                        insert into credit_entry
                            (team_id, transfer_id, account, amount_micros, booked_at)
                        select booked.team_id, booked.id, entry.account, entry.amount,
                            booked.booked_at
                        from booked, (values
                            ('granted', cast(:granted as bigint)),
                            ('available', cast(:available as bigint)),
                            ('held', cast(:held as bigint)),
                            ('spent', cast(:spent as bigint))) as entry (account, amount)
                        where entry.amount <> 0
                        """)
                .param("team", transfer.team().value())
                .param("id", transfer.id())
                .param("kind", Wire.of(transfer.kind()))
                .param("amount", transfer.amount().micros())
                .param("hold", transfer.holdId(), Types.OTHER)
                .param("job", job == null ? null : job.value(), Types.OTHER)
                .param("reason", transfer.reason(), Types.VARCHAR)
                .param("expires", Sql.atOrNull(transfer.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("actor", currentActor.find().map(Actor::label).orElse("system"))
                .param("at", Sql.at(now))
                .param("month", transfer.isLine() ? months.of(now) : null, Types.DATE)
                .param("granted", postings.granted().micros())
                .param("available", postings.available().micros())
                .param("held", postings.held().micros())
                .param("spent", postings.spent().micros())
                .update();
    }

    Optional<Booked> find(TeamId team, UUID id) {
        return jdbc.sql(
                        """
                        select kind, amount_micros, job_id, expires_at from credit_transfer
                        where team_id = :team and id = :id
                        """)
                .param("team", team.value())
                .param("id", id)
                .query((row, number) ->
                        new Booked(
                                Wire.parse(TransferKind.class, row.getString("kind")).orElseThrow(),
                                Credits.ofMicros(row.getLong("amount_micros")),
                                Sql.jobOrNull(row, "job_id"),
                                Sql.instantOrNull(row, "expires_at")))
                .optional();
    }

    /** The transfer that settled or released a hold. */
    Optional<UUID> resolutionOf(TeamId team, UUID hold) {
        return jdbc.sql(
                        """
                        select id from credit_transfer where team_id = :team and hold_id = :hold
                            and kind in ('settle', 'release')
                        """)
                .param("team", team.value())
                .param("hold", hold)
                .query(UUID.class)
                .optional();
    }

    List<LedgerLine> trail(TeamId team, JobId job) {
        return jdbc.sql(
                        """
                        select id, kind, amount_micros, reason, actor, booked_at
                        from credit_transfer where team_id = :team and job_id = :job
                        order by kind <> 'hold', booked_at, id
                        """)
                .param("team", team.value())
                .param("job", job.value())
                .query((row, number) ->
                        new LedgerLine(
                                row.getObject("id", UUID.class),
                                row.getString("kind"),
                                Credits.ofMicros(row.getLong("amount_micros")),
                                row.getString("reason"),
                                row.getString("actor"),
                                Sql.instant(row, "booked_at")))
                .list();
    }
}
