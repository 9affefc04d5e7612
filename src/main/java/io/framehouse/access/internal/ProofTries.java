package io.framehouse.access.internal;

import io.framehouse.shared.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts wrong codes of one person, on all nodes together: five, then a pause of 15 minutes from
 * the last. Whoever gets here has given the password, so nobody else can begin the pause.
 */
@Repository
class ProofTries {
    static final int MAX_TRIES = 5;
    static final Duration PAUSE = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    ProofTries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Tries(int wrong, Instant last) {}

    /**
     * Takes the person's row until the transaction ends, so that guesses come one after the other,
     * and tells until when they must wait; empty where they may try.
     */
    Optional<Instant> pausedUntil(UserId user) {
        Tries tries = locked(user);
        Instant end = tries.last().plus(PAUSE);
        return tries.wrong() >= MAX_TRIES && clock.instant().isBefore(end)
                ? Optional.of(end)
                : Optional.empty();
    }

    private Tries locked(UserId user) {
        return jdbc.sql(
                        """
                        insert into person_proof_try (user_id, wrong_count, last_at)
                        values (:user, 0, :now)
                        on conflict (user_id) do update set wrong_count =
                            case when person_proof_try.last_at > :cut
                                then person_proof_try.wrong_count else 0 end
                        returning wrong_count, last_at
                        """)
                .param("user", user.value())
                .param("now", Rows.known(clock.instant()))
                .param("cut", Rows.known(clock.instant().minus(PAUSE)))
                .query((row, number) ->
                        new Tries(
                                row.getInt("wrong_count"),
                                row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .single();
    }

    /** Counts a wrong try, after {@link #pausedUntil}; gives how many are left. */
    int countWrong(UserId user) {
        int wrong =
                jdbc.sql(
                                """
                                update person_proof_try
                                set wrong_count = wrong_count + 1, last_at = :now
                                where user_id = :user returning wrong_count
                                """)
                        .param("now", Rows.known(clock.instant()))
                        .param("user", user.value())
                        .query(Integer.class)
                        .single();
        return Math.max(0, MAX_TRIES - wrong);
    }

    void forget(UserId user) {
        jdbc.sql("delete from person_proof_try where user_id = :user")
                .param("user", user.value())
                .update();
    }
}
