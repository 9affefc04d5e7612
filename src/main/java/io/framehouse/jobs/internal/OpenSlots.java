package io.framehouse.jobs.internal;

import io.framehouse.providers.AccountId;
import io.framehouse.shared.TeamId;
import java.util.HashMap;
import java.util.Map;

/**
 * How many jobs each account and team has open against what each may have, and whose turn it is.
 * Counts along while slots are given.
 */
final class OpenSlots {
    private final Map<AccountId, Integer> room = new HashMap<>();
    private final Map<TeamId, Integer> teamRoom = new HashMap<>();
    private final Map<Place, Integer> open = new HashMap<>();
    private final Map<Place, Long> served = new HashMap<>();
    private long lastTurn;

    /** Says how many more jobs an account may get now; without a word it gets none. */
    void setRoom(AccountId account, int jobs) {
        room.put(account, jobs);
    }

    /** Limits a team to so many more jobs, over all accounts; without a word it has no limit. */
    void setTeamRoom(TeamId team, int jobs) {
        teamRoom.put(team, jobs);
    }

    void setOpen(AccountId account, TeamId team, int jobs, long servedTurn) {
        Place place = new Place(account, team);
        open.merge(place, jobs, Integer::sum);
        served.merge(place, servedTurn, Math::max);
    }

    int room(AccountId account) {
        return Math.max(0, room.getOrDefault(account, 0));
    }

    boolean teamFull(TeamId team) {
        return teamRoom.getOrDefault(team, 1) <= 0;
    }

    int open(AccountId account, TeamId team) {
        return open.getOrDefault(new Place(account, team), 0);
    }

    /** The turn in which the team was last given a slot of the account; 0 where it never was. */
    long served(AccountId account, TeamId team) {
        return served.getOrDefault(new Place(account, team), 0L);
    }

    /** Turns are counted on from here. */
    void setLastTurn(long turn) {
        lastTurn = turn;
    }

    /** The turn that was just taken. */
    long lastTurn() {
        return lastTurn;
    }

    void take(AccountId account, TeamId team) {
        count(account, team, 1);
        served.put(new Place(account, team), ++lastTurn);
    }

    void giveBack(AccountId account, TeamId team) {
        count(account, team, -1);
    }

    private void count(AccountId account, TeamId team, int jobs) {
        room.computeIfPresent(account, (key, free) -> free - jobs);
        teamRoom.computeIfPresent(team, (key, free) -> free - jobs);
        open.merge(new Place(account, team), jobs, Integer::sum);
    }

    private record Place(AccountId account, TeamId team) {}
}
