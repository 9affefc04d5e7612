package io.framehouse.credits.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.credits.BudgetAnswered;
import io.framehouse.credits.BudgetRequests.BudgetRequest;
import io.framehouse.credits.BudgetRequests.State;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
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

/**
 * Ends waiting requests, each in the transaction of the raise or grant it makes; the request's id
 * is theirs too, so that no request can make two.
 */
@Component
final class RequestAnswers {
    private final RequestRows rows;
    private final RaiseBook raises;
    private final GrantBook grants;
    private final PresentBudgets budgets;
    private final AuditTrail audit;
    private final LiveFeed feed;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RequestAnswers(
            RequestRows rows,
            RaiseBook raises,
            GrantBook grants,
            PresentBudgets budgets,
            AuditTrail audit,
            LiveFeed feed,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.raises = raises;
        this.grants = grants;
        this.budgets = budgets;
        this.audit = audit;
        this.feed = feed;
        this.events = events;
        this.clock = clock;
    }

    /** Ends a request; amount and end only where approved. */
    record Answer(
            State state, @Nullable Credits amount, @Nullable Instant until, @Nullable String text) {
        static Answer approve(Credits amount, Instant until, String note) {
            return new Answer(
                    State.APPROVED,
                    amount,
                    until.truncatedTo(ChronoUnit.MICROS),
                    note.isBlank() ? null : note);
        }

        static Answer decline(String reason) {
            return new Answer(State.DECLINED, null, null, reason);
        }

        static Answer withdraw() {
            return new Answer(State.WITHDRAWN, null, null, null);
        }
    }

    BudgetRequest give(TeamId team, UUID id, Answer answer, Actor actor) {
        BudgetRequest waiting =
                rows.lock(team, id).orElseThrow(() -> DomainException.notFound("request"));
        requireWaiting(waiting);
        boolean answered = answer.state() != State.WITHDRAWN;
        BudgetRequest ended =
                new BudgetRequest(
                        id,
                        waiting.requestedBy(),
                        waiting.wish(),
                        answer.state(),
                        answer.amount(),
                        answer.until(),
                        answered ? actor.label() : null,
                        answered ? clock.instant().truncatedTo(ChronoUnit.MICROS) : null,
                        answer.text(),
                        waiting.createdAt());
        rows.answer(team, ended, make(team, ended, actor));
        audit.record(team, change(ended));
        feed.changed(new LiveFeed.Signal(team, "budget_request", id.toString()));
        if (answered) {
            events.publishEvent(
                    new BudgetAnswered(
                            team, id, ended.requestedBy(), answer.state() == State.APPROVED));
        }
        return ended;
    }

    private @Nullable UUID make(TeamId team, BudgetRequest ended, Actor actor) {
        Credits amount = ended.approved();
        Instant until = ended.approvedUntil();
        if (amount == null || until == null) {
            return null;
        }
        UUID budget = ended.wish().budget();
        String reason = "Request: " + ended.wish().reason();
        if (budget != null) {
            requireInForce(team, budget);
            raises.raise(
                    team, new RaiseBook.Wanted(ended.id(), budget, amount, until, reason), actor);
        } else {
            grants.grant(team, ended.id(), amount, reason, until);
            feed.changed(new LiveFeed.Signal(team, "balance", team.toString()));
        }
        return ended.id();
    }

    private void requireInForce(TeamId team, UUID budget) {
        if (budgets.find(team, budget).isEmpty()) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "The budget that this request is about was removed, so there is nothing to"
                            + " raise. Decline it, and say which budget to ask for.");
        }
    }

    private static void requireWaiting(BudgetRequest request) {
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
                        : "This request was %s by %s at %s. It can be answered once; a raise or grant can still be changed by hand."
                                .formatted(Wire.of(request.state()), request.answeredBy(), at),
                details);
    }

    private static Change change(BudgetRequest ended) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("state", Wire.of(ended.state()));
        Credits approved = ended.approved();
        if (approved != null) {
            after.put("amount", approved.toWire());
            after.put("until", String.valueOf(ended.approvedUntil()));
        }
        return new Change(
                "budget_request." + Wire.of(ended.state()),
                "budget_request",
                ended.id().toString(),
                Map.of("state", "waiting", "amount", ended.wish().amount().toWire()),
                after,
                ended.answer());
    }
}
