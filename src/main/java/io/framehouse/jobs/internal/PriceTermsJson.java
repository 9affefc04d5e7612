package io.framehouse.jobs.internal;

import io.framehouse.catalog.PriceTerms;
import io.framehouse.catalog.PriceTerms.RateUsed;
import io.framehouse.catalog.PriceTerms.TeamPriceUsed;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The price terms of a job in its column. Numbers are text, so none passes floating point. */
@Component
final class PriceTermsJson {
    private final JsonMapper mapper = JsonMapper.builder().build();

    @Nullable String write(@Nullable PriceTerms terms) {
        if (terms == null) {
            return null;
        }
        ObjectNode json = mapper.createObjectNode();
        ObjectNode rates = json.putObject("rates");
        terms.rates()
                .forEach((unit, rate) ->
                        rates.putObject(unit)
                                .put("version", rate.version())
                                .put("credits", rate.credits().toPlainString()));
        TeamPriceUsed team = terms.teamPrice();
        if (team != null) {
            json.putObject("team_price")
                    .put("version", team.version())
                    .put("percent", team.percent().toPlainString());
        }
        return mapper.writeValueAsString(json);
    }

    @Nullable PriceTerms read(@Nullable String json) {
        if (json == null) {
            return null;
        }
        JsonNode node = mapper.readTree(json);
        Map<String, RateUsed> rates = new HashMap<>();
        node.path("rates")
                .properties()
                .forEach(entry ->
                        rates.put(
                                entry.getKey(),
                                new RateUsed(
                                        version(entry.getValue()),
                                        number(entry.getValue(), "credits"))));
        JsonNode team = node.path("team_price");
        return new PriceTerms(
                rates,
                team.isMissingNode()
                        ? null
                        : new TeamPriceUsed(version(team), number(team, "percent")));
    }

    private static long version(JsonNode node) {
        return node.path("version").asLong();
    }

    private static BigDecimal number(JsonNode node, String name) {
        return new BigDecimal(node.path(name).asString());
    }
}
