package io.framehouse.access.ui;

import io.framehouse.access.ApiKey;
import io.framehouse.access.ApiKeys;
import io.framehouse.access.KeyBudgets;
import io.framehouse.access.KeyBudgets.KeyBudget;
import io.framehouse.access.KeyModels;
import io.framehouse.access.KeyWork;
import io.framehouse.access.NewKey;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Member;
import io.framehouse.teams.Teams;
import io.framehouse.ui.CurrentTeam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** The keys of a team and what can be done with them. */
@Component
@Scope("prototype")
class KeysModel {
    private static final Duration RECENT = Duration.ofDays(7);

    private final ApiKeys keys;
    private final Teams teams;
    private final KeyModels models;
    private final KeyBudgets budgets;
    private final KeyWork work;
    private final CurrentActor currentActor;
    private final Clock clock;

    KeysModel(
            ApiKeys keys,
            Teams teams,
            KeyModels models,
            KeyBudgets budgets,
            KeyWork work,
            CurrentActor currentActor,
            Clock clock) {
        this.keys = keys;
        this.teams = teams;
        this.models = models;
        this.budgets = budgets;
        this.work = work;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Keys that work first, then those that ended; newest first in both. */
    List<KeyRow> rows(CurrentTeam team) {
        Map<UserId, String> names =
                teams.members(team.id()).stream()
                        .collect(Collectors.toMap(Member::userId, Member::displayName));
        Map<KeyId, KeyBudget> limits = budgets.of(team.id());
        return keys.list(team.id()).stream()
                .map(key -> row(team.id(), key, names, limits.get(key.id())))
                .sorted(Comparator.comparing(row -> !row.status().works()))
                .toList();
    }

    private KeyRow row(
            TeamId team, ApiKey key, Map<UserId, String> names, @Nullable KeyBudget budget) {
        Instant now = now();
        KeyStatus status = KeyStatus.of(key, budget == null || hasLeft(budget), now);
        UserId owner = key.owner();
        Instant used = key.lastUsedAt();
        return new KeyRow(
                key,
                status,
                owner == null ? "The team" : names.getOrDefault(owner, "Left the team"),
                status.works() ? models.limits(team, key.id()) : KeyModels.Limits.NONE,
                budget,
                used != null && used.isAfter(now.minus(RECENT)));
    }

    private static boolean hasLeft(KeyBudget budget) {
        return budget.amount().minus(budget.settled()).minus(budget.held()).isPositive();
    }

    KeyOptions options(CurrentTeam team) {
        Actor actor = currentActor.get();
        boolean anyOwner = actor.may(team.id(), Action.MANAGE_KEYS);
        List<KeyOptions.Owner> owners =
                teams.members(team.id()).stream()
                        .filter(member -> anyOwner || member.userId().equals(actor.userId()))
                        .sorted(
                                Comparator.comparing(
                                        member -> !member.userId().equals(actor.userId())))
                        .map(member ->
                                new KeyOptions.Owner(
                                        member.userId(), member.displayName(), member.role()))
                        .toList();
        return new KeyOptions(
                team.zone(),
                false,
                owners,
                anyOwner,
                actor.may(team.id(), Action.MANAGE_MODELS)
                        ? models.offered(team.id())
                        : KeyModels.Offer.NOTHING,
                actor.may(team.id(), Action.MANAGE_BUDGETS));
    }

    /** Whether the person is one of the members that a key may be bound to. */
    boolean isMember(CurrentTeam team) {
        return currentActor.get().roleIn(team.id()).isPresent();
    }

    /** Makes the key; where it cannot be limited as wished, there is none. */
    NewKey create(TeamId team, KeyDraft draft) {
        return keys.create(team, draft.data(), key -> limit(team, key, draft));
    }

    /** Changes the key and its limits, or neither. */
    void update(TeamId team, KeyId key, KeyDraft draft) {
        keys.update(team, key, draft.data(), () -> limit(team, key, draft));
    }

    private void limit(TeamId team, KeyId key, KeyDraft draft) {
        KeyModels.Limits limits = draft.limits();
        if (limits != null) {
            models.limit(team, key, limits);
        }
        KeyDraft.BudgetChange budget = draft.budget();
        if (budget != null) {
            budgets.set(team, key, budget.wanted());
        }
    }

    /** What a key did in the last seven days. */
    Optional<KeyWork.Work> work(TeamId team, KeyId key) {
        return work.of(team, key, now().minus(RECENT));
    }

    NewKey rotate(TeamId team, KeyId key, Duration overlap) {
        return keys.rotate(team, key, overlap);
    }

    void revoke(TeamId team, KeyId key) {
        keys.revoke(team, key);
    }
}
