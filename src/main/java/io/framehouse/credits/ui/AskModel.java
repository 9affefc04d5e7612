package io.framehouse.credits.ui;

import io.framehouse.credits.Balance;
import io.framehouse.credits.BudgetRequests;
import io.framehouse.credits.BudgetRequests.BudgetRequest;
import io.framehouse.credits.BudgetRequests.State;
import io.framehouse.credits.BudgetRequests.Wish;
import io.framehouse.credits.Budgets;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Member;
import io.framehouse.teams.Teams;
import io.framehouse.ui.CurrentTeam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What a person can ask more of, who answers, and what became of earlier wishes. */
@Component
@Lazy
class AskModel {
    private static final long STEP_CREDITS = 50;
    private static final int WITHOUT_WINDOW_DAYS = 30;
    private static final Duration NEWS = Duration.ofHours(24);

    private final Budgets budgets;
    private final BudgetRequests requests;
    private final Teams teams;
    private final AnswerWays ways;
    private final CurrentActor currentActor;
    private final Clock clock;

    AskModel(
            Budgets budgets,
            BudgetRequests requests,
            Teams teams,
            AnswerWays ways,
            CurrentActor currentActor,
            Clock clock) {
        this.budgets = budgets;
        this.requests = requests;
        this.teams = teams;
        this.ways = ways;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    boolean mayAsk(CurrentTeam team) {
        return currentActor.get().may(team.id(), Action.ASK_FOR_CREDITS);
    }

    Instant now() {
        return clock.instant();
    }

    /** Every limit that can refuse this person, tightest first. */
    List<AskSubject> subjects(CurrentTeam team) {
        List<AskSubject> subjects = new ArrayList<>();
        budgets.binding(team.id(), currentActor.get().userId(), null).stream()
                .filter(status -> status.data().hard())
                .map(AskSubject::of)
                .forEach(subjects::add);
        Balance balance = budgets.balance(team.id());
        subjects.add(
                new AskSubject(null, "Team credits", balance.available(), balance.granted(), null));
        subjects.sort(java.util.Comparator.comparing(AskSubject::available));
        return List.copyOf(subjects);
    }

    /** What is lacking, rounded up to 50; null where nothing is known to be lacking. */
    static @Nullable Credits suggested(Credits lacking) {
        if (!lacking.isPositive()) {
            return null;
        }
        long step = Credits.of(STEP_CREDITS).micros();
        return Credits.ofMicros(Math.ceilDiv(lacking.micros(), step) * step);
    }

    /** The last day of the window, or a month ahead where there is none. */
    LocalDate suggestedUntil(CurrentTeam team, AskSubject subject) {
        Instant end = subject.resetsAt();
        return end == null
                ? LocalDate.ofInstant(now(), team.zone()).plusDays(WITHOUT_WINDOW_DAYS)
                : LocalDate.ofInstant(end.minusNanos(1), team.zone());
    }

    /** {@code Aino K. and Pekka L.}: who can answer. */
    String answerers(CurrentTeam team, @Nullable UUID budget) {
        if (budget == null) {
            return "the platform's admins";
        }
        List<String> names =
                teams.members(team.id()).stream()
                        .filter(AskModel::answers)
                        .map(Member::displayName)
                        .toList();
        return switch (names.size()) {
            case 0 -> "the team's admins";
            case 1 -> names.getFirst();
            case 2 -> names.getFirst() + " and " + names.getLast();
            default ->
                    names.get(0)
                            + ", "
                            + names.get(1)
                            + " and "
                            + (names.size() - 2)
                            + (names.size() == 3 ? " other" : " others");
        };
    }

    private static boolean answers(Member member) {
        return member.role() == TeamRole.OWNER || member.role() == TeamRole.ADMIN;
    }

    /** One's own request for it that nobody has answered. */
    Optional<BudgetRequest> waiting(CurrentTeam team, @Nullable UUID budget) {
        return own(team).stream()
                .filter(request -> request.state() == State.WAITING)
                .filter(request -> Objects.equals(request.wish().budget(), budget))
                .findFirst();
    }

    /** One's own request that waits, or else the newest answer of the last day. */
    Optional<BudgetRequest> standing(CurrentTeam team) {
        List<BudgetRequest> own = own(team);
        return own.stream()
                .filter(request -> request.state() == State.WAITING)
                .findFirst()
                .or(() -> own.stream().filter(this::isNews).findFirst());
    }

    private boolean isNews(BudgetRequest request) {
        Instant at = request.answeredAt();
        return at != null && at.plus(NEWS).isAfter(now());
    }

    private List<BudgetRequest> own(CurrentTeam team) {
        Actor actor = currentActor.get();
        if (!actor.may(team.id(), Action.VIEW_BUDGETS)) {
            return List.of();
        }
        return requests.list(team.id()).stream()
                .filter(request -> request.requestedBy().equals(actor.userId()))
                .toList();
    }

    /** Sends a request; answers what to tell the person. */
    String ask(CurrentTeam team, Wish wish) {
        requests.ask(team.id(), wish);
        return ways.sent();
    }

    void withdraw(CurrentTeam team, BudgetRequest request) {
        requests.withdraw(team.id(), request.id());
    }

    /** What a request is about, as the person who asked calls it. */
    String label(CurrentTeam team, BudgetRequest request) {
        UUID budget = request.wish().budget();
        return budget == null
                ? "the team's credits"
                : budgets.binding(team.id(), currentActor.get().userId(), null).stream()
                        .filter(status -> status.id().equals(budget))
                        .map(status -> BudgetWords.sentence(status.data()))
                        .findFirst()
                        .orElse("a budget");
    }
}
