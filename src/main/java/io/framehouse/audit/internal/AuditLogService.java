package io.framehouse.audit.internal;

import io.framehouse.audit.AuditLog;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Asks who may read before it reads; a team's entries are read in the team's own transaction. */
@Service
final class AuditLogService implements AuditLog {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final AuditLogQuery query;

    AuditLogService(
            CurrentActor currentActor, TeamTransactions transactions, AuditLogQuery query) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.query = query;
    }

    @Override
    public Page<Entry> list(@Nullable TeamId team, Filter filter, PageRequest page) {
        return read(team, () -> query.page(team, filter, page));
    }

    @Override
    public Optional<Entry> find(@Nullable TeamId team, UUID id) {
        return read(team, () -> query.find(team, id));
    }

    @Override
    public void writeCsv(@Nullable TeamId team, Filter filter, OutputStream target) {
        AuditCsv csv = new AuditCsv(target);
        read(
                team,
                () -> {
                    csv.head();
                    query.each(team, filter, csv::write);
                    return true;
                });
        csv.finish();
    }

    @Override
    public List<TeamName> teams() {
        return read(null, query::teams);
    }

    private <T> T read(@Nullable TeamId team, Supplier<T> reading) {
        if (team == null) {
            currentActor.requirePlatform(Action.VIEW_AUDIT);
            return transactions.onPlatform(reading);
        }
        currentActor.require(team, Action.VIEW_AUDIT);
        return transactions.inTeam(team, reading);
    }
}
