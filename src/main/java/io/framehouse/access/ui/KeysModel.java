package io.framehouse.access.ui;

import io.framehouse.access.ApiKey;
import io.framehouse.access.ApiKeys;
import io.framehouse.access.KeyModels;
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
import java.util.stream.Collectors;
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
    private final CurrentActor currentActor;
    private final Clock clock;

    KeysModel(ApiKeys keys, Teams teams, KeyModels models, CurrentActor currentActor, Clock clock) {
        this.keys = keys;
        this.teams = teams;
        this.models = models;
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
        return keys.list(team.id()).stream()
                .map(key -> row(team.id(), key, names))
                .sorted(Comparator.comparing(row -> !row.status().works()))
                .toList();
    }

    private KeyRow row(TeamId team, ApiKey key, Map<UserId, String> names) {
        Instant now = now();
        KeyStatus status = KeyStatus.of(key, now);
        UserId owner = key.owner();
        Instant used = key.lastUsedAt();
        return new KeyRow(
                key,
                status,
                owner == null ? "The team" : names.getOrDefault(owner, "Left the team"),
                status.works() ? models.limitedTo(team, key.id()) : List.of(),
                used != null && used.isAfter(now.minus(RECENT)));
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
                team,
                owners,
                anyOwner,
                actor.may(team.id(), Action.MANAGE_MODELS) ? models.offered(team.id()) : List.of());
    }

    /** Whether the person is one of the members that a key may be bound to. */
    boolean isMember(CurrentTeam team) {
        return currentActor.get().roleIn(team.id()).isPresent();
    }

    /** Makes the key; where it cannot be limited as wished, no key is left behind. */
    NewKey create(TeamId team, KeyDraft draft) {
        NewKey made = keys.create(team, draft.data());
        if (!draft.models().isEmpty()) {
            limit(team, made.key().id(), draft);
        }
        return made;
    }

    private void limit(TeamId team, KeyId key, KeyDraft draft) {
        boolean limited = false;
        try {
            models.limit(team, key, draft.models());
            limited = true;
        } finally {
            if (!limited) {
                keys.revoke(team, key);
            }
        }
    }

    NewKey rotate(TeamId team, KeyId key, Duration overlap) {
        return keys.rotate(team, key, overlap);
    }

    void revoke(TeamId team, KeyId key) {
        keys.revoke(team, key);
    }
}
