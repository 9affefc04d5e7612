package io.framehouse.access.ui;

import io.framehouse.access.ApiKey;
import io.framehouse.access.ApiKeys;
import io.framehouse.access.KeyModels;
import io.framehouse.access.KeyWork;
import io.framehouse.access.NewKey;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.KeyId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** The keys of the platform and what can be done with them. */
@Component
@Scope("prototype")
class PlatformKeysModel implements KeyDesk {
    /** The platform belongs to no team, so to no team's zone. */
    static final ZoneId ZONE = ZoneOffset.UTC;

    private static final Duration RECENT = Duration.ofDays(7);

    private final ApiKeys keys;
    private final Clock clock;

    PlatformKeysModel(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public List<KeyRow> rows() {
        return keys.list(null).stream()
                .map(this::row)
                .sorted(Comparator.comparing(row -> !row.status().works()))
                .toList();
    }

    private KeyRow row(ApiKey key) {
        Instant used = key.lastUsedAt();
        return new KeyRow(
                key,
                KeyStatus.of(key, true, now()),
                "The platform",
                KeyModels.Limits.NONE,
                null,
                used != null && used.isAfter(now().minus(RECENT)));
    }

    @Override
    public KeyOptions options() {
        return KeyOptions.ofPlatform(ZONE);
    }

    @Override
    public boolean isMember() {
        return false;
    }

    @Override
    public NewKey create(KeyDraft draft) {
        return keys.create(null, draft.data());
    }

    @Override
    public Optional<KeyConflict> update(KeyRow seen, KeyDraft draft) {
        KeyId key = seen.key().id();
        try {
            keys.update(null, key, draft.data(), OptionalLong.of(seen.key().version()), () -> {});
            return Optional.empty();
        } catch (DomainException refusal) {
            if (!KeyConflict.isTold(refusal)) {
                throw refusal;
            }
            return Optional.of(KeyConflict.of(refusal, row(keys.get(null, key))));
        }
    }

    @Override
    public NewKey rotate(KeyId key, Duration overlap) {
        return keys.rotate(null, key, overlap);
    }

    @Override
    public void revoke(KeyId key) {
        keys.revoke(null, key);
    }

    @Override
    public Optional<KeyWork.Work> work(KeyId key) {
        return Optional.empty();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }
}
