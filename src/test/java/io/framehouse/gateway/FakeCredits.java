package io.framehouse.gateway;

import io.framehouse.credits.Balance;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetForecast;
import io.framehouse.credits.BudgetOutlook;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.Budgets;
import io.framehouse.credits.Corrections;
import io.framehouse.credits.HoldRequest;
import io.framehouse.credits.Ledger;
import io.framehouse.credits.LedgerHistory;
import io.framehouse.credits.LedgerLine;
import io.framehouse.credits.Resolution;
import io.framehouse.shared.Action;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.JobId;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A ledger that only remembers ids of transfers, and budgets as they were put. */
class FakeCredits implements Ledger, Corrections, LedgerHistory, Budgets, BudgetOutlook {
    private final CurrentActor currentActor;
    final List<UUID> grants = new ArrayList<>();
    final Map<UUID, BudgetForecast> forecasts = new HashMap<>();
    List<BudgetStatus> budgets = List.of();

    FakeCredits(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Override
    public UUID grant(
            TeamId team, UUID transferId, Credits amount, String reason, Instant expiresAt) {
        grants.add(transferId);
        return transferId;
    }

    @Override
    public void hold(HoldRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Resolution settle(TeamId team, JobId job, Credits amount) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Resolution release(TeamId team, JobId job, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LedgerLine> trail(TeamId team, JobId job) {
        return List.of();
    }

    @Override
    public UUID refund(TeamId team, UUID transferId, JobId job, Credits amount, String reason) {
        return transferId;
    }

    @Override
    public UUID adjust(TeamId team, UUID transferId, JobId job, Credits amount, String reason) {
        return transferId;
    }

    @Override
    public Page<Line> list(TeamId team, Filter filter, PageRequest page) {
        return new Page<>(List.of(), null);
    }

    @Override
    public Balance balance(TeamId team) {
        currentActor.require(team, Action.VIEW_BUDGETS);
        return new Balance(
                Credits.of(1000), Credits.parse("48.5"), Credits.of(10), false, GatewaySlice.NOW);
    }

    @Override
    public List<BudgetStatus> list(TeamId team) {
        return budgets;
    }

    @Override
    public List<BudgetStatus> binding(TeamId team, UserId member, KeyId key) {
        return budgets;
    }

    @Override
    public Map<UUID, BudgetForecast> of(TeamId team, List<BudgetStatus> budgets) {
        return Map.copyOf(forecasts);
    }

    @Override
    public Map<UUID, BudgetForecast> of(TeamId team) {
        return Map.of();
    }

    @Override
    public Optional<BudgetForecast> ofTeam(TeamId team, BudgetData.Period period) {
        return Optional.empty();
    }

    @Override
    public List<BudgetStatus> replace(TeamId team, List<BudgetData> wanted) {
        currentActor.require(team, Action.MANAGE_BUDGETS);
        budgets =
                wanted.stream()
                        .map(data ->
                                new BudgetStatus(
                                        new UUID(0, 9),
                                        data,
                                        Credits.of(1),
                                        Credits.ZERO,
                                        Instant.parse("2026-06-01T00:00:00Z")))
                        .toList();
        return budgets;
    }
}
