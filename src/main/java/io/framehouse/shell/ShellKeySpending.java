package io.framehouse.shell;

import io.framehouse.access.KeySpending;
import io.framehouse.reports.KeyUsage;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells what keys settled from the reports of usage. */
@Component
@Lazy
final class ShellKeySpending implements KeySpending {
    private final KeyUsage usage;
    private final CurrentActor currentActor;

    ShellKeySpending(KeyUsage usage, CurrentActor currentActor) {
        this.usage = usage;
        this.currentActor = currentActor;
    }

    @Override
    public Optional<Spent> of(TeamId team, KeyId key, LocalDate from, LocalDate to) {
        if (!currentActor.get().may(team, Action.VIEW_USAGE)) {
            return Optional.empty();
        }
        KeyUsage.Settled settled = usage.of(team, key, from, to);
        return Optional.of(new Spent(settled.settled(), settled.jobs()));
    }
}
