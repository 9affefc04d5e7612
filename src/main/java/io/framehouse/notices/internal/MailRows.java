package io.framehouse.notices.internal;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of mails to send; all but adding is for transactions of the platform. */
@Repository
class MailRows {
    private final JdbcClient jdbc;

    MailRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, UUID notice, String address, Instant now) {
        jdbc.sql(
                        """
                        insert into notice_email (id, notice_id, address, next_try_at, created_at)
                        values (:id, :notice, :address, :now, :now)
                        """)
                .param("id", id)
                .param("notice", notice)
                .param("address", address)
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** A mail without a notice: what it says is written when it is sent. */
    void insertLetter(UUID id, QueuedMail.Letter letter, String address, Instant now) {
        jdbc.sql(
                        """
                        insert into notice_email (id, letter, letter_about, address, next_try_at,
                            created_at)
                        values (:id, :letter, :about, :address, :now, :now)
                        """)
                .param("id", id)
                .param("letter", letter.kind())
                .param("about", letter.about())
                .param("address", address)
                .param("now", now.atOffset(UTC))
                .update();
    }

    /**
     * Takes the mail that is due first, so that nobody else takes it until the lease ends.
     *
     * @param leaseUntil when it is due again if this node says nothing more of it
     */
    Optional<QueuedMail> claim(Instant now, Instant leaseUntil) {
        return jdbc.sql(
                        """
                        with taken as materialized (
                            select due.id from notice_email due
                            where due.state = 'waiting' and due.next_try_at <= :now
                            order by due.next_try_at, due.id
                            limit 1 for update skip locked)
                        update notice_email e
                        set attempts = e.attempts + 1, next_try_at = :leaseUntil
                        from taken where e.id = taken.id
                        returning e.id, e.address, e.attempts, e.created_at, e.notice_id, e.letter,
                            e.letter_about
                        """)
                .param("now", now.atOffset(UTC))
                .param("leaseUntil", leaseUntil.atOffset(UTC))
                .query((row, number) -> map(row))
                .optional();
    }

    private QueuedMail.@Nullable Told told(@Nullable UUID notice) {
        return notice == null
                ? null
                : jdbc.sql("select title, body, link from notice where id = :id")
                        .param("id", notice)
                        .query((row, number) ->
                                QueuedMail.Told.notice(
                                        row.getString("title"),
                                        row.getString("body"),
                                        row.getString("link")))
                        .single();
    }

    void sent(QueuedMail mail, Instant now) {
        jdbc.sql(
                        """
                        update notice_email set state = 'sent', sent_at = :now, last_error = null
                        where id = :id and state <> 'sent'
                        """)
                .param("now", now.atOffset(UTC))
                .param("id", mail.id())
                .update();
    }

    /** Lets a try that failed be repeated, unless somebody else has claimed the mail since. */
    void waits(QueuedMail mail, Instant nextTryAt, String reason) {
        jdbc.sql(
                        """
                        update notice_email set next_try_at = :next, last_error = :reason
                        where id = :id and state = 'waiting' and attempts = :attempts
                        """)
                .param("next", nextTryAt.atOffset(UTC))
                .param("reason", reason)
                .param("id", mail.id())
                .param("attempts", mail.attempts())
                .update();
    }

    void failed(QueuedMail mail, String reason) {
        jdbc.sql(
                        """
                        update notice_email set state = 'failed', last_error = :reason
                        where id = :id and state = 'waiting' and attempts = :attempts
                        """)
                .param("reason", reason)
                .param("id", mail.id())
                .param("attempts", mail.attempts())
                .update();
    }

    private QueuedMail map(ResultSet row) throws SQLException {
        String letter = row.getString("letter");
        return new QueuedMail(
                row.getObject("id", UUID.class),
                row.getString("address"),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                told(row.getObject("notice_id", UUID.class)),
                letter == null
                        ? null
                        : new QueuedMail.Letter(letter, row.getString("letter_about")));
    }
}
