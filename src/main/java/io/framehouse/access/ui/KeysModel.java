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
import io.framehouse.shared.DomainException;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.teams.KnownCostCenters;
import io.framehouse.teams.Member;
import io.framehouse.teams.Teams;
import io.framehouse.ui.CurrentTeam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
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
    private final KeyUse use;
    private final KnownCostCenters costCenters;
    private final CurrentActor currentActor;
    private final Clock clock;

    KeysModel(
            ApiKeys keys,
            Teams teams,
            KeyModels models,
            KeyBudgets budgets,
            KeyUse use,
            KnownCostCenters costCenters,
            CurrentActor currentActor,
            Clock clock) {
        this.keys = keys;
        this.teams = teams;
        this.models = models;
        this.budgets = budgets;
        this.use = use;
        this.costCenters = costCenters;
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

    /** The key of an id as it stands in an address. */
    Optional<KeyRow> find(CurrentTeam team, String id) {
        return rows(team).stream().filter(row -> row.key().id().toString().equals(id)).findFirst();
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
                actor.may(team.id(), Action.MANAGE_BUDGETS),
                anyOwner,
                costCenters.of(team.id()));
    }

    /** Whether the person is one of the members that a key may be bound to. */
    boolean isMember(CurrentTeam team) {
        return currentActor.get().roleIn(team.id()).isPresent();
    }

    /** Makes the key; where it cannot be limited as wished, there is none. */
    NewKey create(TeamId team, KeyDraft draft) {
        return keys.create(team, draft.data(), key -> limit(team, key, draft));
    }

    /**
     * Changes the key and its limits, or neither.
     *
     * @param seen the key that the draft was made from
     * @return what somebody else saved meanwhile, where nothing was changed because of it
     */
    Optional<KeyConflict> update(CurrentTeam team, KeyRow seen, KeyDraft draft) {
        KeyId key = seen.key().id();
        try {
            keys.update(
                    team.id(),
                    key,
                    draft.data(),
                    OptionalLong.of(seen.key().version()),
                    () -> {
                        requireBudget(team.id(), seen, draft);
                        limit(team.id(), key, draft);
                    });
            return Optional.empty();
        } catch (DomainException refusal) {
            if (!KeyConflict.isTold(refusal)) {
                throw refusal;
            }
            return rows(team).stream()
                    .filter(row -> row.key().id().equals(key))
                    .findFirst()
                    .map(row -> KeyConflict.of(refusal, row));
        }
    }

    /** Budgets have a page of their own, so that the key's version says nothing of them. */
    private void requireBudget(TeamId team, KeyRow seen, KeyDraft draft) {
        if (draft.budget() != null
                && !Objects.equals(
                        own(budgets.of(team).get(seen.key().id())), own(seen.budget()))) {
            throw KeyConflict.budgetChanged(seen);
        }
    }

    private static KeyBudgets.@Nullable Limit own(@Nullable KeyBudget budget) {
        return budget == null ? null : budget.own();
    }

    /** How a key is used: this month, in the last seven days, and its last calls. */
    KeyReport report(CurrentTeam team, KeyRow row) {
        KeyId key = row.key().id();
        LocalDate today = LocalDate.ofInstant(now(), team.zone());
        LocalDate month = today.withDayOfMonth(1);
        return new KeyReport(
                month,
                use.spending().of(team.id(), key, month, today),
                work(team.id(), key),
                use.calls().last(team.id(), key));
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
        return use.work().of(team, key, now().minus(RECENT));
    }

    NewKey rotate(TeamId team, KeyId key, Duration overlap) {
        return keys.rotate(team, key, overlap);
    }

    void revoke(TeamId team, KeyId key) {
        keys.revoke(team, key);
    }
}
