package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetRequests;
import io.framehouse.credits.RequestDesk;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Requests in memory; a second answer is refused as the real one refuses it. */
final class FakeRequests implements BudgetRequests, RequestDesk {
    private final CurrentActor currentActor;
    private final List<BudgetRequest> all = new ArrayList<>();

    FakeRequests(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    BudgetRequest with(UserId person, Wish wish) {
        BudgetRequest request =
                new BudgetRequest(
                        Ids.next(),
                        person,
                        wish,
                        State.WAITING,
                        null,
                        null,
                        null,
                        null,
                        null,
                        FakeLimits.NOW);
        all.addFirst(request);
        return request;
    }

    @Override
    public BudgetRequest ask(TeamId team, Wish wish) {
        return with(Objects.requireNonNull(currentActor.get().userId()), wish);
    }

    @Override
    public List<BudgetRequest> list(TeamId team) {
        return List.copyOf(all);
    }

    @Override
    public Optional<BudgetRequest> find(TeamId team, UUID id) {
        return all.stream().filter(request -> request.id().equals(id)).findFirst();
    }

    @Override
    public BudgetRequest approve(TeamId team, UUID id, Credits amount, Instant until, String note) {
        return end(id, State.APPROVED, amount, until, note);
    }

    @Override
    public BudgetRequest decline(TeamId team, UUID id, String reason) {
        return end(id, State.DECLINED, null, null, reason);
    }

    @Override
    public BudgetRequest withdraw(TeamId team, UUID id) {
        return end(id, State.WITHDRAWN, null, null, null);
    }

    private BudgetRequest end(UUID id, State state, Credits amount, Instant until, String answer) {
        BudgetRequest old =
                all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        if (old.state() != State.WAITING) {
            throw new DomainException(CommonError.WRONG_STATE, "It was answered already.");
        }
        BudgetRequest ended =
                new BudgetRequest(
                        id,
                        old.requestedBy(),
                        old.wish(),
                        state,
                        amount,
                        until,
                        currentActor.get().label(),
                        FakeLimits.NOW,
                        answer,
                        old.createdAt());
        all.set(all.indexOf(old), ended);
        return ended;
    }

    @Override
    public Credits settledBy(TeamId team, UserId person, Instant since) {
        return Credits.of(120);
    }

    @Override
    public List<Waiting> waitingOfBalances() {
        return List.of();
    }
}
