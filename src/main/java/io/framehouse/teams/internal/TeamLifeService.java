package io.framehouse.teams.internal;

import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.TeamLife;
import io.framehouse.teams.TeamStanding;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Service;

/** Whether teams work, rest or go; each change holds the team's row, which submits share. */
@Service
final class TeamLifeService implements TeamLife {
    private static final int LONGEST_REASON = 300;

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final TeamRepository teams;
    private final StandingRows rows;
    private final Suspensions suspensions;
    private final Deletions deletions;

    TeamLifeService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            TeamRepository teams,
            StandingRows rows,
            Suspensions suspensions,
            Deletions deletions) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.teams = teams;
        this.rows = rows;
        this.suspensions = suspensions;
        this.deletions = deletions;
    }

    @Override
    public TeamStanding standing(TeamId team) {
        currentActor.require(team, Action.VIEW_TEAM);
        return transactions.inTeam(team, () -> suspensions.standing(team));
    }

    @Override
    public TeamStanding suspend(TeamId team, String reason) {
        currentActor.require(team, Action.MANAGE_TEAMS);
        String why = checked(reason);
        return change(team, () -> suspensions.suspend(team, why));
    }

    @Override
    public TeamStanding resume(TeamId team) {
        currentActor.require(team, Action.MANAGE_TEAMS);
        return change(team, () -> suspensions.resume(team));
    }

    @Override
    public TeamStanding askDeletion(TeamId team) {
        currentActor.require(team, Action.DELETE_TEAM);
        return change(team, () -> deletions.ask(team));
    }

    @Override
    public TeamStanding keep(TeamId team) {
        currentActor.require(team, Action.DELETE_TEAM);
        return change(team, () -> deletions.keep(team));
    }

    private TeamStanding change(TeamId team, BooleanSupplier work) {
        return transactions.inTeam(
                team,
                () -> {
                    teams.lock(team);
                    if (work.getAsBoolean()) {
                        rows.countChange(team);
                    }
                    return suspensions.standing(team);
                });
    }

    private static String checked(String reason) {
        String text = reason.strip();
        if (text.isEmpty()) {
            throw DomainException.invalid(
                    "reason",
                    "required",
                    "Say why the team is suspended; its people read it. 1 to 300 characters.");
        }
        if (text.length() > LONGEST_REASON) {
            throw DomainException.invalid(
                    "reason",
                    "length",
                    "The reason has "
                            + text.length()
                            + " characters; at most "
                            + LONGEST_REASON
                            + " are allowed.");
        }
        return text;
    }
}
