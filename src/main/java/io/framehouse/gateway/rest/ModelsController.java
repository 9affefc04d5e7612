package io.framehouse.gateway.rest;

import io.framehouse.api.Paging;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Prices;
import io.framehouse.shared.Action;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The models that the key may use. */
@RestController
class ModelsController {
    private final TeamCaller caller;
    private final Catalog catalog;
    private final Allowlist allowlist;
    private final Prices prices;

    ModelsController(TeamCaller caller, Catalog catalog, Allowlist allowlist, Prices prices) {
        this.caller = caller;
        this.catalog = catalog;
        this.allowlist = allowlist;
        this.prices = prices;
    }

    @GetMapping("/api/v1/models")
    Page<ModelJson> list(PageRequest page) {
        TeamId team = caller.teamFor(Action.VIEW_MODELS);
        List<ModelJson> allowed =
                catalog.models().stream()
                        .filter(model -> prices.offered(model).isPresent())
                        .flatMap(model -> json(team, model).stream())
                        .toList();
        return Paging.slice(allowed, page, ModelJson::id);
    }

    private Optional<ModelJson> json(TeamId team, CatalogModel model) {
        return allowlist.allowed(team, caller.key(), model).map(caps -> json(team, model, caps));
    }

    private ModelJson json(TeamId team, CatalogModel model, AllowedModel caps) {
        return new ModelJson(
                model.id(),
                model.title(),
                model.mode(),
                model.summary(),
                model.schema(),
                CapsJson.of(caps),
                QuoteLineJson.of(prices.priceLines(team, model)));
    }

    /** A model as programs see it; {@code parameters} is a JSON Schema. */
    record ModelJson(
            String id,
            String title,
            String mode,
            String summary,
            ObjectNode parameters,
            CapsJson caps,
            List<QuoteLineJson> priceLines) {}
}
