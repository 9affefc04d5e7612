package io.framehouse.shell;

import io.framehouse.credits.BudgetRequests;
import io.framehouse.credits.RequestDesk;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Nobody asks for more. */
final class NoRequests implements BudgetRequests, RequestDesk {
    @Override
    public BudgetRequest ask(TeamId team, Wish wish) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<BudgetRequest> list(TeamId team) {
        return List.of();
    }

    @Override
    public Optional<BudgetRequest> find(TeamId team, UUID id) {
        return Optional.empty();
    }

    @Override
    public BudgetRequest approve(TeamId team, UUID id, Credits amount, Instant until, String note) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BudgetRequest decline(TeamId team, UUID id, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BudgetRequest withdraw(TeamId team, UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Credits settledBy(TeamId team, UserId person, Instant since) {
        return Credits.ZERO;
    }

    @Override
    public List<Waiting> waitingOfBalances() {
        return List.of();
    }
}
