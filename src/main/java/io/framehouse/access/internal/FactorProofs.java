package io.framehouse.access.internal;

import io.framehouse.access.SessionFactors.Ways;
import io.framehouse.access.SignInRefused;
import io.framehouse.shared.SecretBox;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UnreadableSecretException;
import io.framehouse.shared.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks what people type to prove themselves a second time, or once more. */
@Component
final class FactorProofs {
    private static final Logger LOG = LoggerFactory.getLogger(FactorProofs.class);
    private final FactorRepository factors;
    private final PersonRepository people;
    private final PasswordEncoder passwords;
    private final ProofTries tries;
    private final SecretBox box;
    private final TeamTransactions transactions;
    private final FactorTrail trail;
    private final Clock clock;

    FactorProofs(
            FactorRepository factors,
            PersonRepository people,
            PasswordEncoder passwords,
            ProofTries tries,
            SecretBox box,
            TeamTransactions transactions,
            FactorTrail trail,
            Clock clock) {
        this.factors = factors;
        this.people = people;
        this.passwords = passwords;
        this.tries = tries;
        this.box = box;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    /** What is typed. */
    enum Way {
        /** A code of the app. */
        APP(Factors.APP),
        /** One of the recovery codes. */
        RECOVERY(Factors.RECOVERY),
        /** The first code of an app that is being set up. */
        SETUP(Factors.APP),
        /** The password once more; counts for those who have nothing stronger. */
        PASSWORD(Factors.PASSWORD);

        private final String factor;

        Way(String factor) {
            this.factor = factor;
        }

        String factor() {
            return factor;
        }
    }

    /** The end of a try; without a refusal it was right. */
    record Outcome(@Nullable SignInRefused refusal) {
        boolean right() {
            return refusal == null;
        }
    }

    static String context(UserId user) {
        return "totp:" + user;
    }

    /**
     * Checks and counts. The count outlives a refusal, so the transaction always commits.
     *
     * @param signsIn whether the session owed this proof, so that the person has signed in with it
     */
    Outcome prove(UserId user, Way way, String typed, boolean signsIn) {
        // Hashing takes long on purpose, so it is done before the transaction.
        boolean passwordRight = way == Way.PASSWORD && passwordIsRight(user, typed);
        return transactions.onPlatform(() -> {
            Optional<Instant> pause = tries.pausedUntil(user);
            if (pause.isPresent()) {
                return new Outcome(SignInRefused.paused(pause.get()));
            }
            boolean right =
                    way == Way.PASSWORD ? passwordRight : codeIsRight(user, way, typed.strip());
            return right ? passed(user, way, signsIn) : refused(user);
        });
    }

    private boolean passwordIsRight(UserId user, String typed) {
        PersonRow person = transactions.onPlatform(() -> people.find(user)).orElse(null);
        return person != null
                && !hasStronger(user)
                && passwords.matches(typed, person.passwordHash());
    }

    private boolean hasStronger(UserId user) {
        Ways ways = transactions.onPlatform(() -> factors.needs(user)).ways();
        return ways.any();
    }

    private boolean codeIsRight(UserId user, Way way, String typed) {
        if (way == Way.RECOVERY) {
            return factors.useRecoveryCode(user, RecoveryCodes.hash(user, typed), clock.instant());
        }
        FactorRepository.App app = factors.app(user).orElse(null);
        byte[] sealed = app == null ? null : way == Way.SETUP ? app.pending() : app.secret();
        if (app == null || sealed == null) {
            return false;
        }
        byte[] secret;
        try {
            secret = Base32.decode(box.open(sealed, context(user)));
        } catch (UnreadableSecretException otherKey) {
            LOG.error("The secret of an app for codes cannot be opened: person={}", user, otherKey);
            return false;
        }
        long after = way == Way.SETUP ? 0 : app.lastStep();
        String code = typed.replaceAll("\\s", "");
        OptionalLong step = Totp.match(secret, code, clock.instant(), after);
        if (step.isEmpty()) {
            return false;
        }
        if (way == Way.SETUP) {
            factors.confirm(user, step.getAsLong(), clock.instant());
            return true;
        }
        return factors.take(user, step.getAsLong());
    }

    private Outcome passed(UserId user, Way way, boolean signsIn) {
        tries.forget(user);
        switch (way) {
            case SETUP -> trail.own(user, "person.second_factor_set_up", Map.of("way", "app"));
            case RECOVERY ->
                    trail.own(
                            user,
                            "person.recovery_code_used",
                            Map.of("left", factors.recoveryCodesLeft(user)));
            default -> {}
        }
        String word = way == Way.RECOVERY ? "recovery" : way == Way.PASSWORD ? "none" : "app";
        if (signsIn) {
            trail.own(user, "person.signed_in", Map.of("second_factor", word));
        } else if (way != Way.SETUP) {
            trail.own(user, "person.confirmed", Map.of("second_factor", word));
        }
        return new Outcome(null);
    }

    private Outcome refused(UserId user) {
        int left = tries.countWrong(user);
        trail.refused(user, left);
        return new Outcome(
                left > 0
                        ? SignInRefused.wrong(left)
                        : SignInRefused.paused(clock.instant().plus(ProofTries.PAUSE)));
    }
}
