package io.framehouse.catalog.internal;

import io.framehouse.catalog.PriceEffect;
import io.framehouse.catalog.PriceTerms;
import io.framehouse.catalog.Quote;
import io.framehouse.catalog.SettledRequests;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Prices by rules that are not in force; runs in a transaction of the platform. */
@Component
class PriceTrials {
    private static final Duration LOOKS_BACK = Duration.ofDays(7);

    private final PricingQuery pricings;
    private final PriceRules rules;
    private final ObjectProvider<SettledRequests> settled;
    private final Clock clock;

    PriceTrials(
            PricingQuery pricings,
            PriceRules rules,
            ObjectProvider<SettledRequests> settled,
            Clock clock) {
        this.pricings = pricings;
        this.rules = rules;
        this.settled = settled;
        this.clock = clock;
    }

    Quote quote(
            LoadedModel model,
            long version,
            PriceRule rule,
            ObjectNode settings,
            @Nullable TeamId team) {
        Instant now = clock.instant();
        PriceTerms terms = pricings.at(team, model.model().id(), now).terms();
        ObjectNode request = PricedSettings.request(model, settings);
        Quoter.Priced priced =
                Quoter.price(model, rule, request, terms)
                        .orElseThrow(() -> Unpriceable.of(model.model(), request));
        return new Quote(
                priced.total(),
                priced.lines(),
                version,
                rule.settlement(),
                now.plus(PriceService.HOLDS_FOR),
                terms);
    }

    PriceEffect effect(LoadedModel model, PriceRule rule) {
        Instant now = clock.instant();
        String id = model.model().id();
        Long version = pricings.at(null, id, now).version();
        SettledRequests source = settled.getIfAvailable();
        if (version == null || source == null) {
            return new PriceEffect(0, Credits.ZERO, Credits.ZERO, 0);
        }
        PriceRule present = rules.of(version);
        Set<String> names = new TreeSet<>(PricedSettings.names(present));
        names.addAll(PricedSettings.names(rule));
        Comparison comparison = new Comparison(model, present, rule);
        Map<TeamId, PriceTerms> terms = new HashMap<>();
        for (SettledRequests.Requests requests :
                source.settledSince(id, now.minus(LOOKS_BACK), names)) {
            comparison.add(
                    requests,
                    terms.computeIfAbsent(
                            requests.team(), team -> pricings.at(team, id, now).terms()));
        }
        return comparison.result();
    }

    /** Adds up by both rules what both price. */
    private static final class Comparison {
        private final LoadedModel model;
        private final PriceRule present;
        private final PriceRule other;
        private PriceEffect sum = new PriceEffect(0, Credits.ZERO, Credits.ZERO, 0);

        Comparison(LoadedModel model, PriceRule present, PriceRule other) {
            this.model = model;
            this.present = present;
            this.other = other;
        }

        void add(SettledRequests.Requests requests, PriceTerms terms) {
            Optional<Credits> now = price(present, requests, terms);
            Optional<Credits> then = price(other, requests, terms);
            if (now.isPresent() && then.isPresent()) {
                sum =
                        new PriceEffect(
                                sum.jobs() + requests.count(),
                                sum.now().plus(now.get()),
                                sum.then().plus(then.get()),
                                sum.unpriced());
            } else if (then.isEmpty()) {
                sum =
                        new PriceEffect(
                                sum.jobs(),
                                sum.now(),
                                sum.then(),
                                sum.unpriced() + requests.count());
            }
        }

        PriceEffect result() {
            return sum;
        }

        private Optional<Credits> price(
                PriceRule rule, SettledRequests.Requests requests, PriceTerms terms) {
            return Quoter.price(model, rule, requests.settings(), terms)
                    .map(priced -> priced.total().times(requests.count()));
        }
    }
}
