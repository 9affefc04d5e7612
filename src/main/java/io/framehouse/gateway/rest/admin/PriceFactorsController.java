package io.framehouse.gateway.rest.admin;

import io.framehouse.api.JsonBody;
import io.framehouse.api.Paging;
import io.framehouse.api.RequestReader;
import io.framehouse.catalog.TeamPrice;
import io.framehouse.catalog.TeamPrices;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What one team pays more or less than the price book. */
@RestController
@RequestMapping("/api/v1/admin/teams/{team}/price-factors")
class PriceFactorsController {
    private final CurrentActor currentActor;
    private final Teams teams;
    private final TeamPrices prices;

    PriceFactorsController(CurrentActor currentActor, Teams teams, TeamPrices prices) {
        this.currentActor = currentActor;
        this.teams = teams;
        this.prices = prices;
    }

    @GetMapping
    Page<PriceFactorJson> list(@PathVariable String team, PageRequest page) {
        currentActor.requirePlatform(Action.VIEW_PRICES);
        TeamId id = teams.get(AdminPath.team(team)).id();
        return Paging.slice(prices.list(id), page, price -> String.valueOf(price.id()))
                .map(PriceFactorJson::of);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    PriceFactorJson publish(@PathVariable String team, JsonBody body) {
        currentActor.requirePlatform(Action.MANAGE_PRICES);
        TeamId id = teams.get(AdminPath.team(team)).id();
        RequestReader reader = body.reader();
        BigDecimal percent = Decimals.required(reader, "percent", "-10");
        Instant from = reader.optionalInstant("effective_from");
        String reason = reader.text("reason", 500);
        reader.finish();
        return PriceFactorJson.of(prices.publish(id, percent, from, reason));
    }

    /** One version; {@code percent} is a decimal as text, such as {@code "-10"}. */
    record PriceFactorJson(
            String id,
            String teamId,
            String percent,
            Instant effectiveFrom,
            String reason,
            String createdBy,
            Instant createdAt) {
        static PriceFactorJson of(TeamPrice price) {
            return new PriceFactorJson(
                    String.valueOf(price.id()),
                    price.team().toString(),
                    price.percent().toPlainString(),
                    price.effectiveFrom(),
                    price.reason(),
                    price.madeBy(),
                    price.createdAt());
        }
    }
}
