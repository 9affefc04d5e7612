package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetRequests;
import io.framehouse.credits.BudgetRequests.BudgetRequest;
import io.framehouse.credits.BudgetRequests.State;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.Budgets;
import io.framehouse.credits.RequestDesk;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Member;
import io.framehouse.teams.Team;
import io.framehouse.teams.Teams;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.TimeFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Requests for more as those see them who asked, and those who answer. */
@Component
@Lazy
class RequestsModel {
    private static final Duration LATELY = Duration.ofDays(30);

    private final BudgetRequests requests;
    private final RequestDesk desk;
    private final Budgets budgets;
    private final Teams teams;
    private final CurrentActor currentActor;
    private final Clock clock;

    RequestsModel(
            BudgetRequests requests,
            RequestDesk desk,
            Budgets budgets,
            Teams teams,
            CurrentActor currentActor,
            Clock clock) {
        this.requests = requests;
        this.desk = desk;
        this.budgets = budgets;
        this.teams = teams;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Newest first: everybody's for those who answer, else one's own. */
    List<RequestRow> list(CurrentTeam team) {
        List<BudgetRequest> all = requests.list(team.id());
        return all.isEmpty() ? List.of() : rows(team, all);
    }

    /** Waiting requests for more of a team's balance, over all teams; for platform admins. */
    List<RequestRow> ofBalances() {
        Map<TeamId, List<BudgetRequest>> waiting =
                desk.waitingOfBalances().stream()
                        .collect(
                                Collectors.groupingBy(
                                        RequestDesk.Waiting::team,
                                        Collectors.mapping(
                                                RequestDesk.Waiting::request,
                                                Collectors.toList())));
        return teams.all().stream()
                .filter(team -> waiting.containsKey(team.id()))
                .flatMap(team ->
                        rows(current(team), waiting.getOrDefault(team.id(), List.of())).stream())
                .toList();
    }

    private static CurrentTeam current(Team team) {
        return new CurrentTeam(team.id(), team.slug(), team.name(), team.data().zone());
    }

    private List<RequestRow> rows(CurrentTeam team, List<BudgetRequest> all) {
        Map<UserId, String> names =
                teams.members(team.id()).stream()
                        .collect(Collectors.toMap(Member::userId, Member::displayName));
        Map<UUID, BudgetStatus> limits =
                budgets.list(team.id()).stream()
                        .collect(Collectors.toMap(BudgetStatus::id, Function.identity()));
        Actor actor = currentActor.get();
        return all.stream().map(one -> row(team, one, names, limits, actor)).toList();
    }

    private RequestRow row(
            CurrentTeam team,
            BudgetRequest request,
            Map<UserId, String> names,
            Map<UUID, BudgetStatus> limits,
            Actor actor) {
        UUID budget = request.wish().budget();
        BudgetStatus limit = budget == null ? null : limits.get(budget);
        boolean waiting = request.state() == State.WAITING;
        boolean own = request.requestedBy().equals(actor.userId());
        boolean manages = actor.may(team.id(), Action.MANAGE_BUDGETS);
        return new RequestRow(
                team,
                request,
                names.getOrDefault(request.requestedBy(), "Somebody who left"),
                what(budget, limit, own),
                waiting && manages
                        ? desk.settledBy(team.id(), request.requestedBy(), now().minus(LATELY))
                        : null,
                waiting ? available(team, budget, limit) : null,
                own,
                waiting && (budget == null ? actor.mayOnPlatform(Action.GRANT_CREDITS) : manages));
    }

    private @Nullable Credits available(
            CurrentTeam team, @Nullable UUID budget, @Nullable BudgetStatus limit) {
        if (budget == null) {
            return budgets.balance(team.id()).available();
        }
        return limit == null ? null : limit.available();
    }

    private static String what(@Nullable UUID budget, @Nullable BudgetStatus limit, boolean own) {
        if (budget == null) {
            return "Team credits";
        }
        if (limit == null) {
            return "A budget that was removed";
        }
        String window = BudgetWords.window(limit.data().period());
        String whose =
                limit.data().scope() == Scope.MEMBER && !own
                        ? "Own budget" + (window.isEmpty() ? "" : ", " + window)
                        : BudgetWords.whose(limit.data());
        return whose;
    }

    /** How many requests wait, of those that this person sees. */
    long waiting(CurrentTeam team) {
        return requests.list(team.id()).stream()
                .filter(request -> request.state() == State.WAITING)
                .count();
    }

    /** How many requests wait for this person's answer. */
    long waitingForMe(CurrentTeam team) {
        return currentActor.get().may(team.id(), Action.MANAGE_BUDGETS)
                ? requests.list(team.id()).stream()
                        .filter(request ->
                                request.state() == State.WAITING && request.wish().budget() != null)
                        .count()
                : 0;
    }

    /**
     * Approves.
     *
     * @param until the last day, in the team's zone
     */
    void approve(RequestRow row, @Nullable Credits amount, @Nullable LocalDate until, String note) {
        if (amount == null || !amount.isPositive()) {
            throw DomainException.invalid(
                    "amount", "required", "Give more than 0 credits, such as 50.");
        }
        if (until == null) {
            throw DomainException.invalid("until", "required", "Say until when it is given.");
        }
        Instant end = BudgetEditing.endOf(until, row.team().zone());
        answered(
                row,
                () ->
                        requests.approve(
                                row.team().id(), row.request().id(), amount, end, note.strip()));
    }

    /** Approves what was asked for, as it was asked for. */
    void approveAsAsked(RequestRow row) {
        BudgetRequests.Wish wish = row.request().wish();
        answered(
                row,
                () ->
                        requests.approve(
                                row.team().id(),
                                row.request().id(),
                                wish.amount(),
                                wish.until(),
                                ""));
    }

    void decline(RequestRow row, String reason) {
        if (reason.isBlank()) {
            throw DomainException.invalid(
                    "reason", "required", "Say why, so that the person knows what to do.");
        }
        answered(row, () -> requests.decline(row.team().id(), row.request().id(), reason.strip()));
    }

    void withdraw(RequestRow row) {
        answered(row, () -> requests.withdraw(row.team().id(), row.request().id()));
    }

    /** Where somebody else was faster, says who and when in the team's time. */
    private void answered(RequestRow row, Runnable answer) {
        try {
            answer.run();
        } catch (DomainException refusal) {
            BudgetRequest now =
                    requests.find(row.team().id(), row.request().id()).orElseThrow(() -> refusal);
            Instant at = now.answeredAt();
            if (refusal.code() != CommonError.WRONG_STATE || at == null) {
                throw refusal;
            }
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "%s %s this at %s. Your answer is not saved; a budget can still be changed by hand."
                            .formatted(
                                    now.answeredBy(),
                                    now.state() == State.APPROVED ? "approved" : "declined",
                                    TimeFormat.time(at, row.team().zone())));
        }
    }
}
