package io.framehouse.providers.internal;

import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountForm;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.CallbackDoor;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ViduSignature;
import io.framehouse.shared.SecretBox;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UnreadableSecretException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;

/**
 * Callbacks signed as Vidu does. A proxy vendor's upstream signs with the vendor's own token, which
 * we do not have, so such an account is neither given an address nor believed.
 */
@Service
class SignedCallbacks implements CallbackDoor {
    private final TeamTransactions transactions;
    private final AccountRepository accounts;
    private final CallbackNonces nonces;
    private final SecretBox secrets;
    private final Environment environment;
    private final Clock clock;

    SignedCallbacks(
            TeamTransactions transactions,
            AccountRepository accounts,
            CallbackNonces nonces,
            SecretBox secrets,
            Environment environment,
            Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.nonces = nonces;
        this.secrets = secrets;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Optional<String> address(ProviderAccount account, UUID attemptId) {
        String base = publicUrl();
        return base.isEmpty() || !account.data().callbacks() || !isVerifiable(account.data())
                ? Optional.empty()
                : Optional.of(base + PATH + account.id() + "?" + ATTEMPT + "=" + attemptId);
    }

    @Override
    public Check check(AccountId account, Call call) {
        Instant now = clock.instant();
        ViduSignature.Verdict form = ViduSignature.form(call.header(), now);
        return form == ViduSignature.Verdict.VALID
                ? transactions.onPlatform(() -> checkSigned(account, call, now))
                : refusal(form);
    }

    private Check checkSigned(AccountId id, Call call, Instant now) {
        Optional<AccountRepository.Sealed> found = accounts.findSealed(id);
        if (found.isEmpty()) {
            return refused(Refusal.NO_SUCH_ACCOUNT);
        }
        AccountData data = found.get().account().data();
        if (!isVerifiable(data)) {
            return refused(Refusal.UNVERIFIABLE);
        }
        if (!data.callbacks()) {
            return refused(Refusal.NOT_ASKED_FOR);
        }
        String key;
        try {
            key = secrets.open(found.get().key(), AccountCalls.context(id));
        } catch (UnreadableSecretException otherKey) {
            return refused(Refusal.KEY_UNREADABLE);
        }
        ViduSignature.Verdict verdict =
                ViduSignature.verify(
                        call.method(), signedPath(id, call), call.query(), call.header(), key, now);
        return verdict == ViduSignature.Verdict.VALID ? once(id, call, now) : refusal(verdict);
    }

    private Check once(AccountId id, Call call, Instant now) {
        String nonce = Objects.requireNonNull(call.header().apply(ViduSignature.NONCE_HEADER));
        // A date ahead of our clock stays acceptable for two windows.
        Instant expiresAt = now.plus(ViduSignature.WINDOW.multipliedBy(3));
        return nonces.isNew(id, nonce, now, expiresAt)
                ? new Check.Verified()
                : refused(Refusal.REPLAYED);
    }

    /**
     * The path as we gave it out: a reverse proxy may take a prefix off before the call comes here.
     */
    private String signedPath(AccountId id, Call call) {
        String base = publicUrl();
        if (base.isEmpty()) {
            return call.path();
        }
        return Objects.requireNonNullElse(URI.create(base).getRawPath(), "") + PATH + id;
    }

    /** Without a slash at its end, empty where not set. Read late: it may hold the chosen port. */
    private String publicUrl() {
        return environment.getProperty("framehouse.public-url", "").strip().replaceAll("/+$", "");
    }

    /** A vendor that passes Vidu on has no signature that we could check. */
    private static boolean isVerifiable(AccountData data) {
        return data.dialect().equals("vidu") && data.form() == AccountForm.OFFICIAL;
    }

    private static Check refusal(ViduSignature.Verdict verdict) {
        return refused(
                switch (verdict) {
                    case INCOMPLETE -> Refusal.INCOMPLETE;
                    case STALE -> Refusal.STALE;
                    case WRONG -> Refusal.WRONG_SIGNATURE;
                    case VALID -> throw new IllegalStateException("A valid call is not refused");
                });
    }

    private static Check refused(Refusal why) {
        return new Check.Refused(why);
    }
}
