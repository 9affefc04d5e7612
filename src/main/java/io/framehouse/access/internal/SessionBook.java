package io.framehouse.access.internal;

import io.framehouse.access.Sessions;
import io.framehouse.access.internal.SessionRows.Ending;
import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.Origin;
import io.framehouse.shared.OriginSource;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Service;

/** Sessions of browsers as rows: begun by a sign-in, ended by whoever signed in or was kept out. */
@Service
class SessionBook implements Sessions {
    private static final Duration KEPT = Duration.ofDays(30);

    private final SessionRows rows;
    private final OpenSessions known;
    private final Self self;
    private final SecurityContextHolderStrategy contexts;
    private final OriginSource origins;
    private final TeamTransactions transactions;
    private final AuditTrail audit;
    private final Duration timeout;
    private final Clock clock;

    SessionBook(
            SessionRows rows,
            OpenSessions known,
            Self self,
            SecurityContextHolderStrategy contexts,
            OriginSource origins,
            TeamTransactions transactions,
            AuditTrail audit,
            @Value("${server.servlet.session.timeout:30m}") Duration timeout,
            Clock clock) {
        this.rows = rows;
        this.known = known;
        this.self = self;
        this.contexts = contexts;
        this.origins = origins;
        this.transactions = transactions;
        this.audit = audit;
        this.timeout = timeout;
        this.clock = clock;
    }

    /**
     * Writes down that somebody gave a first proof, so that a new password or whoever looks from
     * elsewhere ends this session too, whatever it still owes. Empty where the password that was
     * given is another by now.
     *
     * @param factor what was proved, of {@link Factors}
     * @param whole whether nothing more is owed
     */
    Optional<SessionDetails> begin(PersonRow person, String factor, boolean whole) {
        UUID id = Ids.next();
        Instant now = now();
        Origin origin = origins.current();
        return transactions.onPlatform(() -> {
            if (factor.equals(Factors.PASSWORD)
                    && !rows.holdPassword(person.id(), person.passwordHash())) {
                return Optional.empty();
            }
            rows.forget(person.id(), now.minus(KEPT));
            rows.insert(id, person.id(), origin, whole, now);
            return Optional.of(new SessionDetails(id));
        });
    }

    /** Writes down that nothing is owed any more; a second time changes nothing. */
    void complete(Authentication authentication) {
        UUID id = SessionDetails.of(authentication);
        if (id != null) {
            transactions.runOnPlatform(() -> rows.complete(id, now()));
        }
    }

    @Override
    public List<Session> open() {
        UserId user = self.user();
        UUID current = current();
        // What was used less than a minute ago may not have been noted yet.
        Instant since = now().minus(timeout).minus(Duration.ofMinutes(1));
        return transactions.onPlatform(() -> rows.open(user, since)).stream()
                .map(row ->
                        new Session(
                                row.id(),
                                row.beganAt(),
                                row.whole(),
                                row.seenAt(),
                                row.address(),
                                row.agent(),
                                row.id().equals(current)))
                .toList();
    }

    @Override
    public void end(UUID session) {
        UserId user = self.user();
        transactions.runOnPlatform(() -> {
            if (!rows.end(session, user, Ending.ELSEWHERE, now())) {
                throw DomainException.notFound("session");
            }
            record(user, 1);
        });
        known.changed();
    }

    @Override
    public int endOthers() {
        UserId user = self.user();
        return endAll(user, current(), Ending.ELSEWHERE);
    }

    /**
     * Ends all of a person; joins a running transaction of the platform.
     *
     * @param except the one that goes on; null for none
     */
    int endAll(UserId user, @Nullable UUID except, Ending why) {
        int ended =
                transactions.onPlatform(() -> {
                    int count = rows.endAll(user, except, why, now());
                    if (count > 0) {
                        record(user, count);
                    }
                    return count;
                });
        known.changed();
        return ended;
    }

    private void record(UserId user, int count) {
        audit.record(
                null,
                AuditTrail.Change.made(
                        "person.sessions_ended",
                        "person",
                        user.toString(),
                        Map.of("count", count)));
    }

    /** The session that asks; null where none does. */
    @Nullable UUID current() {
        return SessionDetails.of(contexts.getContext().getAuthentication());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
