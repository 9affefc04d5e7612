package io.framehouse.catalog.internal;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.internal.AllowedModelRepository.Lists;
import io.framehouse.shared.Credits;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What the lists of a team and a key, read together, allow of a model. */
record ListsLeave(CatalogModel model, Lists lists) implements Allowlist.Leave {

    @Override
    public Optional<AllowedModel> caps() {
        Optional<AllowedModel> ofTeam = AllowlistService.capsFor(lists.ofTeam(), model.id());
        Optional<AllowedModel> ofKey =
                lists.ofKey().isEmpty()
                        ? Optional.of(AllowedModel.of(model.id()))
                        : AllowlistService.capsFor(lists.ofKey(), model.id());
        return ofTeam.flatMap(caps ->
                        ofKey.flatMap(keyCaps -> CapMerge.tightest(model.id(), caps, keyCaps)))
                .flatMap(caps -> CapFit.of(model, caps));
    }

    @Override
    public void require(ObjectNode normalised, Credits quote) {
        require("your team", lists.ofTeam(), normalised, quote);
        if (!lists.ofKey().isEmpty()) {
            require("this key", lists.ofKey(), normalised, quote);
        }
    }

    private void require(String owner, List<AllowedModel> list, ObjectNode request, Credits quote) {
        AllowedModel caps =
                AllowlistService.capsFor(list, model.id())
                        .orElseThrow(() ->
                                CapCheck.modelRefused(
                                        owner,
                                        model,
                                        list.stream().map(AllowedModel::model).toList()));
        new CapCheck(owner, model, caps).require(request, quote);
    }
}
