package io.framehouse.access.internal;

import io.framehouse.access.KeyCall;
import io.framehouse.access.KeyCalls;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads the last calls of keys; this node's own are written down first. */
@Service
final class KeyCallService implements KeyCalls {
    private final CallWriter writer;
    private final CallRows rows;
    private final KeyRepository keys;
    private final KeyAccess access;
    private final TeamTransactions transactions;

    KeyCallService(
            CallWriter writer,
            CallRows rows,
            KeyRepository keys,
            KeyAccess access,
            TeamTransactions transactions) {
        this.writer = writer;
        this.rows = rows;
        this.keys = keys;
        this.access = access;
        this.transactions = transactions;
    }

    @Override
    public List<KeyCall> last(TeamId team, KeyId key) {
        UserId onlyOwner = access.requireAny(team);
        writer.write();
        return transactions.inTeam(team, () -> visible(team, key, onlyOwner));
    }

    private List<KeyCall> visible(TeamId team, KeyId key, @Nullable UserId onlyOwner) {
        return keys.find(team, key)
                .map(found -> KeyAccess.visible(found, onlyOwner))
                .map(found -> rows.of(team, found.id()))
                .orElseThrow(() -> DomainException.notFound("key"));
    }
}
