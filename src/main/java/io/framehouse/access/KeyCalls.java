package io.framehouse.access;

import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.util.List;

/** The last calls of a team's keys; those that other nodes served come a few seconds late. */
public interface KeyCalls {
    /** So many calls of a key are kept. */
    int MOST = 20;

    /** Newest first; a member without {@code MANAGE_KEYS} sees those of own keys only. */
    List<KeyCall> last(TeamId team, KeyId key);
}
