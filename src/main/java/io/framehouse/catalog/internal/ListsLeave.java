package io.framehouse.catalog.internal;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.internal.AllowedModelRepository.Asker;
import io.framehouse.catalog.internal.AllowedModelRepository.Lists;
import io.framehouse.shared.Credits;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What the lists of a team and a key, read together, allow whoever asks of a model. */
record ListsLeave(CatalogModel model, Asker asker, Lists lists) implements Allowlist.Leave {

    @Override
    public Optional<AllowedModel> caps() {
        Optional<AllowedModel> ofTeam =
                AllowedModel.counting(lists.ofTeam(), model.id()).filter(this::isForAsker);
        Optional<AllowedModel> ofKey =
                lists.ofKey().isEmpty()
                        ? Optional.of(AllowedModel.of(model.id()))
                        : AllowedModel.counting(lists.ofKey(), model.id());
        return ofTeam.flatMap(caps ->
                        ofKey.flatMap(keyCaps -> CapMerge.tightest(model.id(), caps, keyCaps)))
                .flatMap(caps -> CapFit.of(model, caps));
    }

    @Override
    public void require(ObjectNode normalised, Credits quote) {
        AllowedModel ofTeam = row("your team", lists.ofTeam());
        if (!isForAsker(ofTeam)) {
            throw CapCheck.othersOnly(model, asker.key() != null, named(lists.ofTeam()));
        }
        new CapCheck("your team", model, ofTeam).require(normalised, quote);
        if (!lists.ofKey().isEmpty()) {
            new CapCheck("this key", model, row("this key", lists.ofKey()))
                    .require(normalised, quote);
        }
    }

    private AllowedModel row(String owner, List<AllowedModel> list) {
        return AllowedModel.counting(list, model.id())
                .orElseThrow(() -> CapCheck.modelRefused(owner, model, named(list)));
    }

    /** Rows that are for others are of no use to whoever asks. */
    private List<String> named(List<AllowedModel> list) {
        return list.stream().filter(this::isForAsker).map(AllowedModel::model).toList();
    }

    private boolean isForAsker(AllowedModel row) {
        return !lists.forOthers().contains(row.model());
    }
}
