package io.framehouse.access.ui;

import io.framehouse.access.KeyWork;
import io.framehouse.access.NewKey;
import io.framehouse.shared.KeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys of one team, or of the platform, and what can be done with them. */
interface KeyDesk {
    /** Keys that work first, then those that ended; newest first in both. */
    List<KeyRow> rows();

    KeyOptions options();

    /** Whether the person is one of the members that a key may be bound to. */
    boolean isMember();

    /** Makes the key; where it cannot be limited as wished, there is none. */
    NewKey create(KeyDraft draft);

    /**
     * Changes the key and its limits, or neither.
     *
     * @param seen the key that the draft was made from
     * @return what somebody else saved meanwhile, where nothing was changed because of it
     */
    Optional<KeyConflict> update(KeyRow seen, KeyDraft draft);

    NewKey rotate(KeyId key, Duration overlap);

    void revoke(KeyId key);

    /** What a key did in the last seven days; empty where that is not known. */
    Optional<KeyWork.Work> work(KeyId key);

    Instant now();
}
