package io.framehouse.jobs.ui;

import io.framehouse.jobs.JobCase;
import io.framehouse.providers.AccountId;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Team;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What people call the teams, models and accounts of jobs.
 *
 * @param models a model's title by its id
 */
record CaseNames(
        Map<TeamId, Team> teams, Function<String, String> models, Map<AccountId, String> accounts) {
    CaseNames {
        teams = Map.copyOf(teams);
        accounts = Map.copyOf(accounts);
    }

    CaseRow row(JobCase job) {
        Team team = teams.get(job.team());
        return new CaseRow(
                job,
                team == null ? job.team().toString() : team.name(),
                team == null ? "" : team.slug(),
                models.apply(job.model()),
                account(job.account()));
    }

    private String account(@Nullable AccountId id) {
        return id == null ? "Account is gone" : accounts.getOrDefault(id, "Account is gone");
    }
}
