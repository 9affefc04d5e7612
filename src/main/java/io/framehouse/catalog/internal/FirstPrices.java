package io.framehouse.catalog.internal;

import io.framehouse.shared.TeamTransactions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives every model of the catalogue its first price version, before any request is served. Holds
 * from the beginning of time, so that several nodes starting together make one version.
 */
@Component
final class FirstPrices implements SmartInitializingSingleton {
    static final Instant SINCE_EVER = Instant.EPOCH;
    private static final String AUTHOR = "catalogue";
    private static final String FIRST = "Setting at the first start";

    private final LoadedModels models;
    private final PriceRepository prices;
    private final RateRepository rates;
    private final TeamTransactions transactions;
    private final BigDecimal creditUsd;
    private final BigDecimal providerCredit;

    FirstPrices(
            LoadedModels models,
            PriceRepository prices,
            RateRepository rates,
            TeamTransactions transactions,
            @Value("${framehouse.credit-usd:0.005}") BigDecimal creditUsd,
            @Value("${framehouse.provider-credit-rate:1}") BigDecimal providerCredit) {
        this.models = models;
        this.prices = prices;
        this.rates = rates;
        this.transactions = transactions;
        this.creditUsd = creditUsd;
        this.providerCredit = providerCredit;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transactions.runOnPlatform(this::seed);
    }

    private void seed() {
        BigDecimal usd = BigDecimal.ONE.divide(creditUsd, 10, RoundingMode.HALF_UP);
        rates.insert("USD", usd, SINCE_EVER, FIRST, AUTHOR);
        rates.insert("credits", providerCredit, SINCE_EVER, FIRST, AUTHOR);
        models.all().stream()
                .filter(model -> prices.inForce(model.model().id(), SINCE_EVER).isEmpty())
                .forEach(this::seed);
    }

    private void seed(LoadedModel model) {
        ObjectNode rule = model.firstPrice();
        prices.insert(
                model.model().id(),
                SINCE_EVER,
                rule,
                rule.path("source").asString("catalogue file"),
                rule.path("certainty").asString("assumed"),
                AUTHOR);
    }
}
