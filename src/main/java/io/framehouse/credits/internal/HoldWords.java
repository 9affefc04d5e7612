package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.HoldBatches.Wish;
import io.framehouse.credits.HoldRequest;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the SQL function {@code place_holds} is asked and what it answers, as JSON. */
final class HoldWords {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private HoldWords() {}

    static String wishes(List<Wish> wishes, ZoneId zone) {
        ArrayNode array = JSON.createArrayNode();
        wishes.forEach(wish -> put(array.addObject(), wish, zone));
        return JSON.writeValueAsString(array);
    }

    private static void put(ObjectNode node, Wish wish, ZoneId zone) {
        HoldRequest request = wish.request();
        UserId member = request.member();
        KeyId key = request.key();
        BudgetWindows windows = BudgetWindows.at(request.at(), zone);
        node.put("job", request.job().toString())
                .put("amount_micros", request.amount().micros())
                .put("member", member == null ? null : member.toString())
                .put("key", key == null ? null : key.toString())
                .put("at", Sql.at(request.at()).toString())
                .put("day", start(windows, Period.DAY))
                .put("week", start(windows, Period.WEEK))
                .put("month", start(windows, Period.MONTH))
                .put("actor", wish.actor());
    }

    private static String start(BudgetWindows windows, Period period) {
        return windows.of(period).startsAt().toString();
    }

    static Map<JobId, DomainException> refusals(String answer, ZoneId zone) {
        if (answer.equals("[]")) {
            return Map.of();
        }
        Map<JobId, DomainException> refusals = new LinkedHashMap<>();
        for (JsonNode line : JSON.readTree(answer)) {
            refusals.put(new JobId(id(line, "job")), refusal(line, zone));
        }
        return refusals;
    }

    private static DomainException refusal(JsonNode line, ZoneId zone) {
        Credits requested = credits(line, "requested");
        String why = line.path("why").asString();
        return switch (why) {
            case "balance" -> Refusals.insufficientCredits(figures(line), requested);
            case "budget" -> Refusals.budgetExceeded(budget(line), requested, zone);
            case "other_amount" ->
                    new DomainException(
                            CommonError.WRONG_STATE,
                            "Job %s holds %s already; it cannot hold %s as well."
                                    .formatted(id(line, "job"), credits(line, "held"), requested));
            default -> throw new IllegalStateException("A hold was refused for '" + why + "'");
        };
    }

    private static BalanceRows.Figures figures(JsonNode line) {
        return new BalanceRows.Figures(
                credits(line, "granted"),
                credits(line, "spent"),
                credits(line, "held"),
                line.path("overdrawn").asBoolean(),
                line.path("open_holds").asLong());
    }

    private static CurrentBudget budget(JsonNode line) {
        BudgetData data =
                new BudgetData(
                        Wire.parse(BudgetData.Scope.class, line.path("scope").asString())
                                .orElseThrow(),
                        idOrNull(line, "subject"),
                        Wire.parse(Period.class, line.path("period").asString()).orElseThrow(),
                        credits(line, "limit"),
                        true,
                        List.of());
        BudgetStatus status =
                new BudgetStatus(
                        id(line, "budget"),
                        data,
                        credits(line, "raised"),
                        null,
                        credits(line, "spent"),
                        credits(line, "held"),
                        instantOrNull(line, "resets_at"));
        return new CurrentBudget(status, null);
    }

    private static Credits credits(JsonNode line, String field) {
        return Credits.ofMicros(line.path(field).asLong());
    }

    private static UUID id(JsonNode line, String field) {
        return UUID.fromString(line.path(field).asString());
    }

    private static @Nullable UUID idOrNull(JsonNode line, String field) {
        return line.path(field).isString() ? id(line, field) : null;
    }

    private static @Nullable Instant instantOrNull(JsonNode line, String field) {
        JsonNode value = line.path(field);
        return value.isString() ? OffsetDateTime.parse(value.asString()).toInstant() : null;
    }
}
