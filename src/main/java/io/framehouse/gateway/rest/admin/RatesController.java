package io.framehouse.gateway.rest.admin;

import io.framehouse.api.JsonBody;
import io.framehouse.api.Paging;
import io.framehouse.api.RequestReader;
import io.framehouse.catalog.ConversionRate;
import io.framehouse.catalog.ConversionRates;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What providers' money is worth in credits. */
@RestController
@RequestMapping("/api/v1/admin/rates")
class RatesController {
    private final CurrentActor currentActor;
    private final ConversionRates rates;

    RatesController(CurrentActor currentActor, ConversionRates rates) {
        this.currentActor = currentActor;
        this.rates = rates;
    }

    @GetMapping
    Page<RateJson> list(PageRequest page) {
        currentActor.requirePlatform(Action.VIEW_PRICES);
        return Paging.slice(rates.list(), page, rate -> String.valueOf(rate.id()))
                .map(RateJson::of);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    RateJson publish(JsonBody body) {
        currentActor.requirePlatform(Action.MANAGE_PRICES);
        RequestReader reader = body.reader();
        String unit = reader.text("unit", 20);
        BigDecimal credits = Decimals.required(reader, "credits", "200");
        Instant from = reader.optionalInstant("effective_from");
        String reason = reader.text("reason", 500);
        reader.finish();
        return RateJson.of(rates.publish(unit, credits, from, reason));
    }

    /** One version; {@code credits} are ours for one unit, a decimal as text. */
    record RateJson(
            String id,
            String unit,
            String credits,
            Instant effectiveFrom,
            String reason,
            String createdBy,
            Instant createdAt) {
        static RateJson of(ConversionRate rate) {
            return new RateJson(
                    String.valueOf(rate.id()),
                    rate.unit(),
                    rate.credits().toPlainString(),
                    rate.effectiveFrom(),
                    rate.reason(),
                    rate.createdBy(),
                    rate.createdAt());
        }
    }
}
