package io.framehouse.shared;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Whose turn is next among the teams that share a node's places, and among the lanes of each. A
 * team holds its share at most; how much of one lane is under way is for the claim to judge.
 */
public final class FairTurns {
    /** Before the first team. */
    public static final UUID START = new UUID(0, 0);

    /**
     * Teams whose last lane is remembered; forgetting one only begins with its first lane again.
     */
    private static final int REMEMBERED = 10_000;

    private final int share;
    private final Map<String, Integer> lanes = new HashMap<>();
    private final Map<TeamId, Integer> teams = new HashMap<>();
    private final Map<TeamId, String> lastLanes = new HashMap<>();
    private UUID lastTeam = START;

    /**
     * @param share the most places that one team holds at once, 1 or more
     */
    public FairTurns(int share) {
        if (share < 1) {
            throw new IllegalArgumentException("share must be 1 or more, not " + share);
        }
        this.share = share;
    }

    /** Notes something taken; to be called in the order of the claim. */
    public synchronized void begin(TeamId team, String lane) {
        lanes.merge(key(team, lane), 1, Integer::sum);
        teams.merge(team, 1, Integer::sum);
        lastLanes.put(team, lane);
        lastTeam = team.value();
    }

    /** Notes that it is done, whatever came of it. */
    public synchronized void end(TeamId team, String lane) {
        lanes.computeIfPresent(key(team, lane), (one, count) -> count > 1 ? count - 1 : null);
        teams.computeIfPresent(team, (one, count) -> count > 1 ? count - 1 : null);
    }

    /** What the next claim has to know. */
    public synchronized State state() {
        if (lastLanes.size() > REMEMBERED) {
            lastLanes.clear();
        }
        Set<TeamId> known = new LinkedHashSet<>(lastLanes.keySet());
        known.addAll(teams.keySet());
        List<TeamState> states = new ArrayList<>();
        known.forEach(team ->
                states.add(
                        new TeamState(
                                team,
                                teams.getOrDefault(team, 0),
                                lastLanes.getOrDefault(team, ""))));
        List<LaneState> held = new ArrayList<>();
        lanes.forEach((lane, count) -> held.add(new LaneState(lane, count)));
        return new State(share, lastTeam, held, states);
    }

    /** A lane of a team, as claims compare it. */
    private static String key(TeamId team, String lane) {
        return team + " " + lane;
    }

    /**
     * What a claim has to know.
     *
     * @param after the team that was served last; the next one in order begins
     * @param busy the lanes of which something is under way
     */
    public record State(int share, UUID after, List<LaneState> busy, List<TeamState> teams) {
        public State {
            busy = List.copyOf(busy);
            teams = List.copyOf(teams);
        }

        public String[] busyArray() {
            return busy.stream().map(LaneState::lane).toArray(String[]::new);
        }

        public Integer[] busyCountArray() {
            return busy.stream().map(LaneState::count).toArray(Integer[]::new);
        }

        public UUID[] teamArray() {
            return teams.stream().map(one -> one.team().value()).toArray(UUID[]::new);
        }

        public Integer[] countArray() {
            return teams.stream().map(TeamState::count).toArray(Integer[]::new);
        }

        public String[] laneArray() {
            return teams.stream().map(TeamState::lastLane).toArray(String[]::new);
        }
    }

    /**
     * A lane of which something is under way.
     *
     * @param lane the team's id, a space and the lane
     * @param count how much, 1 or more
     */
    public record LaneState(String lane, int count) {}

    /**
     * One team's part.
     *
     * @param count the places it holds now
     * @param lastLane the lane that was served last; empty before the first
     */
    public record TeamState(TeamId team, int count, String lastLane) {}
}
