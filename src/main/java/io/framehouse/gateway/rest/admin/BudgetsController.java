package io.framehouse.gateway.rest.admin;

import io.framehouse.api.JsonBody;
import io.framehouse.api.Paging;
import io.framehouse.api.RequestReader;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetForecast;
import io.framehouse.credits.BudgetOutlook;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.Budgets;
import io.framehouse.gateway.rest.BudgetJson;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.Page;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A team's budgets, as one list. */
@RestController
@RequestMapping("/api/v1/admin/teams/{team}/budgets")
class BudgetsController {
    private static final List<Integer> DEFAULT_ALERTS = List.of(50, 80, 100);

    private final CurrentActor currentActor;
    private final Budgets budgets;
    private final BudgetOutlook outlook;

    BudgetsController(CurrentActor currentActor, Budgets budgets, BudgetOutlook outlook) {
        this.currentActor = currentActor;
        this.budgets = budgets;
        this.outlook = outlook;
    }

    @GetMapping
    Page<BudgetJson> list(@PathVariable String team) {
        TeamId id = AdminPath.team(team);
        return page(id, budgets.list(id));
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Page<BudgetJson> replace(@PathVariable String team, JsonBody body) {
        TeamId id = AdminPath.team(team);
        currentActor.require(id, Action.MANAGE_BUDGETS);
        RequestReader.Rows rows = body.rows();
        List<BudgetData> wanted = rows.map(BudgetsController::budget);
        rows.finish();
        return page(id, budgets.replace(id, wanted));
    }

    private Page<BudgetJson> page(TeamId team, List<BudgetStatus> found) {
        Map<UUID, BudgetForecast> forecasts = outlook.of(team, found);
        return Paging.whole(found).map(budget -> BudgetJson.of(budget, forecasts));
    }

    private static BudgetData budget(RequestReader reader) {
        Scope scope = reader.choice("scope", Scope.class, Scope.TEAM);
        UUID subject =
                reader.parsed(
                        "subject_id",
                        "the id of a member or key",
                        text -> Ids.parse(text).orElseThrow(IllegalArgumentException::new));
        if ((scope == Scope.TEAM) != (subject == null)) {
            reader.refuse(
                    "subject_id",
                    scope == Scope.TEAM ? "unwanted" : "required",
                    "names the member or key, and is left out for the team");
        }
        List<Integer> alerts = reader.optionalIntegers("alert_at", 1, 1_000);
        return new BudgetData(
                scope,
                subject,
                reader.choice("window", Period.class, Period.MONTH),
                reader.credits("limit"),
                reader.flag("hard", true),
                alerts == null ? DEFAULT_ALERTS : alerts,
                reader.flag("alert_forecast", true));
    }
}
