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
     * Gives each account its share of the limit first, so that no long queue for one takes it all,
     * and then what is left.
     *
     * @param accounts in the order in which they are preferred
     * @param limit the most to give
     */
    List<Pick> picks(List<AccountId> accounts, int limit) {
        long wanted = accounts.stream().filter(this::isWanted).count();
        if (wanted == 0) {
            return List.of();
        }
        List<Pick> picks = new ArrayList<>();
        for (int share : List.of(Math.max(1, limit / (int) wanted), limit)) {
            for (int place = 0; place < accounts.size(); place++) {
                AccountId account = accounts.get(place);
                int most = Math.min(share, limit - picks.size());
                picks.addAll(fill(account, accounts.subList(0, place), most));
            }
        }
        return picks;
    }

    private boolean isWanted(AccountId account) {
        return slots.room(account) > 0 && lines.stream().anyMatch(line -> line.mayGoTo(account));
    }

    private List<Pick> fill(AccountId account, List<AccountId> preferred, int most) {
        List<Given> given = new ArrayList<>();
        int room = Math.min(slots.room(account), most);
        while (given.size() < room) {
            WaitingLine line = next(account, preferred);
            if (line == null) {
                break;
            }
            slots.take(account, line.team());
            given.add(new Given(line, new Pick(line.take(), account, slots.lastTurn())));
        }
        int allowed = given.isEmpty() ? 0 : rates.take(account, given.size());
        boolean limited = given.size() > allowed;
        while (given.size() > allowed) {
            Given last = given.removeLast();
            last.line().giveBack(last.pick().job());
            slots.giveBack(account, last.line().team());
        }
        if (limited) {
            slots.setRoom(account, 0);
        }
        return given.stream().map(Given::pick).toList();
    }

    private @Nullable WaitingLine next(AccountId account, List<AccountId> preferred) {
        Map<TeamId, List<WaitingLine>> byTeam = new HashMap<>();
        for (WaitingLine line : lines) {
            if (isFor(line, account, preferred)) {
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

    /** Not where an account that is preferred has room for it. */
    private boolean isFor(WaitingLine line, AccountId account, List<AccountId> preferred) {
        return !line.isEmpty()
                && line.mayGoTo(account)
                && !slots.teamFull(line.team())
                && preferred.stream()
                        .noneMatch(other -> slots.room(other) > 0 && line.mayGoTo(other));
    }

    private static Waiting oldest(List<WaitingLine> team) {
        return team.stream().map(WaitingLine::head).min(OLDEST).orElseThrow();
    }

    private record Given(WaitingLine line, Pick pick) {}
}
