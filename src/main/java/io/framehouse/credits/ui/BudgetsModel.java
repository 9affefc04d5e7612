package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetForecast;
import io.framehouse.credits.BudgetLimits;
import io.framehouse.credits.BudgetLimits.Raise;
import io.framehouse.credits.BudgetOutlook;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.Budgets;
import io.framehouse.credits.KeyNames;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Member;
import io.framehouse.teams.Teams;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.ErrorIds;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Balance and budgets of a team, as far as the person may see them. */
@Component
@org.springframework.context.annotation.Scope("prototype")
class BudgetsModel {
    private final Budgets budgets;
    private final BudgetLimits limits;
    private final BudgetOutlook outlook;
    private final Teams teams;
    private final KeyNames keyNames;
    private final CurrentActor currentActor;
    private final Clock clock;
    private @Nullable BudgetOverview known;

    BudgetsModel(
            Budgets budgets,
            BudgetLimits limits,
            BudgetOutlook outlook,
            Teams teams,
            KeyNames keyNames,
            CurrentActor currentActor,
            Clock clock) {
        this.budgets = budgets;
        this.limits = limits;
        this.outlook = outlook;
        this.teams = teams;
        this.keyNames = keyNames;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Members and viewers see the team's budgets and their own, everybody else sees all. */
    BudgetOverview overview(CurrentTeam team) {
        List<Member> members = teams.members(team.id());
        Map<UUID, String> names =
                members.stream()
                        .collect(
                                Collectors.toMap(one -> one.userId().value(), Member::displayName));
        Map<UUID, String> keys = keyNames.of(team.id());
        Map<UUID, List<Raise>> raises =
                limits.raises(team.id()).stream().collect(Collectors.groupingBy(Raise::budget));
        Actor actor = currentActor.get();
        List<BudgetStatus> all = budgets.list(team.id());
        Map<UUID, BudgetForecast> forecasts = outlook.of(team.id(), all);
        List<BudgetRow> rows =
                all.stream()
                        .filter(status -> visible(actor, team.id(), status.data(), keys))
                        .map(status ->
                                new BudgetRow(
                                        status,
                                        name(team, status, names, keys),
                                        raises.getOrDefault(status.id(), List.of()),
                                        forecasts.get(status.id())))
                        .toList();
        BudgetOverview fresh =
                new BudgetOverview(
                        budgets.balance(team.id()),
                        rows,
                        members.stream().filter(member -> !isLimited(all, member)).count());
        known = fresh;
        return fresh;
    }

    /** The figures as they are now; empty where they cannot be read, which is reported. */
    Optional<BudgetOverview> refreshed(CurrentTeam team) {
        try {
            return Optional.of(overview(team));
        } catch (RuntimeException failure) {
            ErrorIds.report(failure);
            return Optional.empty();
        }
    }

    /** The last figures that could be read; null before the first. */
    @Nullable BudgetOverview known() {
        return known;
    }

    private static boolean isLimited(List<BudgetStatus> all, Member member) {
        return all.stream()
                .map(BudgetStatus::data)
                .anyMatch(data ->
                        data.scope() == Scope.MEMBER
                                && member.userId().value().equals(data.subjectId()));
    }

    private static boolean visible(
            Actor actor, TeamId team, BudgetData data, Map<UUID, String> keys) {
        boolean ownOnly =
                actor.roleIn(team)
                        .filter(role -> role == TeamRole.MEMBER || role == TeamRole.VIEWER)
                        .isPresent();
        UUID subject = data.subjectId();
        if (!ownOnly || subject == null) {
            return true;
        }
        return data.scope() == Scope.KEY
                ? keys.containsKey(subject)
                : actor.userId() != null && subject.equals(actor.userId().value());
    }

    private static String name(
            CurrentTeam team,
            BudgetStatus status,
            Map<UUID, String> members,
            Map<UUID, String> keys) {
        UUID subject = status.data().subjectId();
        if (subject == null) {
            return team.name();
        }
        return status.data().scope() == Scope.MEMBER
                ? members.getOrDefault(subject, "Left the team")
                : keys.getOrDefault(subject, "Key that ended");
    }

    /** Everybody and everything that can get a limit of this level. */
    List<BudgetSubject> subjects(CurrentTeam team, Scope scope) {
        List<BudgetSubject> subjects = new ArrayList<>();
        switch (scope) {
            case TEAM -> subjects.add(new BudgetSubject(Scope.TEAM, null, team.name()));
            case MEMBER ->
                    teams.members(team.id()).stream()
                            .map(member ->
                                    new BudgetSubject(
                                            Scope.MEMBER,
                                            member.userId().value(),
                                            member.displayName()))
                            .forEach(subjects::add);
            case KEY ->
                    keyNames.of(team.id()).entrySet().stream()
                            .map(key -> new BudgetSubject(Scope.KEY, key.getKey(), key.getValue()))
                            .sorted(Comparator.comparing(BudgetSubject::name))
                            .forEach(subjects::add);
        }
        return List.copyOf(subjects);
    }
}
