package io.framehouse.jobs.ui;

import io.framehouse.catalog.FormField;
import io.framehouse.jobs.BatchResult;
import io.framehouse.jobs.Batches;
import io.framehouse.jobs.JobsError;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Several videos of the form as it stands: what each one is, what they cost, what came of them. */
final class BatchModel {
    private final CreateServices services;
    private final CurrentTeam team;
    private final FormState form;
    private UUID batch = Ids.next();
    private Batches.Kind kind = Batches.Kind.SEEDS;
    private List<Part> parts = List.of();
    private int made;

    BatchModel(CreateServices services, CurrentTeam team, FormState form) {
        this.services = services;
        this.team = team;
        this.form = form;
    }

    /**
     * One of the videos.
     *
     * @param changes values that had to change for the model, in words
     * @param price null where it has none
     * @param problem why it cannot be made as it is; null where it can
     */
    record Part(
            String model,
            String title,
            ObjectNode parameters,
            List<String> changes,
            @Nullable Credits price,
            @Nullable String problem) {}

    List<Part> parts() {
        return parts;
    }

    /** The same video so often; each draws its own seed. */
    void seeds(int count) {
        kind = Batches.Kind.SEEDS;
        ObjectNode parameters = RequestJson.parameters(form);
        parameters.remove("seed");
        Part one = part(form, parameters, List.of());
        List<Part> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(one);
        }
        renew(all);
    }

    /** The same wish to each of these models. */
    void models(Collection<ModelChoice> models) {
        kind = Batches.Kind.MODELS;
        renew(models.stream().map(this::of).toList());
    }

    /** What the form would be with a model; pictures of the form are never left out silently. */
    Part of(ModelChoice choice) {
        Optional<FormField> lost =
                form.model().fields().stream().filter(field -> isLost(field, choice)).findFirst();
        if (lost.isPresent()) {
            return new Part(
                    choice.model().id(),
                    choice.model().title(),
                    RequestJson.parameters(form),
                    List.of(),
                    null,
                    "It takes no " + lost.get().label().toLowerCase(Locale.ROOT) + ".");
        }
        FormState other = new FormState(form.model(), form.allowed());
        other.replaceWanted(form.wanted());
        List<String> changes =
                choice.allowed() == null
                        ? List.of()
                        : other.switchTo(choice.model(), choice.allowed());
        return part(other, RequestJson.parameters(other), changes);
    }

    private boolean isLost(FormField field, ModelChoice choice) {
        boolean there =
                choice.model().fields().stream().anyMatch(one -> one.name().equals(field.name()));
        return !there && form.value(field) instanceof List<?> pictures && !pictures.isEmpty();
    }

    /** Whether a batch of this many can be asked for, and each part can be made. */
    boolean isSendable() {
        int most = kind == Batches.Kind.SEEDS ? Batches.MOST_SEEDS : Batches.MOST_MODELS;
        return parts.size() >= 2 && parts.size() <= most && problem() == null;
    }

    /** The first thing that stands in the way; null for nothing. */
    @Nullable String problem() {
        for (Part part : parts) {
            if (part.problem() != null) {
                return kind == Batches.Kind.SEEDS
                        ? part.problem()
                        : part.title() + ": " + part.problem();
            }
        }
        return null;
    }

    Credits sum() {
        return sum(parts);
    }

    private static Credits sum(List<Part> parts) {
        Credits sum = Credits.ZERO;
        for (Part part : parts) {
            Credits price = part.price();
            if (price != null) {
                sum = sum.plus(price);
            }
        }
        return sum;
    }

    /** What team and budgets have left for the sum, tightest first. */
    List<Remaining> remaining() {
        return new PriceModel(services, team).remaining(sum());
    }

    /** What came of a press. */
    sealed interface Outcome {
        /** At least one was made. */
        record Done(BatchResult result) implements Outcome {}

        /** None was made by this press. */
        record Refused(String message) implements Outcome {}
    }

    /**
     * Sends it; the same batch again makes only what is missing. After a refusal the prices are
     * those of now, so that whoever sees them can press again.
     */
    Outcome send() {
        List<SubmitJob> wishes = parts.stream().map(this::wish).toList();
        Credits before = sumFrom(made);
        try {
            BatchResult result = services.batches().submit(team.id(), batch, kind, wishes);
            made = result.made().size();
            if (result.refusal() != null) {
                priceAgain();
            }
            return new Outcome.Done(result);
        } catch (DomainException refusal) {
            priceAgain();
            return new Outcome.Refused(words(refusal, before));
        }
    }

    /** What those from a place on hold together. */
    Credits sumFrom(int place) {
        return sum(parts.subList(place, parts.size()));
    }

    private void priceAgain() {
        parts = parts.stream().map(this::priced).toList();
    }

    private Part priced(Part part) {
        return priced(part.model(), part.title(), part.parameters(), part.changes());
    }

    private String words(DomainException refusal, Credits before) {
        if (refusal.code() == JobsError.PRICE_CHANGED) {
            return "The price changed: %s together now, %s before. None was made by this press; press again to make them."
                    .formatted(
                            CreditsFormat.exactText(sumFrom(made)),
                            CreditsFormat.exactText(before));
        }
        return why(refusal);
    }

    private void renew(List<Part> next) {
        parts = List.copyOf(next);
        batch = Ids.next();
        made = 0;
    }

    private Part part(FormState of, ObjectNode parameters, List<String> changes) {
        return priced(of.model().id(), of.model().title(), parameters, changes);
    }

    private Part priced(String id, String title, ObjectNode parameters, List<String> changes) {
        try {
            Credits price = services.jobs().quote(team.id(), id, parameters).total();
            return new Part(id, title, parameters, changes, price, null);
        } catch (DomainException refusal) {
            return new Part(id, title, parameters, changes, null, why(refusal));
        }
    }

    private static String why(DomainException refusal) {
        return refusal.fieldErrors().isEmpty()
                ? String.valueOf(refusal.getMessage())
                : refusal.fieldErrors().getFirst().message();
    }

    private SubmitJob wish(Part part) {
        return new SubmitJob(
                team.id(),
                part.model(),
                part.parameters(),
                Booking.costCenter(form),
                Booking.labels(form),
                null,
                RequestJson.original(part.model(), part.parameters()),
                part.price(),
                null,
                null,
                null,
                null);
    }
}
