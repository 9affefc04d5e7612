package io.framehouse.access.internal;

import io.framehouse.access.SecondFactors;
import io.framehouse.access.SessionFactors.Owed;
import io.framehouse.access.SessionFactors.Standing;
import io.framehouse.access.SignInRefused;
import io.framehouse.shared.Action;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.SecretBox;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UnreadableSecretException;
import io.framehouse.shared.UserId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Apps and recovery codes as rows. */
@Service
final class FactorService implements SecondFactors {
    private static final Logger LOG = LoggerFactory.getLogger(FactorService.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ISSUER = "Framehouse";
    private static final Duration SHOWN_FOR = Duration.ofMinutes(10);

    private final FactorRepository factors;
    private final PersonRepository people;
    private final FactorProofs proofs;
    private final SessionStanding session;
    private final SessionActors actors;
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final SecretBox box;
    private final FactorTrail trail;
    private final Clock clock;

    FactorService(
            FactorRepository factors,
            PersonRepository people,
            FactorProofs proofs,
            SessionStanding session,
            SessionActors actors,
            CurrentActor currentActor,
            TeamTransactions transactions,
            SecretBox box,
            FactorTrail trail,
            Clock clock) {
        this.factors = factors;
        this.people = people;
        this.proofs = proofs;
        this.session = session;
        this.actors = actors;
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.box = box;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Overview overview() {
        UserId user = self();
        requireSettled();
        return transactions.onPlatform(() -> {
            FactorNeeds needs = factors.needs(user);
            return new Overview(
                    factors.app(user).map(FactorRepository.App::confirmedAt).orElse(null),
                    factors.recoveryCodesLeft(user),
                    needs.demandedByHouse() || !needs.teams().isEmpty());
        });
    }

    @Override
    public Enrolment begin() {
        UserId user = requireChange();
        PersonRow person =
                transactions
                        .onPlatform(() -> people.find(user))
                        .orElseThrow(() -> DomainException.notFound("person"));
        String secret = transactions.onPlatform(() -> pending(user));
        return new Enrolment(secret, uri(person.email(), secret));
    }

    /**
     * What was begun stays: a page that is loaded again shows the same picture. Not for long, so
     * that whoever saw it in a session of before does not share the secret.
     */
    private String pending(UserId user) {
        Instant now = clock.instant();
        byte[] sealed =
                factors.app(user)
                        .filter(app ->
                                app.pendingAt() != null
                                        && now.isBefore(app.pendingAt().plus(SHOWN_FOR)))
                        .map(FactorRepository.App::pending)
                        .orElse(null);
        if (sealed != null) {
            try {
                return box.open(sealed, FactorProofs.context(user));
            } catch (UnreadableSecretException otherKey) {
                LOG.warn("An app for codes is begun anew: person={}", user, otherKey);
            }
        }
        byte[] bytes = new byte[Totp.SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        String secret = Base32.encode(bytes);
        factors.begin(user, box.seal(secret, FactorProofs.context(user)), now);
        return secret;
    }

    /** The form that apps read: the wiki of Google Authenticator, "Key Uri Format". */
    private static String uri(String email, String secret) {
        String label = encode(ISSUER) + ":" + encode(email);
        return "otpauth://totp/" + label + "?secret=" + secret + "&issuer=" + encode(ISSUER);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void confirm(String code) {
        UserId user = requireChange();
        SignInRefused refusal = proofs.prove(user, FactorProofs.Way.SETUP, code, false).refusal();
        if (refusal != null) {
            throw refused(refusal);
        }
        actors.forget(user);
    }

    private DomainException refused(SignInRefused refusal) {
        if (refusal.pausedUntil() == null) {
            return DomainException.invalid(
                    "code",
                    "wrong",
                    "This is not the code of now. Check the phone's clock, then type the code that"
                            + " the app shows.");
        }
        long seconds = Duration.between(clock.instant(), refusal.pausedUntil()).toSeconds();
        return new DomainException(
                CommonError.RATE_LIMITED,
                "Five codes were wrong. Wait " + (seconds / 60 + 1) + " minutes, then try again.",
                Map.of("retry_after", seconds));
    }

    @Override
    public List<String> renewRecoveryCodes() {
        UserId user = requireChange();
        requireSettled();
        List<String> codes = RecoveryCodes.make();
        List<byte[]> hashes = codes.stream().map(code -> RecoveryCodes.hash(user, code)).toList();
        transactions.runOnPlatform(() -> {
            factors.replaceRecoveryCodes(user, hashes);
            trail.own(user, "person.recovery_codes_renewed", Map.of("left", codes.size()));
        });
        return codes;
    }

    @Override
    public void remove() {
        UserId user = requireChange();
        requireSettled();
        transactions.runOnPlatform(() -> {
            FactorNeeds needs = factors.needs(user);
            if (needs.demandedByHouse() && !needs.ways().passkey()) {
                throw new DomainException(
                        CommonError.WRONG_STATE,
                        "This house asks for two-step sign-in. Set another app up instead of"
                                + " turning it off.");
            }
            take(user);
            trail.own(user, "person.second_factor_removed", Map.of("way", "app"));
        });
        actors.forget(user);
    }

    private void take(UserId user) {
        factors.removeApp(user);
        factors.replaceRecoveryCodes(user, List.of());
    }

    @Override
    public void reset(UserId user) {
        currentActor.requirePlatform(Action.MANAGE_TEAMS);
        session.requireRecentProof();
        transactions.runOnPlatform(() -> {
            PersonRow person =
                    people.find(user).orElseThrow(() -> DomainException.notFound("person"));
            take(user);
            factors.removePasskeys(user);
            trail.byActor(user, "person.second_factor_reset", Map.of("name", person.displayName()));
        });
        actors.forget(user);
    }

    private UserId self() {
        return session.person()
                .orElseThrow(() ->
                        new DomainException(
                                CommonError.FORBIDDEN,
                                "Sign in first; a second factor belongs to a person."));
    }

    private UserId requireChange() {
        UserId user = self();
        Standing standing = session.standing();
        if (!SessionStanding.mayChange(standing)) {
            throw SessionStanding.confirmationNeeded();
        }
        return user;
    }

    /** Only the set-up itself comes before a session is whole. */
    private void requireSettled() {
        if (session.standing().owes() != Owed.NOTHING) {
            throw SessionStanding.confirmationNeeded();
        }
    }
}
