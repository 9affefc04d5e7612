package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.Budgets;
import io.framehouse.credits.KeyNames;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Teams;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Balance and budgets of a team, and changes to single budgets. */
@Component
@org.springframework.context.annotation.Scope("prototype")
class BudgetsModel {
    private final Budgets budgets;
    private final Teams teams;
    private final KeyNames keyNames;
    private final CurrentActor currentActor;
    private final Clock clock;

    BudgetsModel(
            Budgets budgets,
            Teams teams,
            KeyNames keyNames,
            CurrentActor currentActor,
            Clock clock) {
        this.budgets = budgets;
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
        Map<UUID, String> members = memberNames(team.id());
        Map<UUID, String> keys = keyNames.of(team.id());
        Actor actor = currentActor.get();
        List<BudgetRow> rows =
                budgets.list(team.id()).stream()
                        .filter(status -> visible(actor, team.id(), status.data(), keys))
                        .map(status -> new BudgetRow(status, name(team, status, members, keys)))
                        .toList();
        return new BudgetOverview(budgets.balance(team.id()), rows);
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

    /** Everybody and everything that can get a budget. */
    List<BudgetSubject> subjects(CurrentTeam team) {
        List<BudgetSubject> subjects = new ArrayList<>();
        subjects.add(new BudgetSubject(Scope.TEAM, null, team.name()));
        teams.members(team.id()).stream()
                .map(member ->
                        new BudgetSubject(
                                Scope.MEMBER, member.userId().value(), member.displayName()))
                .forEach(subjects::add);
        keyNames.of(team.id()).entrySet().stream()
                .map(key -> new BudgetSubject(Scope.KEY, key.getKey(), key.getValue()))
                .sorted(Comparator.comparing(BudgetSubject::name))
                .forEach(subjects::add);
        return List.copyOf(subjects);
    }

    /**
     * Adds or changes one budget and keeps all others.
     *
     * @param seen the budget as the person saw it; null adds one
     * @throws DomainException WRONG_STATE where somebody else changed it meanwhile
     */
    void save(TeamId team, @Nullable BudgetData seen, BudgetData wanted) {
        currentActor.require(team, Action.MANAGE_BUDGETS);
        List<BudgetData> all = present(team);
        if (seen == null) {
            requireNew(all, wanted);
            all.add(wanted);
        } else {
            if (!same(seen, wanted)) {
                requireNew(all, wanted);
            }
            all.set(indexOf(all, seen), wanted);
        }
        budgets.replace(team, all);
    }

    void remove(TeamId team, BudgetData seen) {
        currentActor.require(team, Action.MANAGE_BUDGETS);
        List<BudgetData> all = present(team);
        all.remove(indexOf(all, seen));
        budgets.replace(team, all);
    }

    private List<BudgetData> present(TeamId team) {
        return new ArrayList<>(budgets.list(team).stream().map(BudgetStatus::data).toList());
    }

    private static int indexOf(List<BudgetData> all, BudgetData seen) {
        for (int index = 0; index < all.size(); index++) {
            BudgetData now = all.get(index);
            if (same(now, seen)) {
                if (now.equals(seen)) {
                    return index;
                }
                throw changed(
                        ("Somebody else changed this budget: its limit is now %s. Your value is"
                                        + " not saved. Open it again to see theirs.")
                                .formatted(CreditsFormat.sentence(now.limit())));
            }
        }
        throw changed("Somebody else removed this budget. Your value is not saved.");
    }

    private static void requireNew(List<BudgetData> all, BudgetData wanted) {
        if (all.stream().anyMatch(one -> same(one, wanted))) {
            throw DomainException.invalid(
                    "period",
                    "duplicate",
                    "There is a budget with this reset already. Change that one, or choose another"
                            + " reset.");
        }
    }

    private static boolean same(BudgetData one, BudgetData other) {
        return one.scope() == other.scope()
                && one.period() == other.period()
                && Objects.equals(one.subjectId(), other.subjectId());
    }

    private static DomainException changed(String message) {
        return new DomainException(CommonError.WRONG_STATE, message);
    }

    private Map<UUID, String> memberNames(TeamId team) {
        Map<UUID, String> names = new HashMap<>();
        teams.members(team)
                .forEach(member -> names.put(member.userId().value(), member.displayName()));
        return names;
    }
}
