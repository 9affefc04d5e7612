package io.framehouse.jobs.internal;

import io.framehouse.providers.AccountId;
import io.framehouse.providers.RequestRates;
import io.framehouse.shared.TeamId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides who gets the free slots of each account: the team with the fewest open jobs there, among
 * those the one that was served longest ago, and inside it the job of highest priority that came
 * first. So no number of one team's jobs delays another team's by more than a slot.
 *
 * @see "Decision 0013: dispatch"
 */
final class FairHandOut {
    private static final Comparator<Waiting> OLDEST =
            Comparator.comparing(Waiting::createdAt).thenComparing(job -> job.id().value());

    private final List<WaitingLine> lines;
    private final OpenSlots slots;
    private final RequestRates rates;

    FairHandOut(List<WaitingLine> lines, OpenSlots slots, RequestRates rates) {
        this.lines = lines;
        this.slots = slots;
        this.rates = rates;
    }

    /** A job, the account it is sent to, and in which turn. */
    record Pick(Waiting job, AccountId account, long turn) {}

    /**
     * Fills one account after another.
     *
     * @param accounts in the order in which they are preferred
     * @param limit the most to give
     */
    List<Pick> picks(List<AccountId> accounts, int limit) {
        List<Pick> picks = new ArrayList<>();
        for (AccountId account : accounts) {
            int most = Math.min(slots.room(account), limit - picks.size());
            if (most > 0) {
                picks.addAll(fill(account, most));
            }
        }
        return picks;
    }

    private List<Pick> fill(AccountId account, int most) {
        List<Given> given = new ArrayList<>();
        for (WaitingLine line = next(account);
                line != null && given.size() < most;
                line = next(account)) {
            slots.take(account, line.team());
            Pick pick = new Pick(line.take(), account, slots.lastTurn());
            given.add(new Given(line, pick));
        }
        int allowed = given.isEmpty() ? 0 : rates.take(account, given.size());
        while (given.size() > allowed) {
            Given last = given.removeLast();
            last.line().giveBack(last.pick().job());
            slots.giveBack(account, last.line().team());
        }
        return given.stream().map(Given::pick).toList();
    }

    private @Nullable WaitingLine next(AccountId account) {
        Map<TeamId, List<WaitingLine>> byTeam = new HashMap<>();
        for (WaitingLine line : lines) {
            if (!line.isEmpty() && line.mayGoTo(account) && !slots.teamFull(line.team())) {
                byTeam.computeIfAbsent(line.team(), team -> new ArrayList<>()).add(line);
            }
        }
        return byTeam.values().stream()
                .min(
                        Comparator.<List<WaitingLine>>comparingInt(
                                        team -> slots.open(account, team.getFirst().team()))
                                .thenComparing(
                                        team -> slots.served(account, team.getFirst().team()))
                                .thenComparing(FairHandOut::oldest, OLDEST))
                .flatMap(team ->
                        team.stream().min(Comparator.comparing(WaitingLine::head, Waiting.IN_TEAM)))
                .orElse(null);
    }

    private static Waiting oldest(List<WaitingLine> team) {
        return team.stream().map(WaitingLine::head).min(OLDEST).orElseThrow();
    }

    private record Given(WaitingLine line, Pick pick) {}
}
