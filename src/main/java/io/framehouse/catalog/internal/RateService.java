package io.framehouse.catalog.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.catalog.ConversionRate;
import io.framehouse.catalog.ConversionRates;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.TeamTransactions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lists and makes rates; for platform admins, to read also for finance. */
@Service
final class RateService implements ConversionRates {
    private static final List<String> UNITS = List.of("credits", "USD");
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    private static final int PLACES = 10;

    private final RateRepository rates;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final AuditTrail audit;
    private final Clock clock;

    RateService(
            RateRepository rates,
            TeamTransactions transactions,
            CurrentActor currentActor,
            AuditTrail audit,
            Clock clock) {
        this.rates = rates;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<ConversionRate> list() {
        currentActor.requirePlatform(Action.VIEW_PRICES);
        return transactions.onPlatform(rates::list);
    }

    @Override
    public ConversionRate publish(
            String unit, BigDecimal credits, @Nullable Instant effectiveFrom, String reason) {
        Actor actor = currentActor.requirePlatform(Action.MANAGE_PRICES);
        Instant now = clock.instant();
        check(unit, credits, effectiveFrom, reason, now);
        Instant from = Start.of(effectiveFrom, now);
        return transactions.onPlatform(() -> {
            ConversionRate made =
                    rates.insert(unit, credits, from, reason.strip(), actor.label())
                            .orElseThrow(() -> Start.overlaps("a rate of " + unit, from));
            audit.record(null, change(made));
            return made;
        });
    }

    private static void check(
            String unit,
            BigDecimal credits,
            @Nullable Instant effectiveFrom,
            String reason,
            Instant now) {
        List<FieldError> errors = new ArrayList<>();
        if (!UNITS.contains(unit)) {
            errors.add(
                    new FieldError(
                            "unit", "not_allowed", "The unit must be credits or USD.", UNITS));
        }
        if (credits.signum() <= 0
                || credits.compareTo(MOST) > 0
                || credits.stripTrailingZeros().scale() > PLACES) {
            errors.add(
                    new FieldError(
                            "credits",
                            "out_of_range",
                            "The rate must be more than 0 and at most 1,000,000 credits, with up to"
                                    + " 10 decimals."));
        }
        Start.check(effectiveFrom, now, errors);
        Reasons.check("reason", reason, errors);
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }

    private static AuditTrail.Change change(ConversionRate made) {
        return new AuditTrail.Change(
                "rate.published",
                "conversion_rate",
                String.valueOf(made.id()),
                Map.of(),
                Map.of(
                        "unit", made.unit(),
                        "credits", made.credits().toPlainString(),
                        "effective_from", made.effectiveFrom().toString()),
                made.reason());
    }
}
