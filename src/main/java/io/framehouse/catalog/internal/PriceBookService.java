package io.framehouse.catalog.internal;

import com.networknt.schema.Error;
import io.framehouse.audit.AuditTrail;
import io.framehouse.catalog.PriceBook;
import io.framehouse.catalog.PriceVersion;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** Lists and makes price versions; for platform admins, to read also for finance. */
@Service
final class PriceBookService implements PriceBook {
    private final LoadedModels models;
    private final PriceRepository prices;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final AuditTrail audit;
    private final Clock clock;

    PriceBookService(
            LoadedModels models,
            PriceRepository prices,
            TeamTransactions transactions,
            CurrentActor currentActor,
            AuditTrail audit,
            Clock clock) {
        this.models = models;
        this.prices = prices;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<PriceVersion> versions(@Nullable String model) {
        currentActor.requirePlatform(Action.VIEW_ALL_USAGE);
        return transactions.onPlatform(() -> prices.versions(model));
    }

    @Override
    public PriceVersion publish(
            String model, ObjectNode rule, @Nullable Instant effectiveFrom, String source) {
        Actor actor = currentActor.requirePlatform(Action.MANAGE_PROVIDERS);
        requireValid(model, rule);
        Instant from =
                (effectiveFrom == null ? clock.instant() : effectiveFrom)
                        .truncatedTo(ChronoUnit.MICROS);
        return transactions.onPlatform(() -> {
            requireAfterNewest(model, from);
            PriceVersion made =
                    prices.insert(model, from, rule, source, "set", actor.label())
                            .orElseThrow(() -> overlaps(model, from));
            audit.record(null, change(made));
            return made;
        });
    }

    private void requireValid(String model, ObjectNode rule) {
        if (models.find(model).isEmpty()) {
            throw DomainException.invalid(
                    "model", "unknown_model", "There is no model '" + model + "'.");
        }
        List<FieldError> errors =
                FileCheck.checkPrice(rule).stream().map(PriceBookService::fieldError).toList();
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }

    private static FieldError fieldError(Error error) {
        String path = FieldPaths.of(String.valueOf(error.getInstanceLocation()));
        return new FieldError(
                path.isEmpty() ? "rule" : "rule." + path, "invalid", error.getMessage());
    }

    private void requireAfterNewest(String model, Instant from) {
        boolean later =
                prices.versions(model).stream()
                        .allMatch(version -> version.effectiveFrom().isBefore(from));
        if (!later) {
            throw overlaps(model, from);
        }
    }

    private static DomainException overlaps(String model, Instant from) {
        return DomainException.invalid(
                "effective_from",
                "overlaps",
                "A version of "
                        + model
                        + " starts at or after "
                        + from
                        + ". Choose a later start.");
    }

    private static AuditTrail.Change change(PriceVersion made) {
        return AuditTrail.Change.made(
                "price.published",
                "price_version",
                String.valueOf(made.id()),
                Map.of(
                        "model", made.model(),
                        "effective_from", made.effectiveFrom().toString(),
                        "rule", made.rule().toString()));
    }
}
