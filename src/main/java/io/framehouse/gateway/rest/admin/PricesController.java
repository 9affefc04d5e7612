package io.framehouse.gateway.rest.admin;

import io.framehouse.api.JsonBody;
import io.framehouse.api.Paging;
import io.framehouse.api.RequestReader;
import io.framehouse.catalog.PriceBook;
import io.framehouse.catalog.PriceVersion;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The versions of the selling prices. */
@RestController
@RequestMapping("/api/v1/admin/prices")
class PricesController {
    private final CurrentActor currentActor;
    private final PriceBook prices;

    PricesController(CurrentActor currentActor, PriceBook prices) {
        this.currentActor = currentActor;
        this.prices = prices;
    }

    @GetMapping
    Page<PriceJson> list(@RequestParam(required = false) @Nullable String model, PageRequest page) {
        currentActor.requirePlatform(Action.VIEW_PRICES);
        return Paging.slice(prices.versions(model), page, version -> String.valueOf(version.id()))
                .map(PriceJson::of);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    PriceJson publish(JsonBody body) {
        currentActor.requirePlatform(Action.MANAGE_PRICES);
        RequestReader reader = body.reader();
        String model = reader.text("model", 100);
        ObjectNode rule = reader.object("rule");
        Instant from = reader.optionalInstant("effective_from");
        String source = reader.text("source", 500);
        reader.finish();
        return PriceJson.of(prices.publish(model, rule, from, source));
    }

    /** One version; it never changes. */
    record PriceJson(
            String id,
            String model,
            Instant effectiveFrom,
            ObjectNode rule,
            String source,
            String certainty,
            String createdBy,
            Instant createdAt) {
        static PriceJson of(PriceVersion version) {
            return new PriceJson(
                    String.valueOf(version.id()),
                    version.model(),
                    version.effectiveFrom(),
                    version.rule(),
                    version.source(),
                    version.certainty(),
                    version.createdBy(),
                    version.createdAt());
        }
    }
}
