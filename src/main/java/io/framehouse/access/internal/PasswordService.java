package io.framehouse.access.internal;

import io.framehouse.access.Passwords;
import io.framehouse.access.internal.SessionRows.Ending;
import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.OriginSource;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Passwords that people choose for themselves. */
@Service
class PasswordService implements Passwords {
    private static final String CURRENT = "current_password";

    private final PersonRepository people;
    private final AccountRows rows;
    private final SessionBook sessions;
    private final SignInTries tries;
    private final Hashing hashing;
    private final Self self;
    private final OriginSource origins;
    private final TeamTransactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    PasswordService(
            PersonRepository people,
            AccountRows rows,
            SessionBook sessions,
            SignInTries tries,
            Hashing hashing,
            Self self,
            OriginSource origins,
            TeamTransactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.people = people;
        this.rows = rows;
        this.sessions = sessions;
        this.tries = tries;
        this.hashing = hashing;
        this.self = self;
        this.origins = origins;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Strength judge(String password, String email, String displayName) {
        return PasswordStrength.judge(password, email, displayName);
    }

    @Override
    public void change(String current, String chosen) {
        UserId user = self.user();
        PersonRow person =
                transactions
                        .onPlatform(() -> people.find(user))
                        .orElseThrow(() -> DomainException.notFound("person"));
        requireCurrent(person, current);
        PasswordRules.require(chosen, person.email(), person.displayName());
        if (chosen.equals(current)) {
            throw DomainException.invalid(
                    PasswordRules.FIELD, "same", "This is your password already. Choose another.");
        }
        String hash = hashing.hash(chosen);
        transactions.runOnPlatform(() -> {
            set(user, hash, "person.password_changed");
            sessions.endAll(user, sessions.current(), Ending.PASSWORD);
        });
    }

    /** Else somebody at an unlocked screen could try passwords without end. */
    private void requireCurrent(PersonRow person, String current) {
        SignInTries.Source source = source(person);
        tries.take(source).ifPresent(PasswordService::paused);
        if (hashing.matches(current, person.passwordHash())) {
            tries.forget(source);
            return;
        }
        int left = tries.countWrong(source);
        tries.pausedUntil(source).ifPresent(PasswordService::paused);
        throw DomainException.invalid(
                CURRENT,
                "wrong",
                "This is not your password. You have %s left before a 15-minute pause."
                        .formatted(left == 1 ? "1 try" : left + " tries"));
    }

    private SignInTries.Source source(PersonRow person) {
        String address = origins.current().address();
        return new SignInTries.Source(person.email(), address == null ? "unknown" : address);
    }

    private static void paused(Instant until) {
        throw DomainException.invalid(
                CURRENT,
                "paused",
                "Passwords are not looked at for 15 minutes after 5 wrong tries. Wait, then try"
                        + " again.");
    }

    /** By a link, in the caller's transaction; whoever was paused may sign in at once. */
    void reset(PersonRow person, String hash) {
        set(person.id(), hash, "person.reset_used");
        tries.forgetAccount(source(person));
        sessions.endAll(person.id(), null, Ending.PASSWORD);
    }

    private void set(UserId user, String hash, String action) {
        rows.setPassword(user, hash, clock.instant());
        audit.record(
                null,
                new AuditTrail.Change(action, "person", user.toString(), Map.of(), Map.of(), null));
    }
}
