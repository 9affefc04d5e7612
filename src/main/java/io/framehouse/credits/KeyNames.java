package io.framehouse.credits;

import io.framehouse.shared.TeamId;
import java.util.Map;
import java.util.UUID;

/** Names of API keys for lists of budgets; implemented where keys are known. */
public interface KeyNames {
    /** The names of the working keys that the current actor may see, by id; may be empty. */
    Map<UUID, String> of(TeamId team);
}
