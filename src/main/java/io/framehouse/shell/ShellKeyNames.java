package io.framehouse.shell;

import io.framehouse.access.ApiKey;
import io.framehouse.access.ApiKeys;
import io.framehouse.credits.KeyNames;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Names keys for the screen of budgets, as far as the person may see them. */
@Component
@Lazy
final class ShellKeyNames implements KeyNames {
    private final ApiKeys keys;
    private final CurrentActor currentActor;
    private final Clock clock;

    ShellKeyNames(ApiKeys keys, CurrentActor currentActor, Clock clock) {
        this.keys = keys;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public Map<UUID, String> of(TeamId team) {
        if (!currentActor.get().may(team, Action.MANAGE_OWN_KEYS)) {
            return Map.of();
        }
        return keys.list(team).stream()
                .filter(key -> key.activeAt(clock.instant()))
                .collect(Collectors.toMap(key -> key.id().value(), ApiKey::name));
    }
}
