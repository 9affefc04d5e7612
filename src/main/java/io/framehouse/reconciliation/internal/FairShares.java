package io.framehouse.reconciliation.internal;

import io.framehouse.jobs.PollWork.Due;
import io.framehouse.jobs.PollWork.Share;
import io.framehouse.shared.TeamId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deals an account's room to the teams that have due jobs there: one each in turn. */
final class FairShares {
    private FairShares() {}

    /**
     * @param due of one account, one for each team
     * @param after the team that was dealt to last; the next one begins
     */
    static List<Share> deal(List<Due> due, int room, @Nullable TeamId after) {
        List<Due> turn = inTurn(due, after);
        int[] rooms = new int[turn.size()];
        int left = room;
        boolean dealt = true;
        while (left > 0 && dealt) {
            dealt = false;
            for (int i = 0; i < rooms.length && left > 0; i++) {
                if (rooms[i] < turn.get(i).count()) {
                    rooms[i]++;
                    left--;
                    dealt = true;
                }
            }
        }
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < rooms.length; i++) {
            if (rooms[i] > 0) {
                shares.add(new Share(turn.get(i).account(), turn.get(i).team(), rooms[i]));
            }
        }
        return shares;
    }

    private static List<Due> inTurn(List<Due> due, @Nullable TeamId after) {
        List<Due> sorted = new ArrayList<>(due);
        sorted.sort(Comparator.comparing((Due some) -> some.team().value()));
        if (after == null) {
            return sorted;
        }
        int next = 0;
        while (next < sorted.size()
                && sorted.get(next).team().value().compareTo(after.value()) <= 0) {
            next++;
        }
        List<Due> turn = new ArrayList<>(sorted.subList(next, sorted.size()));
        turn.addAll(sorted.subList(0, next));
        return turn;
    }
}
