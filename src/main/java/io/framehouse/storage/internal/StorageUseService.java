package io.framehouse.storage.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.StorageError;
import io.framehouse.storage.StorageSize;
import io.framehouse.storage.StorageUse;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Use and limit of storage. */
@Service
class StorageUseService implements StorageUse {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final StorageUseRows rows;
    private final AuditTrail audit;

    StorageUseService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            StorageUseRows rows,
            AuditTrail audit) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.rows = rows;
        this.audit = audit;
    }

    @Override
    public Use of(TeamId team) {
        currentActor.require(team, Action.VIEW_TEAM);
        return rows.of(team);
    }

    @Override
    public Map<TeamId, Use> all() {
        currentActor.requirePlatform(Action.VIEW_ALL_USAGE);
        return transactions.onPlatform(rows::all);
    }

    @Override
    public void limit(TeamId team, @Nullable Long maxBytes) {
        currentActor.requirePlatform(Action.MANAGE_TEAMS);
        if (maxBytes != null && (maxBytes <= 0 || maxBytes > MOST_BYTES)) {
            throw DomainException.invalid(
                    "max_storage_bytes",
                    "out_of_range",
                    maxBytes + " is no limit. Give 1 byte to 1,000 PB, or leave it empty.");
        }
        transactions.runOnPlatform(() -> change(team, maxBytes));
    }

    private void change(TeamId team, @Nullable Long maxBytes) {
        Use before = rows.lock(team).orElseThrow(() -> DomainException.notFound("team"));
        if (Objects.equals(before.maxBytes(), maxBytes)) {
            return;
        }
        rows.limit(team, maxBytes);
        audit.record(
                team,
                new AuditTrail.Change(
                        "storage.limit_set",
                        "team",
                        team.toString(),
                        values(before.maxBytes()),
                        values(maxBytes),
                        null));
    }

    private static Map<String, @Nullable Object> values(@Nullable Long maxBytes) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("max_storage_bytes", maxBytes);
        return values;
    }

    @Override
    public void requireRoom(TeamId team, long moreBytes) {
        Use use = rows.of(team);
        Long most = use.maxBytes();
        if (most == null || (!use.isFull() && use.bytes() + moreBytes <= most)) {
            return;
        }
        throw new DomainException(
                StorageError.STORAGE_FULL,
                "This team has stored %s of its %s. Delete videos or uploads, keep them for a shorter time, or ask a platform admin for more."
                        .formatted(StorageSize.of(use.bytes()), StorageSize.of(most)),
                Map.of("storage_bytes", use.bytes(), "max_storage_bytes", most));
    }
}
