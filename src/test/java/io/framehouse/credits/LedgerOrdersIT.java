package io.framehouse.credits;

import static io.framehouse.credits.CreditsFixtures.budget;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.PostgresTest;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.Resolution.Outcome;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What may follow a hold, late, twice and in every order there is. */
@SpringBootTest(classes = CreditsContext.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
class LedgerOrdersIT {
    private static final int HELD = 60;

    @Autowired CreditsFixtures fixtures;
    @Autowired Corrections corrections;

    private TeamId team;

    /** What happens to one job; each has one transfer id a job, so that a second is a repeat. */
    private enum Step {
        SETTLE,
        RELEASE,
        REFUND,
        ADJUST_UP,
        ADJUST_DOWN
    }

    /** The rules in a dozen lines. */
    private static final class Expected {
        private String state = "open";
        private long cost;
        private final Set<Step> booked = EnumSet.noneOf(Step.class);

        String after(Step step) {
            switch (step) {
                case SETTLE, RELEASE -> {
                    if (state.equals("open")) {
                        state = step == Step.SETTLE ? "settled" : "released";
                        cost += step == Step.SETTLE ? 45 : 0;
                        return Outcome.DONE.name();
                    }
                    return state.equals("settled")
                            ? Outcome.HOLD_ALREADY_SETTLED.name()
                            : Outcome.HOLD_ALREADY_RELEASED.name();
                }
                default -> {
                    if (!booked.contains(step) && cost + added(step) >= 0) {
                        booked.add(step);
                        cost += added(step);
                    }
                    return booked.contains(step) ? "booked" : "invalid_request";
                }
            }
        }

        long held() {
            return state.equals("open") ? HELD : 0;
        }
    }

    private static long added(Step step) {
        return switch (step) {
            case REFUND -> -20;
            case ADJUST_UP -> 30;
            case ADJUST_DOWN -> -35;
            default -> 0;
        };
    }

    @Test
    void everyOrderOfResolutionsAndCorrectionsEndsInTheSameBooks() {
        team = fixtures.teamWith(1_000_000);
        fixtures.replace(team, budget(Scope.TEAM, null, Period.TOTAL, 1_000_000));
        Set<List<Step>> orders = new LinkedHashSet<>();
        permute("SETTLE SETTLE RELEASE REFUND REFUND ADJUST_UP", orders);
        permute("SETTLE RELEASE REFUND ADJUST_UP ADJUST_DOWN", orders);
        assertThat(orders).hasSize(180 + 120);
        long spent = 0;
        for (List<Step> order : orders) {
            Expected end = play(order);
            spent += end.cost;
            assertThat(end.held()).isZero();
        }
        Balance balance = fixtures.balance(team);
        assertThat(balance.spent()).isEqualTo(Credits.of(spent));
        assertThat(balance.held()).isEqualTo(Credits.ZERO);
        assertThat(fixtures.list(team).getFirst().spent()).isEqualTo(Credits.of(spent));
        assertThat(fixtures.findings()).isEmpty();
    }

    private Expected play(List<Step> order) {
        JobId job = fixtures.hold(team, HELD);
        UUID[] ids = {null, null, Ids.next(), Ids.next(), Ids.next()};
        Expected expected = new Expected();
        for (Step step : order) {
            assertThat(act(step, job, ids[step.ordinal()]))
                    .as("%s", order)
                    .isEqualTo(expected.after(step));
        }
        return expected;
    }

    private String act(Step step, JobId job, UUID id) {
        try {
            switch (step) {
                case SETTLE -> {
                    return fixtures.settle(team, job, 45).outcome().name();
                }
                case RELEASE -> {
                    return fixtures.release(team, job).outcome().name();
                }
                case REFUND ->
                        CreditsFixtures.asSystem(
                                () -> corrections.refund(team, id, job, Credits.of(20), "twice"));
                default ->
                        CreditsFixtures.asSystem(() ->
                                corrections.adjust(
                                        team, id, job, Credits.of(added(step)), "twice"));
            }
            return "booked";
        } catch (DomainException refused) {
            return refused.code().code();
        }
    }

    private static void permute(String steps, Set<List<Step>> orders) {
        permute(
                Arrays.stream(steps.split(" ")).map(Step::valueOf).toList(),
                new ArrayList<>(),
                orders);
    }

    private static void permute(List<Step> rest, List<Step> begun, Set<List<Step>> orders) {
        if (rest.isEmpty()) {
            orders.add(List.copyOf(begun));
        }
        for (int index = 0; index < rest.size(); index++) {
            List<Step> others = new ArrayList<>(rest);
            begun.add(others.remove(index));
            permute(others, begun, orders);
            begun.removeLast();
        }
    }
}
