package io.framehouse.gateway;

import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Invitation;
import io.framehouse.teams.Invitations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Invitations in memory. */
class FakeInvitations implements Invitations {
    private final CurrentActor currentActor;
    final List<Invitation> open = new ArrayList<>();

    FakeInvitations(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Override
    public List<Invitation> open(TeamId team) {
        currentActor.require(team, Action.MANAGE_MEMBERS);
        return List.copyOf(open);
    }

    @Override
    public Optional<Invitation> find(TeamId team, UUID id) {
        return open.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public List<Invited> invite(TeamId team, Wish wish) {
        Invitation made =
                new Invitation(
                        UUID.randomUUID(),
                        wish.emails().getFirst(),
                        wish.role(),
                        wish.message(),
                        "key ci",
                        GatewaySlice.NOW,
                        GatewaySlice.NOW.plusSeconds(60));
        open.add(made);
        return List.of(new Invited(made, "secret-of-the-link"));
    }

    @Override
    public Invited renew(TeamId team, UUID id) {
        return new Invited(
                find(team, id).orElseThrow(() -> DomainException.notFound("invitation")), "again");
    }

    @Override
    public void withdraw(TeamId team, UUID id) {
        open.removeIf(one -> one.id().equals(id));
    }

    @Override
    public Optional<Letter> mail(TeamId team, UUID id) {
        return Optional.empty();
    }

    @Override
    public Optional<Offer> read(String token) {
        return Optional.empty();
    }

    @Override
    public Offer accept(String token) {
        throw new UnsupportedOperationException();
    }
}
