package io.framehouse.shell;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.ModelRequests;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Nobody asks for a model. */
final class NoModelRequests implements ModelRequests {
    @Override
    public ModelRequest ask(TeamId team, String model, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ModelRequest> list(TeamId team) {
        return List.of();
    }

    @Override
    public Optional<ModelRequest> find(TeamId team, UUID id) {
        return Optional.empty();
    }

    @Override
    public ModelRequest approve(
            TeamId team, UUID id, @Nullable AllowedModel seen, AllowedModel caps, String note) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ModelRequest decline(TeamId team, UUID id, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ModelRequest withdraw(TeamId team, UUID id) {
        throw new UnsupportedOperationException();
    }
}
