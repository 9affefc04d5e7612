package io.framehouse.catalog.internal;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.KeyAllowlists;
import io.framehouse.catalog.internal.AllowedModelRepository.WorkingKey;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Counts the keys that a change of a team's caps makes narrower, and tells which there are. */
@Service
final class KeyNarrowing implements KeyAllowlists {
    private final AllowedModelRepository rows;
    private final ChosenRepository chosen;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final Clock clock;

    KeyNarrowing(
            AllowedModelRepository rows,
            ChosenRepository chosen,
            TeamTransactions transactions,
            CurrentActor currentActor,
            Clock clock) {
        this.rows = rows;
        this.chosen = chosen;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public List<TeamKey> working(TeamId team) {
        currentActor.require(team, Action.MANAGE_MODELS);
        return transactions.inTeam(team, () -> chosen.workingKeys(team, clock.instant()));
    }

    @Override
    public int narrowed(TeamId team, AllowedModel before, AllowedModel after) {
        currentActor.require(team, Action.MANAGE_MODELS);
        Collection<WorkingKey> keys =
                transactions.inTeam(team, () -> rows.workingKeys(team, clock.instant()));
        return (int) keys.stream().filter(key -> isNarrower(key, before, after)).count();
    }

    private static boolean isNarrower(WorkingKey key, AllowedModel before, AllowedModel after) {
        Optional<AllowedModel> own = AllowedModel.counting(key.list(), after.model());
        boolean usable = key.list().isEmpty() || own.isPresent();
        if (!usable || !before.who().includes(key.id(), key.owner())) {
            return false;
        }
        return !after.who().includes(key.id(), key.owner())
                || own.filter(caps -> isNarrower(caps, before, after)).isPresent();
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
