package io.framehouse.catalog.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.ModelAnswered;
import io.framehouse.catalog.ModelRequests.ModelRequest;
import io.framehouse.catalog.ModelRequests.State;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Ends waiting requests, each in the transaction of the leave that it gives. */
@Component
final class ModelRequestAnswers {
    private final ModelRequestRows rows;
    private final AllowedModelRepository allowed;
    private final Allowlist allowlist;
    private final AuditTrail audit;
    private final LiveFeed feed;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ModelRequestAnswers(
            ModelRequestRows rows,
            AllowedModelRepository allowed,
            Allowlist allowlist,
            AuditTrail audit,
            LiveFeed feed,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.allowed = allowed;
        this.allowlist = allowlist;
        this.audit = audit;
        this.feed = feed;
        this.events = events;
        this.clock = clock;
    }

    /**
     * How requests end.
     *
     * @param caps with which the model is allowed; null unless approved
     */
    record Answer(
            State state,
            @Nullable AllowedModel seen,
            @Nullable AllowedModel caps,
            @Nullable String text) {
        static Answer approve(@Nullable AllowedModel seen, AllowedModel caps, String note) {
            return new Answer(State.APPROVED, seen, caps, note.isBlank() ? null : note.strip());
        }

        static Answer decline(String reason) {
            return new Answer(State.DECLINED, null, null, reason.strip());
        }

        static Answer withdraw() {
            return new Answer(State.WITHDRAWN, null, null, null);
        }
    }

    /** The list is locked before the requests: leave and answers are always taken in that order. */
    ModelRequest give(TeamId team, UUID id, Answer answer, Actor actor) {
        AllowedModel caps = answer.caps();
        if (caps != null) {
            allowed.lock(team, null);
        }
        ModelRequest waiting =
                rows.lock(team, id).orElseThrow(() -> DomainException.notFound("request"));
        requireWaiting(waiting);
        requireForPerson(waiting, caps);
        ModelRequest ended = end(team, waiting, answer, actor);
        if (caps != null) {
            allowlist.change(team, caps.model(), answer.seen(), caps);
            rows.lockOthers(team, waiting).stream()
                    .filter(other -> caps.who().includes(other.requestedBy()))
                    .forEach(other -> end(team, other, answer, actor));
        }
        return ended;
    }

    private ModelRequest end(TeamId team, ModelRequest waiting, Answer answer, Actor actor) {
        boolean answered = answer.state() != State.WITHDRAWN;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ModelRequest ended =
                new ModelRequest(
                        waiting.id(),
                        waiting.requestedBy(),
                        waiting.model(),
                        waiting.reason(),
                        answer.state(),
                        answered ? actor.label() : null,
                        answered ? now : null,
                        answer.text(),
                        waiting.createdAt());
        rows.answer(team, ended);
        audit.record(team, change(ended));
        feed.changed(new LiveFeed.Signal(team, ModelRequestService.TOPIC, ended.id().toString()));
        if (answered) {
            events.publishEvent(
                    new ModelAnswered(
                            team,
                            ended.id(),
                            ended.requestedBy(),
                            ended.state() == State.APPROVED));
        }
        return ended;
    }

    private static void requireForPerson(ModelRequest waiting, @Nullable AllowedModel caps) {
        if (caps != null && !caps.who().includes(waiting.requestedBy())) {
            throw DomainException.invalid(
                    ChosenCheck.MEMBERS,
                    "asker_missing",
                    "The person who asked is not among the chosen. Add them, or decline the"
                            + " request.");
        }
    }

    private static void requireWaiting(ModelRequest request) {
        if (request.state() == State.WAITING) {
            return;
        }
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("state", Wire.of(request.state()));
        details.put("answered_by", request.answeredBy());
        Instant at = request.answeredAt();
        details.put("answered_at", at == null ? null : at.toString());
        throw new DomainException(
                CommonError.WRONG_STATE,
                request.state() == State.WITHDRAWN
                        ? "The person took this request back. There is nothing left to answer."
                        : "This request was %s by %s at %s. It can be answered once; the team's list can still be changed by hand."
                                .formatted(Wire.of(request.state()), request.answeredBy(), at),
                details);
    }

    private static Change change(ModelRequest ended) {
        return new Change(
                "model_request." + Wire.of(ended.state()),
                "model_request",
                ended.id().toString(),
                Map.of("state", "waiting", "model", ended.model()),
                Map.of("state", Wire.of(ended.state())),
                ended.answer());
    }
}
