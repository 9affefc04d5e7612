package io.framehouse.catalog.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.catalog.TeamPrice;
import io.framehouse.catalog.TeamPrices;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/** Lists and makes team prices; for platform admins, to read also for finance. */
@Service
final class TeamPriceService implements TeamPrices {
    private static final BigDecimal LEAST = BigDecimal.valueOf(-100);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000);
    private static final int PLACES = 3;

    private final TeamPriceRepository prices;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final AuditTrail audit;
    private final Clock clock;

    TeamPriceService(
            TeamPriceRepository prices,
            TeamTransactions transactions,
            CurrentActor currentActor,
            AuditTrail audit,
            Clock clock) {
        this.prices = prices;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<TeamPrice> list(@Nullable TeamId team) {
        currentActor.requirePlatform(Action.VIEW_PRICES);
        return transactions.onPlatform(() -> prices.list(team));
    }

    @Override
    public TeamPrice publish(
            TeamId team, BigDecimal percent, @Nullable Instant effectiveFrom, String reason) {
        Actor actor = currentActor.requirePlatform(Action.MANAGE_PRICES);
        Instant now = clock.instant();
        check(percent, effectiveFrom, reason, now);
        Instant from = Start.of(effectiveFrom, now);
        try {
            return transactions.onPlatform(() -> {
                TeamPrice made =
                        prices.insert(team, percent, from, reason.strip(), actor.label(), now)
                                .orElseThrow(() -> Start.overlaps("a price of this team", from));
                audit.record(team, change(made));
                return made;
            });
        } catch (DataIntegrityViolationException unknownTeam) {
            // The rules are checked above; what is left to break is the reference to the team.
            throw DomainException.notFound("team");
        }
    }

    private static void check(
            BigDecimal percent, @Nullable Instant effectiveFrom, String reason, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        if (percent.compareTo(LEAST) <= 0
                || percent.compareTo(MOST) > 0
                || percent.stripTrailingZeros().scale() > PLACES) {
            errors.add(
                    new FieldError(
                            "percent",
                            "out_of_range",
                            "The percent must be more than -100 and at most 1000, with up to 3"
                                    + " decimals; -10 is a tenth less, 0 the price book."));
        }
        Start.check(effectiveFrom, now, errors);
        Reasons.check("reason", reason, errors);
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }

    private static AuditTrail.Change change(TeamPrice made) {
        return new AuditTrail.Change(
                "team_price.published",
                "team_price",
                String.valueOf(made.id()),
                Map.of(),
                Map.of(
                        "percent", made.percent().toPlainString(),
                        "effective_from", made.effectiveFrom().toString()),
                made.reason());
    }
}
