package io.framehouse.catalog.internal;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.KeyAllowlists;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Counts the keys that a change of a team's caps makes narrower. */
@Service
final class KeyNarrowing implements KeyAllowlists {
    private final AllowedModelRepository rows;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final Clock clock;

    KeyNarrowing(
            AllowedModelRepository rows,
            TeamTransactions transactions,
            CurrentActor currentActor,
            Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public int narrowed(TeamId team, AllowedModel before, AllowedModel after) {
        currentActor.require(team, Action.MANAGE_MODELS);
        Collection<List<AllowedModel>> lists =
                transactions.inTeam(team, () -> rows.ofWorkingKeys(team, clock.instant()).values());
        return (int)
                lists.stream()
                        .flatMap(list -> AllowlistService.capsFor(list, after.model()).stream())
                        .filter(key -> isNarrower(key, before, after))
                        .count();
    }

    private static boolean isNarrower(AllowedModel key, AllowedModel before, AllowedModel after) {
        String model = after.model();
        Optional<AllowedModel> was = CapMerge.tightest(model, before, key);
        Optional<AllowedModel> will = CapMerge.tightest(model, after, key);
        if (was.isEmpty() || will.equals(was)) {
            return false;
        }
        return will.isEmpty() || CapMerge.tightest(model, was.get(), will.get()).equals(will);
    }
}
