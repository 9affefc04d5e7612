package io.framehouse.access.internal;

import io.framehouse.access.ApiKey;
import io.framehouse.access.ApiKeys;
import io.framehouse.access.KeyData;
import io.framehouse.access.NewKey;
import io.framehouse.access.internal.KeyRepository.LastChange;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes, lists, changes and ends keys; a secret leaves here once and is never stored. */
@Service
final class ApiKeyService implements ApiKeys {
    private final KeyRepository keys;
    private final KeyAccess access;
    private final KeyAudit audit;
    private final KnownKeys knownKeys;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final Clock clock;

    ApiKeyService(
            KeyRepository keys,
            KeyAccess access,
            KeyAudit audit,
            KnownKeys knownKeys,
            TeamTransactions transactions,
            CurrentActor currentActor,
            Clock clock) {
        this.keys = keys;
        this.access = access;
        this.audit = audit;
        this.knownKeys = knownKeys;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public NewKey create(@Nullable TeamId team, KeyData data, Consumer<KeyId> limits) {
        access.requireFor(team, data.owner());
        access.requireWorking(team);
        TeamRole ownerRole = access.ownerRole(team, data.owner());
        Instant now = clock.instant();
        KeyData checked = KeyRules.checked(data, team == null, ownerRole, now);
        ApiKey key = newKey(checked, now);
        String secret = KeySecrets.newKey(key.publicId());
        ApiKey stored =
                in(
                        team,
                        () -> {
                            ApiKey made = insert(team, key, KeySecrets.hash(secret));
                            limits.accept(made.id());
                            knownKeys.changed();
                            return made;
                        });
        return new NewKey(stored, secret);
    }

    private ApiKey insert(@Nullable TeamId team, ApiKey key, byte[] hash) {
        String createdBy = currentActor.get().label();
        if (team == null) {
            keys.insertPlatformKey(key, hash, createdBy);
        } else {
            keys.insertTeamKey(team, key, hash, createdBy);
        }
        audit.created(team, key);
        return existing(team, key.id(), null);
    }

    private static ApiKey newKey(KeyData data, Instant now) {
        return new ApiKey(
                KeyId.random(),
                KeySecrets.newPublicId(),
                data.name(),
                data.owner(),
                data.scopes(),
                data.expiresAt(),
                null,
                null,
                now,
                null,
                data.ratePerMinute(),
                data.costCenter(),
                0);
    }

    @Override
    public List<ApiKey> list(@Nullable TeamId team) {
        UserId onlyOwner = access.requireAny(team);
        return in(team, () -> keys.list(team, onlyOwner));
    }

    @Override
    public ApiKey get(@Nullable TeamId team, KeyId key) {
        UserId onlyOwner = access.requireAny(team);
        return in(team, () -> existing(team, key, onlyOwner));
    }

    private ApiKey existing(@Nullable TeamId team, KeyId key, @Nullable UserId onlyOwner) {
        return keys.find(team, key)
                .map(found -> KeyAccess.visible(found, onlyOwner))
                .orElseThrow(() -> DomainException.notFound("key"));
    }

    @Override
    public ApiKey update(
            @Nullable TeamId team, KeyId key, KeyData data, OptionalLong seen, Runnable limits) {
        ApiKey known = get(team, key);
        TeamRole ownerRole = access.ownerRole(team, known.owner());
        KeyData checked = KeyRules.checked(data, team == null, ownerRole, clock.instant());
        return in(
                team,
                () -> {
                    ApiKey before = requireNotRevoked(locked(team, key));
                    requireVersion(team, before, seen);
                    String by = currentActor.get().label();
                    keys.update(team, key, checked, by, clock.instant());
                    knownKeys.changed();
                    ApiKey after = existing(team, key, null);
                    audit.changed(team, before, after);
                    limits.run();
                    return after;
                });
    }

    /** Whoever changed the key meanwhile is named, so that the two can talk. */
    private void requireVersion(@Nullable TeamId team, ApiKey now, OptionalLong seen) {
        if (seen.isEmpty() || seen.getAsLong() == now.version()) {
            return;
        }
        LastChange last = keys.lastChange(team, now.id()).orElse(null);
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("version", now.version());
        details.put("seen_version", seen.getAsLong());
        details.put("changed_by", last == null ? null : last.by());
        details.put("changed_at", last == null ? null : last.at().toString());
        throw new DomainException(
                CommonError.WRONG_STATE,
                (last == null ? "Somebody else" : last.by())
                        + " changed key fh_"
                        + now.publicId()
                        + (last == null ? "" : " at " + last.at())
                        + ". Nothing was saved; read it again and repeat your change.",
                details);
    }

    @Override
    public void revoke(@Nullable TeamId team, KeyId key) {
        get(team, key);
        in(team, () -> end(team, locked(team, key)));
    }

    private ApiKey end(@Nullable TeamId team, ApiKey key) {
        if (key.revokedAt() == null) {
            keys.revoke(team, key.id(), clock.instant());
            knownKeys.changed();
            audit.revoked(team, key);
        }
        return key;
    }

    @Override
    public NewKey rotate(@Nullable TeamId team, KeyId key, Duration overlap) {
        ApiKey known = get(team, key);
        KeyRules.checkOverlap(overlap);
        access.requireWorking(team);
        if (known.publicId().equals(KeyRepository.BOOTSTRAP)) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "This key comes from the setting FRAMEHOUSE_ADMIN_API_KEY. Change the setting"
                            + " and start again to get another one.");
        }
        String secret = KeySecrets.newKey(known.publicId());
        return new NewKey(in(team, () -> replace(team, key, secret, overlap)), secret);
    }

    private ApiKey replace(@Nullable TeamId team, KeyId id, String secret, Duration overlap) {
        Instant now = clock.instant();
        ApiKey key = requireNotRevoked(locked(team, id));
        if (!key.activeAt(now)) {
            throw wrongState(key, "expired at " + key.expiresAt());
        }
        Instant oldUntil = overlap.isZero() ? null : now.plus(overlap);
        keys.rotate(team, id, KeySecrets.hash(secret), oldUntil);
        knownKeys.changed();
        audit.rotated(team, key, oldUntil);
        return existing(team, id, null);
    }

    private ApiKey locked(@Nullable TeamId team, KeyId key) {
        return keys.lock(team, key).orElseThrow(() -> DomainException.notFound("key"));
    }

    private static ApiKey requireNotRevoked(ApiKey key) {
        if (key.revokedAt() != null) {
            throw wrongState(key, "was revoked at " + key.revokedAt());
        }
        return key;
    }

    private static DomainException wrongState(ApiKey key, String why) {
        return new DomainException(
                CommonError.WRONG_STATE,
                "Key fh_" + key.publicId() + " " + why + ". Create a new one.");
    }

    private <T> T in(@Nullable TeamId team, Supplier<T> work) {
        return team == null ? transactions.onPlatform(work) : transactions.inTeam(team, work);
    }
}
