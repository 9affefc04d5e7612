package io.framehouse.catalog.ui;

import io.framehouse.catalog.ConversionRate;
import io.framehouse.catalog.ConversionRates;
import io.framehouse.catalog.PriceBook;
import io.framehouse.catalog.PriceEffect;
import io.framehouse.catalog.PriceVersion;
import io.framehouse.catalog.Quote;
import io.framehouse.catalog.QuoteLine;
import io.framehouse.catalog.TeamPrice;
import io.framehouse.catalog.TeamPrices;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Prices in memory; a trial costs the first row's first second. */
final class FakeBook implements PriceBook, ConversionRates, TeamPrices {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    final List<PriceVersion> versions = new ArrayList<>();
    final List<TeamPrice> teamPrices = new ArrayList<>();
    List<String> gaps = List.of();
    @Nullable DomainException refusal;

    PriceVersion put(long id, Instant from, String rule, String certainty) {
        ObjectNode json = RuleDraftTest.json(rule);
        PriceVersion version =
                new PriceVersion(id, "q3", from, json, "A table", certainty, "Pia", NOW);
        versions.addFirst(version);
        return version;
    }

    @Override
    public List<PriceVersion> versions(@Nullable String model) {
        return List.copyOf(versions);
    }

    @Override
    public PriceVersion publish(
            String model, ObjectNode rule, @Nullable Instant effectiveFrom, String source) {
        PriceVersion made =
                new PriceVersion(
                        99,
                        model,
                        effectiveFrom == null ? NOW : effectiveFrom,
                        rule,
                        source,
                        "set",
                        "Pia",
                        NOW);
        versions.addFirst(made);
        return made;
    }

    @Override
    public void check(
            String model,
            ObjectNode rule,
            @Nullable Instant effectiveFrom,
            @Nullable String source) {
        if (refusal != null) {
            throw refusal;
        }
    }

    @Override
    public List<String> gaps(String model, ObjectNode rule) {
        return gaps;
    }

    @Override
    public Quote trial(
            String model,
            long version,
            ObjectNode rule,
            ObjectNode settings,
            @Nullable TeamId team) {
        BigDecimal second = RuleDraft.of(rule).rows().getFirst().second(0);
        Credits total = Credits.round(second == null ? BigDecimal.ZERO : second);
        return new Quote(
                total,
                List.of(new QuoteLine("1 second", BigDecimal.ONE, total, total)),
                version,
                Quote.Settlement.QUOTED,
                NOW);
    }

    @Override
    public PriceEffect effect(String model, ObjectNode rule) {
        return new PriceEffect(34, Credits.of(2_040), Credits.of(2_310), 0);
    }

    @Override
    public List<ConversionRate> list() {
        return List.of(
                new ConversionRate(
                        1, "credits", BigDecimal.ONE, Instant.EPOCH, "First", "Pia", NOW),
                new ConversionRate(
                        2, "USD", BigDecimal.valueOf(200), Instant.EPOCH, "First", "Pia", NOW));
    }

    @Override
    public ConversionRate publish(
            String unit, BigDecimal credits, @Nullable Instant effectiveFrom, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TeamPrice> list(@Nullable TeamId team) {
        return List.copyOf(teamPrices);
    }

    @Override
    public TeamPrice publish(
            TeamId team, BigDecimal percent, @Nullable Instant effectiveFrom, String reason) {
        TeamPrice made = new TeamPrice(7, team, percent, NOW, reason, "Pia", NOW);
        teamPrices.addFirst(made);
        return made;
    }
}
