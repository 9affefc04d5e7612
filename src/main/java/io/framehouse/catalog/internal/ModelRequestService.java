package io.framehouse.catalog.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.ModelAsked;
import io.framehouse.catalog.ModelRequests;
import io.framehouse.catalog.internal.ModelRequestAnswers.Answer;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Takes requests for models and lets those who manage the team's list answer them. */
@Service
final class ModelRequestService implements ModelRequests {
    /** The topic of the live signal that a request came or was answered. */
    static final String TOPIC = "model_request";

    private static final int LONGEST_TEXT = 300;

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final LoadedModels models;
    private final Allowlist allowlist;
    private final ModelRequestRows rows;
    private final ModelRequestAnswers answers;
    private final AuditTrail audit;
    private final LiveFeed feed;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ModelRequestService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            LoadedModels models,
            Allowlist allowlist,
            ModelRequestRows rows,
            ModelRequestAnswers answers,
            AuditTrail audit,
            LiveFeed feed,
            ApplicationEventPublisher events,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.models = models;
        this.allowlist = allowlist;
        this.rows = rows;
        this.answers = answers;
        this.audit = audit;
        this.feed = feed;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public ModelRequest ask(TeamId team, String model, String reason) {
        UserId person = requirePerson(currentActor.require(team, Action.SUBMIT_JOB));
        requireText("reason", reason, 1);
        LoadedModel known =
                models.find(model)
                        .orElseThrow(() ->
                                DomainException.invalid(
                                        "model",
                                        "unknown_model",
                                        "There is no model '" + model + "'."));
        ModelRequest request =
                new ModelRequest(
                        Ids.next(),
                        person,
                        model,
                        reason.strip(),
                        State.WAITING,
                        null,
                        null,
                        null,
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        transactions.runInTeam(team, () -> store(team, known, request));
        return request;
    }

    private void store(TeamId team, LoadedModel model, ModelRequest request) {
        if (allowlist.allowed(team, null, model.model()).isPresent()) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    model.model().title() + " is allowed already. Reload to see it.");
        }
        if (!rows.insert(team, request)) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "You have asked for this model already, and nobody has answered yet.");
        }
        audit.record(
                team,
                new Change(
                        "model_request.made",
                        "model_request",
                        request.id().toString(),
                        Map.of(),
                        Map.of("model", request.model()),
                        request.reason()));
        feed.changed(new LiveFeed.Signal(team, TOPIC, request.id().toString()));
        events.publishEvent(new ModelAsked(team, request.id()));
    }

    @Override
    public List<ModelRequest> list(TeamId team) {
        Actor actor = currentActor.require(team, Action.VIEW_MODELS);
        boolean all = actor.may(team, Action.MANAGE_MODELS);
        UserId person = actor.userId();
        if (!all && person == null) {
            return List.of();
        }
        return transactions.inTeam(team, () -> rows.list(team, all ? null : person));
    }

    @Override
    public Optional<ModelRequest> find(TeamId team, UUID id) {
        Actor actor = currentActor.require(team, Action.VIEW_MODELS);
        return transactions
                .inTeam(team, () -> rows.find(team, id))
                .filter(request ->
                        actor.may(team, Action.MANAGE_MODELS)
                                || request.requestedBy().equals(actor.userId()));
    }

    @Override
    public ModelRequest approve(
            TeamId team, UUID id, @Nullable AllowedModel seen, AllowedModel caps, String note) {
        Actor actor = currentActor.require(team, Action.MANAGE_MODELS);
        requireText("note", note, 0);
        ModelRequest request = get(team, id);
        if (!request.model().equals(caps.model())) {
            throw DomainException.invalid(
                    "model",
                    "other_model",
                    "The request is for %s, the caps are for %s. Give caps of the model asked for."
                            .formatted(request.model(), caps.model()));
        }
        return answer(team, id, Answer.approve(seen, caps, note), actor);
    }

    @Override
    public ModelRequest decline(TeamId team, UUID id, String reason) {
        Actor actor = currentActor.require(team, Action.MANAGE_MODELS);
        requireText("reason", reason, 1);
        return answer(team, id, Answer.decline(reason), actor);
    }

    @Override
    public ModelRequest withdraw(TeamId team, UUID id) {
        Actor actor = currentActor.require(team, Action.VIEW_MODELS);
        if (!get(team, id).requestedBy().equals(actor.userId())) {
            throw new DomainException(
                    CommonError.FORBIDDEN,
                    "Only the person who asked can take a request back. Decline it instead.");
        }
        return answer(team, id, Answer.withdraw(), actor);
    }

    private ModelRequest answer(TeamId team, UUID id, Answer answer, Actor actor) {
        return transactions.inTeam(team, () -> answers.give(team, id, answer, actor));
    }

    private ModelRequest get(TeamId team, UUID id) {
        return find(team, id).orElseThrow(() -> DomainException.notFound("request"));
    }

    private static UserId requirePerson(Actor actor) {
        UserId person = actor.userId();
        if (person == null || actor.kind() != Actor.Kind.PERSON) {
            throw new DomainException(
                    CommonError.FORBIDDEN,
                    "A person asks for a model, not a key. Sign in and ask in the console.");
        }
        return person;
    }

    private static void requireText(String field, String text, int least) {
        int length = text.strip().length();
        if (length < least || length > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            throw DomainException.invalid(
                    field,
                    length < least ? "required" : "length",
                    length < least
                            ? "Say why, so that others can decide and understand."
                            : "The text has %d characters; %d is the most."
                                    .formatted(length, LONGEST_TEXT));
        }
    }
}
