package io.framehouse.notices;

import io.framehouse.credits.BudgetRequests;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Requests as a test puts them in. */
final class FakeBudgetRequests implements BudgetRequests {
    private final Map<UUID, BudgetRequest> requests = new ConcurrentHashMap<>();

    void put(BudgetRequest request) {
        requests.put(request.id(), request);
    }

    @Override
    public BudgetRequest ask(TeamId team, Wish wish) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<BudgetRequest> list(TeamId team) {
        return List.copyOf(requests.values());
    }

    @Override
    public Optional<BudgetRequest> find(TeamId team, UUID id) {
        return Optional.ofNullable(requests.get(id));
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
}
