package io.framehouse.storage.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.internal.TeamExportRows.Row;
import io.framehouse.teams.TeamExport;
import io.framehouse.teams.TeamExports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes wishes for exports and lists what came of them. */
@Service
final class TeamExportService implements TeamExports {
    private static final int MOST = 20;

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final TeamExportRows rows;
    private final SignedLinks links;
    private final AuditTrail audit;
    private final Clock clock;

    TeamExportService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            TeamExportRows rows,
            SignedLinks links,
            AuditTrail audit,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.rows = rows;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public TeamExport ask(TeamId team) {
        Actor actor = currentActor.require(team, Action.EXPORT_TEAM);
        return transactions.inTeam(team, () -> add(team, actor));
    }

    private TeamExport add(TeamId team, Actor actor) {
        UUID id = Ids.next();
        rows.add(team, id, actor.label(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        Row made = rows.newest(team, 1).getFirst();
        if (made.id().equals(id)) {
            audit.record(
                    team,
                    AuditTrail.Change.made("team.export_asked", "export", id.toString(), Map.of()));
        }
        return export(made);
    }

    @Override
    public List<TeamExport> list(TeamId team) {
        currentActor.require(team, Action.EXPORT_TEAM);
        return transactions.inTeam(team, () -> rows.newest(team, MOST)).stream()
                .map(this::export)
                .toList();
    }

    private TeamExport export(Row row) {
        return new TeamExport(
                row.id(),
                row.state(),
                row.askedBy(),
                row.createdAt(),
                row.bytes(),
                row.expiresAt(),
                link(row),
                row.error());
    }

    private @Nullable String link(Row row) {
        Instant expires = row.expiresAt();
        if (row.state() != TeamExport.State.READY || expires == null) {
            return null;
        }
        Duration left = Duration.between(clock.instant(), expires);
        return left.isPositive()
                ? links.link(
                        row.team(), ExportMedia.KIND, row.id(), left, ExportMedia.fileName(row))
                : null;
    }
}
