package io.framehouse.jobs.ui;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import io.framehouse.catalog.QuoteLine;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobFilter;
import io.framehouse.jobs.JobRow;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.jobs.Submitted;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.JobId;
import io.framehouse.shared.PageRequest;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The create form's state and what it does; draws nothing. */
final class CreateModel {
    private static final int JUST_SENT = 5;

    private final CreateServices services;
    private final CurrentTeam team;
    private final List<ModelChoice> choices;
    private final PriceModel prices;
    private final PictureShelf shelf;
    private final PressIntent intent;
    private @Nullable FormState form;
    private @Nullable PriceView price;

    CreateModel(CreateServices services, CurrentTeam team) {
        this.services = services;
        this.team = team;
        this.choices = offered(services).map(this::choice).toList();
        this.prices = new PriceModel(services, team);
        this.shelf = new PictureShelf(services.uploads(), services.links(), team);
        this.intent = new PressIntent(services.clock());
        start();
    }

    List<ModelChoice> choices() {
        return choices;
    }

    /** Whether there is a model to use at all. */
    boolean isUsable() {
        return form != null;
    }

    FormState form() {
        if (form == null) {
            throw new IllegalStateException("The team may use no model; the form is not drawn");
        }
        return form;
    }

    ModelChoice chosen() {
        return choice(form().model());
    }

    /** Changes a value; answers what it costs now. */
    PriceView change(String field, @Nullable Object value) {
        form().set(field, value);
        form().touch(field, value != null);
        return changed();
    }

    /** The person chose a model by hand; see {@link #choose}. */
    List<String> chooseByHand(ModelChoice choice) {
        form().touch(ReusePlan.MODEL, true);
        return choose(choice);
    }

    /** Changes the model; answers in words which values had to change. */
    List<String> choose(ModelChoice choice) {
        AllowedModel allowed = choice.allowed();
        if (allowed == null) {
            return List.of();
        }
        List<String> words = form().switchTo(choice.model(), allowed);
        changed();
        return words;
    }

    Optional<ModelChoice> find(String modelId) {
        return choices.stream()
                .filter(choice -> choice.model().id().equals(modelId) && choice.allowed() != null)
                .findFirst();
    }

    PriceView price() {
        PriceView known = price;
        if (known == null) {
            known = prices.price(form());
            price = known;
        }
        return known;
    }

    PriceView priceAgain() {
        price = null;
        return price();
    }

    Optional<Credits> priceWith(FormField field, @Nullable Object value) {
        return prices.with(form(), field, value);
    }

    /** Checks and keeps a picture that was dropped or chosen. */
    Picture store(Path file, String fileName, String field) {
        return shelf.store(file, fileName, field);
    }

    /** Fetches and keeps a picture from an https link. */
    Picture fetch(String link, String field) {
        return shelf.take(link, field);
    }

    SendResult send() {
        Credits seen = price().total();
        if (seen == null && !price().errors().isEmpty()) {
            return new SendResult.Invalid(price().errors());
        }
        List<FieldError> booking = Booking.errors(form());
        if (!booking.isEmpty()) {
            return new SendResult.Invalid(booking);
        }
        ObjectNode parameters = RequestJson.parameters(form());
        try {
            Submitted submitted = services.jobs().submit(wish(parameters, seen));
            intent.sent();
            return new SendResult.Sent(submitted.job(), submitted.created());
        } catch (DomainException refusal) {
            return refused(refusal);
        }
    }

