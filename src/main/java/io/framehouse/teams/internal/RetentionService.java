package io.framehouse.teams.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.Retention;
import io.framehouse.teams.TeamRetention;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads and changes how long a team keeps things. */
@Service
final class RetentionService implements TeamRetention {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final TeamRepository teams;
    private final RetentionRows rows;
    private final AuditTrail audit;

    RetentionService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            TeamRepository teams,
            RetentionRows rows,
            AuditTrail audit) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.teams = teams;
        this.rows = rows;
        this.audit = audit;
    }

    @Override
    public Retention find(TeamId team) {
        currentActor.require(team, Action.VIEW_TEAM);
        return transactions.inTeam(team, () -> existing(team));
    }

    @Override
    public Retention change(TeamId team, Retention retention) {
        currentActor.require(team, Action.MANAGE_TEAM_SETTINGS);
        requireInRange(retention);
        return transactions.inTeam(team, () -> write(team, retention));
    }

    private Retention write(TeamId team, Retention retention) {
        teams.lock(team);
        Retention before = existing(team);
        if (!before.equals(retention)) {
            rows.change(team, retention);
            audit.record(
                    team,
                    new AuditTrail.Change(
                            "team.retention_changed",
                            "team",
                            team.toString(),
                            values(before),
                            values(retention),
                            null));
        }
        return retention;
    }

    private Retention existing(TeamId team) {
        return rows.find(team).orElseThrow(() -> DomainException.notFound("team"));
    }

    private static void requireInRange(Retention retention) {
        List<FieldError> errors = new ArrayList<>();
        check("keep_videos_days", retention.videosDays(), errors);
        check("keep_uploads_days", retention.uploadsDays(), errors);
        check("keep_requests_days", retention.requestsDays(), errors);
        if (!retention.isPossibleInTrash()) {
            errors.add(
                    new FieldError(
                            "keep_trash_days",
                            "out_of_range",
                            "keep_trash_days is %d; give 1 to %d days."
                                    .formatted(retention.trashDays(), Retention.MOST_TRASH_DAYS)));
        }
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }

    private static void check(String field, @Nullable Integer days, List<FieldError> errors) {
        if (!Retention.isPossible(days)) {
            errors.add(
                    new FieldError(
                            field,
                            "out_of_range",
                            field
                                    + " is "
                                    + days
                                    + "; give 1 to "
                                    + Retention.MOST_DAYS
                                    + " days, or leave it empty to keep them for ever."));
        }
    }

    private static Map<String, Object> values(Retention retention) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("keep_videos_days", word(retention.videosDays()));
        values.put("keep_uploads_days", word(retention.uploadsDays()));
        values.put("keep_requests_days", word(retention.requestsDays()));
        values.put("keep_trash_days", retention.trashDays());
        return values;
    }

    private static Object word(@Nullable Integer days) {
        return days == null ? "for ever" : days;
    }
}
