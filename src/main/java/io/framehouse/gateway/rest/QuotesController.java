package io.framehouse.gateway.rest;

import io.framehouse.api.JsonBody;
import io.framehouse.api.RequestReader;
import io.framehouse.catalog.Quote;
import io.framehouse.jobs.Jobs;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Prices without a hold. */
@RestController
class QuotesController {
    private final TeamCaller caller;
    private final Jobs jobs;

    QuotesController(TeamCaller caller, Jobs jobs) {
        this.caller = caller;
        this.jobs = jobs;
    }

    @PostMapping(path = "/api/v1/quotes", consumes = MediaType.APPLICATION_JSON_VALUE)
    QuoteJson quote(JsonBody body) {
        TeamId team = caller.team();
        RequestReader reader = body.reader();
        String model = reader.text("model", 100);
        ObjectNode parameters = reader.object("parameters");
        reader.finish();
        return QuoteJson.of(jobs.quote(team, model, parameters));
    }

    /** An itemised price. */
    record QuoteJson(
            String total, List<QuoteLineJson> lines, long priceVersion, Instant expiresAt) {
        static QuoteJson of(Quote quote) {
            return new QuoteJson(
                    quote.total().toWire(),
                    QuoteLineJson.of(quote.lines()),
                    quote.priceVersion(),
                    quote.expiresAt());
        }
    }
}
