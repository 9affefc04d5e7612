package io.framehouse.jobs.internal;

import io.framehouse.providers.AccountId;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many jobs each account and team has open against what each may have, and whose turn it is.
 * Counts along while slots are given.
 */
final class OpenSlots {
    private final Map<AccountId, Integer> room = new HashMap<>();
    private final Map<TeamId, Integer> teamRoom = new HashMap<>();
    private final Map<Place, Integer> open = new HashMap<>();
    private final Map<Place, Instant> served = new HashMap<>();

    /** Says how many more jobs an account may get now; without a word it gets none. */
    void setRoom(AccountId account, int jobs) {
        room.put(account, jobs);
    }

    /** Limits a team to so many more jobs, over all accounts; without a word it has no limit. */
    void setTeamRoom(TeamId team, int jobs) {
        teamRoom.put(team, jobs);
    }

    void setOpen(AccountId account, TeamId team, int jobs, @Nullable Instant servedAt) {
        Place place = new Place(account, team);
        open.merge(place, jobs, Integer::sum);
        if (servedAt != null) {
            served.put(place, servedAt);
        }
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

    /** When the team was last given a slot of the account; long ago where it never was. */
    Instant served(AccountId account, TeamId team) {
        return served.getOrDefault(new Place(account, team), Instant.MIN);
    }

    void take(AccountId account, TeamId team, Instant at) {
        count(account, team, 1);
        served.put(new Place(account, team), at);
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
