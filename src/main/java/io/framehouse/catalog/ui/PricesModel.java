package io.framehouse.catalog.ui;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.ConversionRate;
import io.framehouse.catalog.ConversionRates;
import io.framehouse.catalog.FormField;
import io.framehouse.catalog.PriceBook;
import io.framehouse.catalog.PriceEffect;
import io.framehouse.catalog.PriceVersion;
import io.framehouse.catalog.Quote;
import io.framehouse.catalog.TeamPrice;
import io.framehouse.catalog.TeamPrices;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Team;
import io.framehouse.teams.Teams;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the price book shows and does; draws nothing. */
@Component
@Scope("prototype")
class PricesModel {
    private final Catalog catalog;
    private final PriceBook book;
    private final ConversionRates rates;
    private final TeamPrices teamPrices;
    private final Teams teams;
    private final Clock clock;

    PricesModel(
            Catalog catalog,
            PriceBook book,
            ConversionRates rates,
            TeamPrices teamPrices,
            Teams teams,
            Clock clock) {
        this.catalog = catalog;
        this.book = book;
        this.rates = rates;
        this.teamPrices = teamPrices;
        this.teams = teams;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    boolean knows(String id) {
        return catalog.find(id).isPresent();
    }

    /** All models with their prices, in the catalogue's order. */
    List<BookRow> rows() {
        Map<String, List<PriceVersion>> versions =
                book.versions(null).stream().collect(Collectors.groupingBy(PriceVersion::model));
        return catalog.models().stream()
                .map(model -> row(model, versions.getOrDefault(model.id(), List.of())))
                .toList();
    }

    /** Those whose title or id has the words. */
    static List<BookRow> matching(List<BookRow> rows, String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return rows.stream()
                .filter(row ->
                        (row.model().title() + " " + row.model().id())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted))
                .toList();
    }

    List<String> gaps(CatalogModel model, RuleDraft rule) {
        return book.gaps(model.id(), rule.toJson());
    }

    /** The fields of a model that change its price by a rule. */
    static List<FormField> priced(CatalogModel model, RuleDraft rule) {
        Set<String> names = new LinkedHashSet<>(List.of("duration", "resolution", "off_peak"));
        rule.rows().forEach(row -> names.addAll(row.when().keySet()));
        rule.surcharges().forEach(more -> names.addAll(more.when().keySet()));
        return model.fields().stream()
                .filter(field -> names.contains(field.name()) && field.unavailable() == null)
                .toList();
    }

    Quote trial(
            CatalogModel model,
            long version,
            RuleDraft rule,
            ObjectNode settings,
            @Nullable TeamId team) {
        return book.trial(model.id(), version, rule.toJson(), settings, team);
    }

    /** What a job of default length costs in a setting; empty where it has no price. */
    Optional<Credits> example(
            CatalogModel model, RuleDraft rule, Map<String, String> when, boolean offPeak) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        when.forEach((name, value) -> put(settings, name, value));
        if (offPeak) {
            settings.put(RuleDraft.OFF_PEAK, true);
        }
        try {
            return Optional.of(trial(model, 0, rule, settings, null).total());
        } catch (DomainException noPrice) {
            return Optional.empty();
        }
    }

    /** The default length of a model's videos in seconds, or null. */
    static @Nullable Object seconds(CatalogModel model) {
        return model.fields().stream()
                .filter(field -> field.name().equals("duration"))
                .map(FormField::defaultValue)
                .findFirst()
                .orElse(null);
    }

    static boolean offersOffPeak(CatalogModel model) {
        return model.fields().stream()
                .anyMatch(field ->
                        field.name().equals(RuleDraft.OFF_PEAK) && field.unavailable() == null);
    }

    /** Checks a new version and tells its effect on last week; makes nothing. */
    PriceEffect check(CatalogModel model, RuleDraft rule, @Nullable Instant from, String source) {
        ObjectNode json = rule.toJson();
        book.check(model.id(), json, from, source);
        return book.effect(model.id(), json);
    }

    PriceVersion publish(
            CatalogModel model, RuleDraft rule, @Nullable Instant from, String source) {
        return book.publish(model.id(), rule.toJson(), from, source);
    }

    List<ConversionRate> rates() {
        return rates.list();
    }

    /** Credits for one of a unit today. */
    BigDecimal rate(String unit) {
        return rates.list().stream()
                .filter(rate -> rate.unit().equals(unit) && !rate.effectiveFrom().isAfter(now()))
                .map(ConversionRate::credits)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    ConversionRate publishRate(
            String unit, BigDecimal credits, @Nullable Instant from, String reason) {
        return rates.publish(unit, credits, from, reason);
    }

    List<Team> teams() {
        return teams.all();
    }

    List<TeamPrice> teamPrices() {
        return teamPrices.list(null);
    }

    TeamPrice publishTeamPrice(
            TeamId team, BigDecimal percent, @Nullable Instant from, String reason) {
        return teamPrices.publish(team, percent, from, reason);
    }

    /** Of versions, newest first within a subject, the one in force of each subject. */
    <T> Set<T> inForce(List<T> versions, Function<T, Instant> start, Function<T, Object> subject) {
        Set<Object> seen = new LinkedHashSet<>();
        Set<T> inForce = new LinkedHashSet<>();
        for (T version : versions) {
            if (!start.apply(version).isAfter(now()) && seen.add(subject.apply(version))) {
                inForce.add(version);
            }
        }
        return inForce;
    }

    private BookRow row(CatalogModel model, List<PriceVersion> versions) {
        List<PriceVersion> newestFirst = new ArrayList<>(versions);
        PriceVersion inForce =
                newestFirst.stream()
                        .filter(version -> !version.effectiveFrom().isAfter(now()))
                        .findFirst()
                        .orElse(null);
        List<String> gaps =
                inForce == null
                        ? List.of("No price at all")
                        : book.gaps(model.id(), inForce.rule());
        return new BookRow(model, newestFirst, inForce, gaps);
    }

    private static void put(ObjectNode settings, String name, String value) {
        if (value.equals("true") || value.equals("false")) {
            settings.put(name, Boolean.parseBoolean(value));
        } else {
            settings.put(name, value);
        }
    }
}
