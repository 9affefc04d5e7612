package io.framehouse.catalog.internal;

import io.framehouse.catalog.PriceTerms;
import io.framehouse.catalog.Quote.Settlement;
import io.framehouse.catalog.QuoteLine;
import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What a request costs a team by one rule and one set of terms; exact until it rounds once. */
final class Quoter {
    private static final String MINUS = "\u2212";

    private Quoter() {}

    /** An amount with the lines that add up to it. */
    record Priced(Credits total, List<QuoteLine> lines) {}

    /** Empty where no row of the rule covers the request. */
    static Optional<Priced> price(
            LoadedModel model, PriceRule rule, ObjectNode request, PriceTerms terms) {
        return PriceCalculation.of(rule, request)
                .map(calculation -> calculation.inCredits(terms.rate(rule.unit())))
                .map(calculation -> {
                    if (rule.settlement() == Settlement.REPORTED) {
                        raiseToDearestRoute(calculation, model.routesFor(request), request, terms);
                    }
                    addTeamPrice(calculation, terms.teamPercent());
                    Credits total = Credits.round(calculation.total());
                    return new Priced(total, calculation.lines(total));
                });
    }

    /** With reported settlement the hold covers the dearest route that may serve the job. */
    private static void raiseToDearestRoute(
            PriceCalculation selling,
            List<LoadedRoute> routes,
            ObjectNode request,
            PriceTerms terms) {
        BigDecimal sold = selling.total();
        routes.stream()
                .flatMap(route -> Optional.ofNullable(route.cost()).stream())
                .flatMap(cost -> costInCredits(cost, request, terms).stream())
                .max(Comparator.naturalOrder())
                .filter(dearest -> dearest.compareTo(sold) > 0)
                .ifPresent(
                        dearest -> selling.addDifference("Dearest route", dearest.subtract(sold)));
    }

    private static Optional<BigDecimal> costInCredits(
            PriceRule cost, ObjectNode request, PriceTerms terms) {
        return PriceCalculation.of(cost, request)
                .map(calculation -> calculation.total().multiply(terms.rate(cost.unit())));
    }

    private static void addTeamPrice(PriceCalculation calculation, BigDecimal percent) {
        if (percent.signum() != 0) {
            calculation.addDifference(
                    "Team price " + words(percent),
                    calculation.total().multiply(percent).movePointLeft(2));
        }
    }

    private static String words(BigDecimal percent) {
        String digits = percent.abs().stripTrailingZeros().toPlainString();
        return (percent.signum() < 0 ? MINUS : "+") + digits + "\u00a0%";
    }
}
