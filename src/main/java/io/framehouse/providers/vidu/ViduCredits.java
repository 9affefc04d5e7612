package io.framehouse.providers.vidu;

import io.framehouse.providers.BalanceOutcome;
import io.framehouse.providers.http.ErrorBody;
import io.framehouse.providers.http.Json;
import io.framehouse.providers.http.Reply;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads Vidu's page of credits. Its table calls the list {@code remaining_credits}, its sample
 * {@code remains}; items of type {@code metered} and {@code test} are credits that tasks use up,
 * {@code concurrent} is a plan by slots and no money.
 *
 * @see <a href="https://platform.vidu.com/docs/get-account-info">Vidu: get account info</a>
 */
final class ViduCredits {
    static final String PATH = "/ent/v2/credits";
    private static final String UNIT = "credits";
    private static final String NO_MONEY = "concurrent";

    private ViduCredits() {}

    /** The credits left; null where the page tells none. */
    static @Nullable BigDecimal left(ObjectNode body) {
        List<BigDecimal> amounts =
                Json.items(body, "remains", "remaining_credits").stream()
                        .filter(item -> !NO_MONEY.equals(Json.text(item, "type")))
                        .map(ViduCredits::creditRemain)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
        return amounts.isEmpty() ? null : amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BalanceOutcome read(Reply reply, String secret) {
        return switch (reply) {
            case Reply.NeverSent never -> new BalanceOutcome.Failed(never.reason());
            case Reply.Lost lost -> new BalanceOutcome.Failed(lost.reason());
            case Reply.Answer answer -> read(answer, secret);
        };
    }

    private static BalanceOutcome read(Reply.Answer answer, String secret) {
        ObjectNode body = answer.body();
        if (answer.status() == 404 || answer.status() == 405) {
            // A proxy may pass on tasks but not the balance.
            return new BalanceOutcome.NotTold("The provider has no page of credits.");
        }
        if (!answer.isSuccess() || body == null) {
            return new BalanceOutcome.Failed("The provider answered " + answer.status() + ".");
        }
        BigDecimal left = left(body);
        String excerpt = ErrorBody.clean(body.toString(), secret);
        return left == null
                ? new BalanceOutcome.NotTold("No balance in " + excerpt)
                : new BalanceOutcome.Told(left, UNIT, excerpt);
    }

    private static @Nullable BigDecimal creditRemain(JsonNode item) {
        return Json.decimal(item, "credit_remain");
    }
}
