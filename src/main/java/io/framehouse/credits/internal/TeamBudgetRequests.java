package io.framehouse.credits.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.credits.BudgetAsked;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetRequests;
import io.framehouse.credits.internal.RequestAnswers.Answer;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Takes requests for more and lets those who may answer them. */
@Service
final class TeamBudgetRequests implements BudgetRequests {
    private static final int LONGEST_WISH = 300;
    private static final int LONGEST_ANSWER = 300;
    private static final int LONGEST_MODEL = 120;

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final RequestRows rows;
    private final RequestAnswers answers;
    private final PresentBudgets budgets;
    private final AuditTrail audit;
    private final LiveFeed feed;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TeamBudgetRequests(
            CurrentActor currentActor,
            TeamTransactions transactions,
            RequestRows rows,
            RequestAnswers answers,
            PresentBudgets budgets,
            AuditTrail audit,
            LiveFeed feed,
            ApplicationEventPublisher events,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.rows = rows;
        this.answers = answers;
        this.budgets = budgets;
        this.audit = audit;
        this.feed = feed;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public BudgetRequest ask(TeamId team, Wish wish) {
        Actor actor = currentActor.require(team, Action.ASK_FOR_CREDITS);
        UserId person = requirePerson(actor);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        new FieldRules()
                .positive("amount", wish.amount())
                .end("until", wish.until(), now)
                .text("reason", wish.reason(), LONGEST_WISH)
                .optionalText("model", wish.model(), LONGEST_MODEL)
                .notNegative("quote", wish.quote())
                .require();
        BudgetRequest request = waiting(person, wish, now);
        transactions.runInTeam(team, () -> store(team, request, actor));
        return request;
    }

    private void store(TeamId team, BudgetRequest request, Actor actor) {
        UUID budget = request.wish().budget();
        if (budget != null) {
            requireVisible(team, budgets.get(team, budget).data(), actor);
        }
        if (!rows.insert(team, request)) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "You have asked for more of this already, and nobody has answered yet. Take"
                            + " that request back before you send another.");
        }
        audit.record(team, asked(request));
        feed.changed(new LiveFeed.Signal(team, "budget_request", request.id().toString()));
        events.publishEvent(new BudgetAsked(team, request.id(), budget == null));
    }

    @Override
    public List<BudgetRequest> list(TeamId team) {
        Actor actor = currentActor.require(team, Action.VIEW_BUDGETS);
        boolean all = actor.may(team, Action.MANAGE_BUDGETS);
        UserId person = actor.userId();
        if (!all && person == null) {
            return List.of();
        }
        return transactions.inTeam(team, () -> rows.list(team, all ? null : person));
    }

    @Override
    public Optional<BudgetRequest> find(TeamId team, UUID id) {
        Actor actor = currentActor.require(team, Action.VIEW_BUDGETS);
        return transactions
                .inTeam(team, () -> rows.find(team, id))
                .filter(request -> sees(team, request, actor));
    }

    @Override
    public BudgetRequest approve(TeamId team, UUID id, Credits amount, Instant until, String note) {
        Actor actor = requireMayAnswer(team, id);
        new FieldRules()
                .positive("amount", amount)
                .end("until", until, clock.instant())
                .optionalText("note", note, LONGEST_ANSWER)
                .require();
        return answer(team, id, Answer.approve(amount, until, note), actor);
    }

    @Override
    public BudgetRequest decline(TeamId team, UUID id, String reason) {
        Actor actor = requireMayAnswer(team, id);
        new FieldRules().text("reason", reason, LONGEST_ANSWER).require();
        return answer(team, id, Answer.decline(reason), actor);
    }

    @Override
    public BudgetRequest withdraw(TeamId team, UUID id) {
        Actor actor = currentActor.require(team, Action.VIEW_BUDGETS);
        BudgetRequest request = get(team, id);
        if (!request.requestedBy().equals(actor.userId())) {
            throw new DomainException(
                    CommonError.FORBIDDEN,
                    "Only the person who asked can take a request back. Decline it instead.");
        }
        return answer(team, id, Answer.withdraw(), actor);
    }

    private BudgetRequest answer(TeamId team, UUID id, Answer answer, Actor actor) {
        return transactions.inTeam(team, () -> answers.give(team, id, answer, actor));
    }

    private BudgetRequest get(TeamId team, UUID id) {
        return find(team, id).orElseThrow(() -> DomainException.notFound("request"));
    }

    /** What a request asks for never changes, so who may answer it can be read beforehand. */
    private Actor requireMayAnswer(TeamId team, UUID id) {
        return get(team, id).wish().budget() == null
                ? currentActor.requirePlatform(Action.GRANT_CREDITS)
                : currentActor.require(team, Action.MANAGE_BUDGETS);
    }

    private static boolean sees(TeamId team, BudgetRequest request, Actor actor) {
        return actor.may(team, Action.MANAGE_BUDGETS)
                || request.requestedBy().equals(actor.userId());
    }

    /** Others' budgets are nobody's business, so they are not found. */
    private static void requireVisible(TeamId team, BudgetData budget, Actor actor) {
        UserId person = actor.userId();
        boolean own =
                budget.scope() == BudgetData.Scope.MEMBER
                        && person != null
                        && person.value().equals(budget.subjectId());
        if (budget.scope() != BudgetData.Scope.TEAM
                && !own
                && !actor.may(team, Action.MANAGE_BUDGETS)) {
            throw DomainException.notFound("budget");
        }
    }

    private static UserId requirePerson(Actor actor) {
        UserId person = actor.userId();
        if (person == null || actor.kind() != Actor.Kind.PERSON) {
            throw new DomainException(
                    CommonError.FORBIDDEN,
                    "A person asks for more, not a key. Sign in and ask in the console.");
        }
        return person;
    }

    private static BudgetRequest waiting(UserId person, Wish wish, Instant now) {
        Wish kept =
                new Wish(
                        wish.budget(),
                        wish.amount(),
                        wish.until().truncatedTo(ChronoUnit.MICROS),
                        wish.reason(),
                        wish.model(),
                        wish.quote());
        return new BudgetRequest(
                Ids.next(), person, kept, State.WAITING, null, null, null, null, null, now);
    }

    private static Change asked(BudgetRequest request) {
        Wish wish = request.wish();
        Map<String, Object> after = new LinkedHashMap<>();
        UUID budget = wish.budget();
        after.put("of", budget == null ? "balance" : "budget " + budget);
        after.put("amount", wish.amount().toWire());
        after.put("until", wish.until().toString());
        putIfGiven(after, "model", wish.model());
        Credits quote = wish.quote();
        putIfGiven(after, "quote", quote == null ? null : quote.toWire());
        return new Change(
                "budget_request.made",
                "budget_request",
                request.id().toString(),
                Map.of(),
                after,
                wish.reason());
    }

    private static void putIfGiven(
            Map<String, Object> after, String field, @Nullable String value) {
        if (value != null) {
            after.put(field, value);
        }
    }
}
