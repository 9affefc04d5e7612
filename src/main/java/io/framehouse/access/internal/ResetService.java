package io.framehouse.access.internal;

import io.framehouse.access.PasswordResets;
import io.framehouse.access.ResetAsked;
import io.framehouse.access.ResetMails;
import io.framehouse.access.internal.ResetRows.Row;
import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.LinkToken;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Links to a new password as rows. */
@Service
class ResetService implements PasswordResets {
    private static final Logger LOG = LoggerFactory.getLogger(ResetService.class);
    private static final Duration LIFE_OF_ASKED = Duration.ofHours(1);
    private static final Duration LIFE_OF_MADE = Duration.ofDays(1);
    private static final Duration BETWEEN_MAILS = Duration.ofMinutes(5);
    private static final String BY_MAIL = "mail";

    private final ResetRows rows;
    private final PersonRepository people;
    private final PasswordService passwords;
    private final Hashing hashing;
    private final ObjectProvider<ResetMails> mails;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ResetService(
            ResetRows rows,
            PersonRepository people,
            PasswordService passwords,
            Hashing hashing,
            ObjectProvider<ResetMails> mails,
            TeamTransactions transactions,
            CurrentActor currentActor,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.people = people;
        this.passwords = passwords;
        this.hashing = hashing;
        this.mails = mails;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** On a thread of its own: how long it takes would tell who has an account. */
    @Override
    public void ask(String email) {
        if (mails.stream().anyMatch(ResetMails::on)) {
            String address = PersonRules.email(email);
            Thread.ofVirtual().name("password-reset").start(() -> prepare(address));
        }
    }

    private void prepare(String email) {
        try {
            transactions.runOnPlatform(() ->
                    people.findByEmail(email)
                            .filter(person -> !person.disabled())
                            .map(PersonRow::id)
                            .ifPresent(this::prepare));
        } catch (RuntimeException failure) {
            LOG.warn("A link to a new password could not be made: {}", failure.toString());
        }
    }

    private void prepare(UserId user) {
        Instant now = now();
        if (!rows.anyMailedSince(user, now.minus(BETWEEN_MAILS))) {
            Row reset = new Row(Ids.next(), user, now.plus(LIFE_OF_ASKED));
            rows.insert(reset, null, BY_MAIL, now);
            events.publishEvent(new ResetAsked(reset.id()));
        }
    }

    @Override
    public Made make(UserId user) {
        Actor actor = currentActor.requirePlatform(Action.MANAGE_TEAMS);
        String token = LinkToken.make();
        Instant now = now();
        Row reset = new Row(Ids.next(), user, now.plus(LIFE_OF_MADE));
        transactions.runOnPlatform(() -> {
            PersonRow person =
                    people.find(user).orElseThrow(() -> DomainException.notFound("person"));
            rows.endAll(user, now);
            rows.insert(reset, LinkToken.hash(token), actor.label(), now);
            audit.record(
                    null,
                    AuditTrail.Change.made(
                            "person.reset_made",
                            "person",
                            user.toString(),
                            Map.of("email", person.email())));
        });
        return new Made(token, reset.expiresAt());
    }

    @Override
    public boolean works(String token) {
        return transactions.onPlatform(() -> rows.lock(LinkToken.hash(token), now())).isPresent();
    }

    @Override
    public void use(String token, String password) {
        byte[] secret = LinkToken.hash(token);
        PersonRow person =
                transactions
                        .onPlatform(() ->
                                rows.lock(secret, now()).flatMap(row -> people.find(row.user())))
                        .filter(found -> !found.disabled())
                        .orElseThrow(ResetService::over);
        PasswordRules.require(password, person.email(), person.displayName());
        String hash = hashing.hash(password);
        Actor self = Actor.person(person.id(), person.displayName(), Set.of(), Map.of());
        CurrentActor.runAs(self, () -> transactions.runOnPlatform(() -> use(secret, person, hash)));
    }

    private void use(byte[] secret, PersonRow person, String hash) {
        // Again, now that nobody else can use it.
        if (rows.lock(secret, now()).isEmpty()) {
            throw over();
        }
        rows.endAll(person.id(), now());
        passwords.reset(person, hash);
    }

    private static DomainException over() {
        return new DomainException(
                CommonError.WRONG_STATE,
                "This link does not work any more. It was used, or its time is over. Ask for a"
                        + " new one.");
    }

    @Override
    public Optional<Letter> mail(UUID id) {
        requireSystem();
        return transactions.onPlatform(() ->
                rows.find(id, now())
                        .flatMap(
                                row -> people.find(row.user()).map(person -> letter(row, person))));
    }

    private Letter letter(Row row, PersonRow person) {
        String token = LinkToken.make();
        rows.setHash(row.id(), LinkToken.hash(token));
        return new Letter(person.displayName(), token, row.expiresAt());
    }

    @Override
    public Optional<String> address(UUID id) {
        requireSystem();
        return transactions.onPlatform(() ->
                rows.find(id, now()).flatMap(row -> people.find(row.user())).map(PersonRow::email));
    }

    private void requireSystem() {
        if (currentActor.get().kind() != Actor.Kind.SYSTEM) {
            throw new DomainException(
                    CommonError.FORBIDDEN, "Only the system itself mails links to a password.");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
