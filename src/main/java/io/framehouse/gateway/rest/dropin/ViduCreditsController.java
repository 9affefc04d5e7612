package io.framehouse.gateway.rest.dropin;

import io.framehouse.credits.Budgets;
import io.framehouse.gateway.rest.TeamCaller;
import io.framehouse.jobs.JobFilter;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.Jobs;
import io.framehouse.shared.Credits;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The team's balance as Vidu tells an account's (platform.vidu.com/docs/get-account-info). */
@RestController
class ViduCreditsController {
    /** What stands for "no limit", as the field is a number. */
    private static final int NO_LIMIT = 1_000_000;

    private static final JobFilter WAITING =
            new JobFilter(
                    Set.of(JobState.HELD, JobState.SUBMITTING, JobState.QUEUED),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);

    private final TeamCaller caller;
    private final Budgets budgets;
    private final Teams teams;
    private final Jobs jobs;

    ViduCreditsController(TeamCaller caller, Budgets budgets, Teams teams, Jobs jobs) {
        this.caller = caller;
        this.budgets = budgets;
        this.teams = teams;
        this.jobs = jobs;
    }

    @GetMapping({"/ent/v2/credits", "/vidu/ent/v2/credits"})
    CreditsJson credits() {
        TeamId team = caller.team();
        Integer limit = teams.get(team).data().maxRunningJobs();
        long open = jobs.countOpen(team).open();
        long waiting =
                open == 0
                        ? 0
                        : jobs.list(team, WAITING, new PageRequest(PageRequest.MAX_LIMIT, null))
                                .items()
                                .size();
        List<RemainJson> remains =
                List.of(
                        new RemainJson(
                                "metered",
                                budgets.balance(team).available().micros() / Credits.SCALE,
                                limit == null ? NO_LIMIT : limit,
                                Math.max(0, open - waiting),
                                waiting));
        return new CreditsJson(remains, remains, List.of());
    }

    /** Vidu's table says {@code remaining_credits}, its sample {@code remains}: both are told. */
    record CreditsJson(
            List<RemainJson> remains,
            List<RemainJson> remainingCredits,
            List<Map<String, String>> packages) {}

    /**
     * What is left.
     *
     * @param queueCount at most 200 are counted
     */
    record RemainJson(
            String type,
            long creditRemain,
            int concurrencyLimit,
            long currentConcurrency,
            long queueCount) {}
}
