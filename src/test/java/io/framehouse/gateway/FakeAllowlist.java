package io.framehouse.gateway;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.shared.Credits;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Allowlists in memory, by team or key. */
class FakeAllowlist implements Allowlist {
    final Map<Object, List<AllowedModel>> lists = new HashMap<>();
    RuntimeException refusal;

    @Override
    public List<AllowedModel> list(TeamId team, KeyId key) {
        return lists.getOrDefault(key == null ? team : key, List.of());
    }

    @Override
    public void replace(TeamId team, KeyId key, List<AllowedModel> models) {
        if (refusal != null) {
            throw refusal;
        }
        lists.put(key == null ? team : key, models);
    }

    @Override
    public void change(TeamId team, String model, AllowedModel seen, AllowedModel wanted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Leave leave(TeamId team, KeyId key, CatalogModel model) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<AllowedModel> allowed(TeamId team, KeyId key, CatalogModel model) {
        return list(team, null).stream()
                .filter(one -> one.model().equals(model.id()) || one.model().equals("*"))
                .findFirst();
    }

    @Override
    public Optional<AllowedModel> allowedToSomebody(TeamId team, KeyId key, CatalogModel model) {
        return allowed(team, key, model);
    }

    @Override
    public void require(
            TeamId team, KeyId key, CatalogModel model, ObjectNode normalised, Credits quote) {}
}
