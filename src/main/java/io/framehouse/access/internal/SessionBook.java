package io.framehouse.access.internal;

import io.framehouse.access.SessionFactors.Owed;
import io.framehouse.access.Sessions;
import io.framehouse.access.SignedInPerson;
import io.framehouse.access.internal.SessionRows.Ending;
import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.OriginSource;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Service;

/** Sessions of browsers as rows: begun by a sign-in, ended by whoever signed in or was kept out. */
@Service
class SessionBook implements Sessions {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String ROW = SessionBook.class.getName() + ".row";

    private final SessionRows rows;
    private final OpenSessions known;
    private final FactorRepository factors;
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
            FactorRepository factors,
            Self self,
            SecurityContextHolderStrategy contexts,
            OriginSource origins,
            TeamTransactions transactions,
            AuditTrail audit,
            @Value("${server.servlet.session.timeout:30m}") Duration timeout,
            Clock clock) {
        this.rows = rows;
        this.known = known;
        this.factors = factors;
        this.self = self;
        this.contexts = contexts;
        this.origins = origins;
        this.transactions = transactions;
        this.audit = audit;
        this.timeout = timeout;
        this.clock = clock;
    }

    /**
     * Writes down that somebody has signed in, whichever way; called again when the second factor
     * was given. Whoever signed in before in the same browser is signed out by it.
     *
     * @param waits whether a second factor is still owed
     */
    void begin(HttpServletRequest request, Authentication authentication, boolean waits) {
        if (!(authentication instanceof AbstractAuthenticationToken token)
                || !(authentication.getPrincipal() instanceof SignedInPerson user)) {
            return;
        }
        UUID known = SessionDetails.of(authentication);
        if (known == null) {
            UUID id = insert(user.id(), waits, request.getSession());
            token.setDetails(
                    new SessionDetails(request.getRemoteAddr(), request.getSession().getId(), id));
        } else if (!waits) {
            transactions.runOnPlatform(() -> rows.settle(known));
        }
    }

    private UUID insert(UserId user, boolean waits, HttpSession browser) {
        UUID id = Ids.next();
        Instant now = now();
        transactions.runOnPlatform(() -> {
            rows.forget(user, now.minus(KEPT));
            if (browser.getAttribute(ROW) instanceof UUID before) {
                rows.leave(before, now);
            }
            rows.insert(id, user, waits, origins.current(), now);
        });
        browser.setAttribute(ROW, id);
        return id;
    }

    @Override
    public List<Session> open() {
        UserId user = self.user();
        UUID current = current();
        // What was used less than a minute ago may not have been noted yet.
        Instant since = now().minus(timeout).minus(Duration.ofMinutes(1));
        return transactions.onPlatform(() -> {
            // Where nothing is owed any more, a session that waited goes on as it is.
            boolean owes = factors.needs(user).owed() != Owed.NOTHING;
            return rows.open(user, since).stream()
                    .map(row -> session(row, row.id().equals(current), owes && row.waits()))
                    .toList();
        });
    }

    private static Session session(SessionRows.Row row, boolean current, boolean waits) {
        return new Session(
                row.id(), row.beganAt(), row.seenAt(), row.address(), row.agent(), current, waits);
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
