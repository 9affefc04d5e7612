package io.framehouse.catalog.ui;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Prices;
import io.framehouse.catalog.QuoteLine;
import io.framehouse.shared.Action;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** The models of the catalogue, which of them a team may use, and how far. */
@Component
@Scope("prototype")
class ModelsModel {
    private static final String EVERY_MODEL = "*";

    private final Catalog catalog;
    private final Allowlist allowlist;
    private final Prices prices;
    private final CurrentActor currentActor;

    ModelsModel(Catalog catalog, Allowlist allowlist, Prices prices, CurrentActor currentActor) {
        this.catalog = catalog;
        this.allowlist = allowlist;
        this.prices = prices;
        this.currentActor = currentActor;
    }

    ModelsOverview overview(TeamId team) {
        List<AllowedModel> list = allowlist.list(team, null);
        AllowedModel every = row(list, EVERY_MODEL).orElse(null);
        return new ModelsOverview(
                every,
                catalog.models().stream()
                        .map(model -> row(team, model, row(list, model.id()).orElse(null), every))
                        .toList());
    }

    private ModelRow row(
            TeamId team,
            CatalogModel model,
            @Nullable AllowedModel own,
            @Nullable AllowedModel every) {
        return new ModelRow(
                model,
                ModelLimits.of(model),
                own,
                own == null ? every : own,
                prices.priceLines(team, model).stream()
                        .findFirst()
                        .map(QuoteLine::amount)
                        .orElse(null));
    }

    /** Allows a model without caps. */
    void allow(TeamId team, String model) {
        List<AllowedModel> list = present(team);
        if (row(list, model).isEmpty()) {
            list.add(AllowedModel.of(model));
            allowlist.replace(team, null, list);
        }
    }

    /** Takes a model, and its caps, off the list. */
    void forbid(TeamId team, String model) {
        List<AllowedModel> list = present(team);
        if (list.removeIf(row -> row.model().equals(model))) {
            allowlist.replace(team, null, list);
        }
    }

    /**
     * Saves caps of a model.
     *
     * @param seen the model's own row as the person saw it; null for none
     * @throws DomainException WRONG_STATE where somebody else changed it meanwhile
     */
    void save(TeamId team, @Nullable AllowedModel seen, AllowedModel wanted) {
        List<AllowedModel> list = present(team);
        if (!Objects.equals(row(list, wanted.model()).orElse(null), seen)) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "Could not save: somebody else changed these caps. Reload to see the new"
                            + " values.");
        }
        list.removeIf(row -> row.model().equals(wanted.model()));
        list.add(wanted);
        allowlist.replace(team, null, list);
    }

    /** Turns leave for all models into one row a model with the same caps. */
    void chooseModels(TeamId team) {
        ModelsOverview overview = overview(team);
        List<AllowedModel> chosen =
                overview.rows().stream()
                        .filter(ModelRow::allowed)
                        .map(ModelRow::editable)
                        .filter(caps -> caps.resolutions() == null || !caps.resolutions().isEmpty())
                        .toList();
        currentActor.require(team, Action.MANAGE_MODELS);
        allowlist.replace(team, null, chosen);
    }

    private List<AllowedModel> present(TeamId team) {
        currentActor.require(team, Action.MANAGE_MODELS);
        return new ArrayList<>(allowlist.list(team, null));
    }

    private static Optional<AllowedModel> row(List<AllowedModel> list, String model) {
        return list.stream().filter(row -> row.model().equals(model)).findFirst();
    }
}
