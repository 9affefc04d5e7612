package io.framehouse.catalog.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.catalog.PriceBook;
import io.framehouse.catalog.PriceEffect;
import io.framehouse.catalog.PriceVersion;
import io.framehouse.catalog.Quote;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
    private final PriceTrials trials;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final AuditTrail audit;
    private final Clock clock;

    PriceBookService(
            LoadedModels models,
            PriceRepository prices,
            PriceTrials trials,
            TeamTransactions transactions,
            CurrentActor currentActor,
            AuditTrail audit,
            Clock clock) {
        this.models = models;
        this.prices = prices;
        this.trials = trials;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<PriceVersion> versions(@Nullable String model) {
        currentActor.requirePlatform(Action.VIEW_PRICES);
        return transactions.onPlatform(() -> prices.versions(model));
    }

    @Override
    public PriceVersion publish(
            String model, ObjectNode rule, @Nullable Instant effectiveFrom, String source) {
        Actor actor = currentActor.requirePlatform(Action.MANAGE_PRICES);
        Instant now = clock.instant();
        refuse(errors(model, rule, effectiveFrom, source, now));
        Instant from = Start.of(effectiveFrom, now);
        return transactions.onPlatform(() -> {
            refuse(overlaps(model, from));
            PriceVersion made =
                    prices.insert(model, from, rule, source.strip(), "set", actor.label())
                            .orElseThrow(() -> Start.overlaps("another one", from));
            audit.record(null, change(made));
            return made;
        });
    }

    @Override
    public void check(
            String model,
            ObjectNode rule,
            @Nullable Instant effectiveFrom,
            @Nullable String source) {
        currentActor.requirePlatform(Action.VIEW_PRICES);
        Instant now = clock.instant();
        List<FieldError> errors = errors(model, rule, effectiveFrom, source, now);
        Instant from = Start.of(effectiveFrom, now);
        errors.addAll(transactions.onPlatform(() -> overlaps(model, from)));
        refuse(errors);
    }

    @Override
    public List<String> gaps(String model, ObjectNode rule) {
        currentActor.requirePlatform(Action.VIEW_PRICES);
        return PriceGaps.of(model(model), PriceRule.of(rule)).words();
    }

    @Override
    public Quote trial(
            String model,
            long version,
            ObjectNode rule,
            ObjectNode settings,
            @Nullable TeamId team) {
        currentActor.requirePlatform(Action.VIEW_PRICES);
        PriceRule read = PriceRule.of(rule);
        return transactions.onPlatform(
                () -> trials.quote(model(model), version, read, settings, team));
    }

    @Override
    public PriceEffect effect(String model, ObjectNode rule) {
        currentActor.requirePlatform(Action.VIEW_PRICES);
        PriceRule read = PriceRule.of(rule);
        return transactions.onPlatform(() -> trials.effect(model(model), read));
    }

    private List<FieldError> errors(
            String model,
            ObjectNode rule,
            @Nullable Instant effectiveFrom,
            @Nullable String source,
            Instant now) {
        List<FieldError> errors = new ArrayList<>(RuleCheck.errors(model(model), rule));
        Start.check(effectiveFrom, now, errors);
        Reasons.check("source", source, errors);
        return errors;
    }

    private LoadedModel model(String id) {
        return models.find(id)
                .orElseThrow(() ->
                        DomainException.invalid(
                                "model", "unknown_model", "There is no model '" + id + "'."));
    }

    private List<FieldError> overlaps(String model, Instant from) {
        return prices.versions(model).stream()
                .filter(version -> version.effectiveFrom().equals(from))
                .map(version -> Start.overlaps("version " + version.id(), from))
                .flatMap(refusal -> refusal.fieldErrors().stream())
                .toList();
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }

    private static AuditTrail.Change change(PriceVersion made) {
        return new AuditTrail.Change(
                "price.published",
                "price_version",
                String.valueOf(made.id()),
                Map.of(),
                Map.of(
                        "model", made.model(),
                        "effective_from", made.effectiveFrom().toString(),
                        "rule", made.rule().toString()),
                made.source());
    }
}