    /** What of a job's settings could be taken over. */
    ReusePlan plan(JobId id) {
        Job job = services.jobs().get(team.id(), id);
        if (job.parameters().isEmpty()) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "What this video was made with is no longer kept, so it cannot be reused.");
        }
        return new ReusePlan(form(), new ReuseReader(services, shelf).read(job, find(job.model())));
    }

    /**
     * Takes over settings of a job; answers how many.
     *
     * @param append whether its prompt is put below the one that is there
     */
    int apply(ReusePlan plan, Set<String> ticked, boolean append) {
        Map<String, Object> values = plan.values(ticked);
        if (append) {
            values.put(ReusePlan.PROMPT, plan.appended());
        }
        if (ticked.contains(ReusePlan.MODEL)) {
            find(plan.source().modelId()).ifPresent(this::choose);
        }
        ticked.forEach(name -> form().touch(name, false));
        form().replaceWanted(values);
        changed();
        return ticked.size();
    }

    /**
     * Makes a kept picture the start image, with another model where the present one takes none.
     *
     * @param reference {@code upload:<id>}
     */
    Picture startWith(String reference) {
        Picture picture =
                shelf.find(reference).orElseThrow(() -> DomainException.notFound("image"));
        if (!UseLastFrame.takesImage(form().model())) {
            choose(
                    withImage()
                            .findFirst()
                            .orElseThrow(() ->
                                    new DomainException(
                                            CommonError.WRONG_STATE,
                                            "None of your team's models starts from an image.")));
        }
        List<Picture> pictures = new ArrayList<>(form().pictures());
        if (pictures.isEmpty()) {
            pictures.add(picture);
        } else {
            pictures.set(0, picture);
        }
        change("images", List.copyOf(pictures));
        return picture;
    }

    /** Whether any model of the team starts from an image. */
    boolean mayStartWithImage() {
        return withImage().findAny().isPresent();
    }

    private Stream<ModelChoice> withImage() {
        return choices.stream()
                .filter(one -> one.allowed() != null && UseLastFrame.takesImage(one.model()));
    }

    /** Several videos of the form as it is now. */
    BatchModel batch() {
        return new BatchModel(services, team, form());
    }

    /** The models that the team may use. */
    List<ModelChoice> usable() {
        return choices.stream().filter(one -> one.allowed() != null).toList();
    }

    /** The form as it stands, to come back to. */
    ObjectNode snapshot() {
        return DraftJson.write(form());
    }

    void restore(ObjectNode draft) {
        find(draft.path("model").asString("")).ifPresent(this::choose);
        form().replaceTouched(DraftJson.touched(draft));
        form().replaceWanted(shelf.draft().values(draft.path("values")));
        changed();
    }

    /** The newest jobs of the person. */
    List<JobRow> justSent() {
        JobFilter mine =
                new JobFilter(
                        Set.of(),
                        null,
                        null,
                        null,
                        services.currentActor().get().userId(),
                        null,
                        null,
                        null);
        return services.jobs().list(team.id(), mine, new PageRequest(JUST_SENT, null)).items();
    }

    /** Who can allow a model, in words. */
    String admins() {
        return TeamAdmins.words(services.teams(), team.id());
    }

    private void start() {
        Optional<ObjectNode> draft = services.jobs().draft(team.id());
        Optional<ModelChoice> first =
                draft.flatMap(kept -> find(kept.path("model").asString("")))
                        .or(() ->
                                choices.stream().filter(one -> one.allowed() != null).findFirst());
        first.ifPresent(choice -> {
            AllowedModel allowed = choice.allowed();
            if (allowed != null) {
                form = new FormState(choice.model(), allowed);
                draft.ifPresent(kept -> {
                    form().replaceTouched(DraftJson.touched(kept));
                    form().replaceWanted(shelf.draft().values(kept.path("values")));
                });
            }
        });
    }

    private PriceView changed() {
        intent.changed();
        services.jobs().keepDraft(team.id(), DraftJson.write(form()));
        return priceAgain();
    }

    private SubmitJob wish(ObjectNode parameters, @Nullable Credits seen) {
        String model = form().model().id();
        return new SubmitJob(
                team.id(),
                model,
                parameters,
                Booking.costCenter(form()),
                Booking.labels(form()),
                intent.press(),
                RequestJson.original(model, parameters),
                seen,
                null,
                null,
                null,
                null);
    }

    private SendResult refused(DomainException refusal) {
        List<FieldError> errors = FieldPath.plain(refusal.fieldErrors());
        if (!errors.isEmpty()) {
            return new SendResult.Invalid(errors);
        }
        intent.changed();
        priceAgain();
        return new SendResult.Refused(String.valueOf(refusal.getMessage()));
    }

    /** A model, or a value of it, that has no price is not offered. */
    private static Stream<CatalogModel> offered(CreateServices services) {
        return services.catalog().models().stream()
                .flatMap(model -> services.prices().offered(model).stream());
    }

    private ModelChoice choice(CatalogModel model) {
        String from =
                services.prices().priceLines(team.id(), model).stream()
                        .findFirst()
                        .map(CreateModel::words)
                        .orElse(null);
        return new ModelChoice(
                model, services.allowlist().allowed(team.id(), null, model).orElse(null), from);
    }

    private static String words(QuoteLine line) {
        return "from " + CreditsFormat.exactText(line.amount()) + " \u00b7 " + line.label();
    }
}
