package io.framehouse.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.jobs.internal.FairHandOut.Pick;
import io.framehouse.providers.AccountId;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whose turn it is, played round by round on a floor of slots. */
class FairHandOutTest {
    private static final AccountId X = new AccountId(new UUID(0, 1));
    private static final AccountId Y = new AccountId(new UUID(0, 2));
    private static final TeamId A = new TeamId(new UUID(1, 1));
    private static final TeamId B = new TeamId(new UUID(1, 2));

    private final Floor floor = new Floor();

    @Test
    void aThousandJobsOfOneTeamDelayAnothersSingleJobByAtMostOneSlot() {
        for (int slots : List.of(1, 2, 5)) {
            Floor one = new Floor();
            one.slots.put(X, slots);
            one.wait(A, 1_000, X);
            for (int filled = 0; filled < 7; filled++) {
                one.round();
                one.finishOldest(1);
            }
            JobId single = one.wait(B, 1, X).getFirst().id();
            int begun = 0;
            while (one.waits(single)) {
                begun += one.round().size();
                if (one.waits(single)) {
                    one.finishOldest(1);
                }
                assertThat(begun).as("begun with %s slots", slots).isLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void ofTwoTeamsTheOneWithFewerRunningJobsIsServed() {
        floor.slots.put(X, 6);
        floor.wait(A, 4, X);
        floor.round();
        floor.wait(A, 10, X);
        floor.wait(B, 10, X);
        assertThat(floor.round()).extracting(pick -> pick.job().team()).containsExactly(B, B);
        floor.finishOldest(2);
        assertThat(floor.round()).extracting(pick -> pick.job().team()).containsExactly(A, B);
    }

    @Test
    void teamsWithManyJobsTakeTurnsOnASingleSlot() {
        floor.slots.put(X, 1);
        floor.wait(A, 50, X);
        floor.wait(B, 50, X);
        List<TeamId> order = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            order.add(floor.round().getFirst().job().team());
            floor.finishOldest(1);
        }
        assertThat(order).containsExactly(A, B, A, B, A, B);
    }

    @Test
    void jobsRunningElsewhereDoNotCountAgainstATeamHere() {
        floor.slots.put(X, 1);
        floor.slots.put(Y, 20);
        floor.wait(B, 20, Y);
        floor.round();
        floor.wait(A, 100, X);
        floor.round();
        floor.finishOldestAt(X);
        JobId single = floor.wait(B, 1, X).getFirst().id();
        floor.round();
        assertThat(floor.waits(single)).isFalse();
    }

    @Test
    void jobsForABusyAccountKeepNobodyElseBack() {
        floor.slots.put(X, 0);
        floor.slots.put(Y, 1);
        floor.wait(A, 500, X);
        JobId other = floor.wait(A, 1, Y).getFirst().id();
        assertThat(floor.round()).extracting(pick -> pick.job().id()).containsExactly(other);
    }

    @Test
    void priorityDecidesInsideATeamAndNotBetweenTeams() {
        floor.slots.put(X, 4);
        List<Waiting> usual = floor.wait(A, 2, X);
        List<Waiting> urgent = floor.waitUrgently(A, 2, X);
        List<Waiting> others = floor.wait(B, 2, X);
        assertThat(floor.round())
                .extracting(pick -> pick.job().id())
                .containsExactly(
                        urgent.get(0).id(),
                        others.get(0).id(),
                        urgent.get(1).id(),
                        others.get(1).id());
        assertThat(usual).allMatch(job -> floor.waits(job.id()));
    }

    @Test
    void aTeamsLimitHoldsOverAllAccounts() {
        floor.slots.put(X, 5);
        floor.slots.put(Y, 5);
        floor.limits.put(A, 3);
        floor.wait(A, 5, X);
        floor.wait(A, 5, Y);
        floor.wait(B, 1, Y);
        assertThat(floor.round())
                .extracting(pick -> pick.job().team())
                .containsOnly(A, B)
                .hasSize(4);
        assertThat(floor.round()).isEmpty();
    }

    @Test
    void whatTheRateDoesNotAllowGoesBackInItsOrder() {
        floor.slots.put(X, 10);
        floor.allowed = 2;
        List<Waiting> jobs = floor.wait(A, 5, X);
        assertThat(floor.round())
                .extracting(pick -> pick.job().id())
                .containsExactly(jobs.get(0).id(), jobs.get(1).id());
        assertThat(floor.round())
                .extracting(pick -> pick.job().id())
                .containsExactly(jobs.get(2).id(), jobs.get(3).id());
    }

    @Test
    void aLongQueueForOneAccountLeavesOthersTheirShareOfARound() {
        floor.slots.put(X, 1_000);
        floor.slots.put(Y, 1_000);
        floor.wait(A, 500, X);
        floor.wait(B, 500, Y);
        assertThat(floor.round())
                .hasSize(64)
                .filteredOn(pick -> pick.account().equals(Y))
                .hasSize(32);
    }

    @Test
    void theAccountThatIsPreferredGetsAllWhileItHasRoom() {
        floor.slots.put(X, 40);
        floor.slots.put(Y, 40);
        floor.add(A, 60, 5, Set.of(X, Y), Set.of());
        assertThat(floor.round())
                .hasSize(60)
                .filteredOn(pick -> pick.account().equals(X))
                .hasSize(40);
    }

    @Test
    void aJobThatRestsFromOneAccountGoesToTheOther() {
        floor.slots.put(X, 1);
        floor.slots.put(Y, 1);
        floor.add(A, 1, 5, Set.of(X, Y), Set.of(X));
        assertThat(floor.round()).extracting(Pick::account).containsExactly(Y);
    }

    /** Accounts with slots, and teams whose jobs wait and run there. */
    private static final class Floor {
        final Map<AccountId, Integer> slots = new HashMap<>();
        final Map<TeamId, Integer> limits = new HashMap<>();
        int allowed = Integer.MAX_VALUE;
        private final Map<Waiting, Set<AccountId>> waiting = new HashMap<>();
        private final List<Pick> running = new ArrayList<>();
        private final Map<List<Object>, Long> served = new HashMap<>();
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        List<Waiting> wait(TeamId team, int count, AccountId account) {
            return add(team, count, 5, Set.of(account), Set.of());
        }

        List<Waiting> waitUrgently(TeamId team, int count, AccountId account) {
            return add(team, count, 9, Set.of(account), Set.of());
        }

        List<Waiting> add(
                TeamId team, int count, int priority, Set<AccountId> able, Set<AccountId> tried) {
            return IntStream.range(0, count)
                    .mapToObj(i -> {
                        now = now.plusMillis(1);
                        Waiting job =
                                new Waiting(
                                        team,
                                        JobId.random(),
                                        able.toString(),
                                        tried.toString(),
                                        priority,
                                        now,
                                        tried,
                                        null);
                        waiting.put(job, able);
                        return job;
                    })
                    .toList();
        }

        boolean waits(JobId id) {
            return waiting.keySet().stream().anyMatch(job -> job.id().equals(id));
        }

        List<Pick> round() {
            now = now.plus(Duration.ofSeconds(1));
            OpenSlots open = new OpenSlots();
            open.setLastTurn(served.values().stream().mapToLong(turn -> turn).max().orElse(0));
            slots.forEach((account, most) ->
                    open.setRoom(
                            account,
                            most
                                    - (int)
                                            running.stream()
                                                    .filter(pick -> pick.account().equals(account))
                                                    .count()));
            limits.forEach((team, most) ->
                    open.setTeamRoom(
                            team,
                            most
                                    - (int)
                                            running.stream()
                                                    .filter(pick -> pick.job().team().equals(team))
                                                    .count()));
            for (AccountId account : slots.keySet()) {
                for (TeamId team : List.of(A, B)) {
                    int count =
                            (int)
                                    running.stream()
                                            .filter(pick ->
                                                    pick.account().equals(account)
                                                            && pick.job().team().equals(team))
                                            .count();
                    open.setOpen(
                            account, team, count, served.getOrDefault(List.of(account, team), 0L));
                }
            }
            Map<Waiting.Key, List<Waiting>> lines = new HashMap<>();
            waiting.keySet().stream()
                    .sorted(Waiting.IN_TEAM)
                    .forEach(job ->
                            lines.computeIfAbsent(job.key(), key -> new ArrayList<>()).add(job));
            List<Pick> picks =
                    new FairHandOut(
                                    lines.values().stream()
                                            .map(line ->
                                                    new WaitingLine(
                                                            line, waiting.get(line.getFirst())))
                                            .toList(),
                                    open,
                                    (account, wanted) -> Math.min(allowed, wanted))
                            .picks(
                                    slots.keySet().stream()
                                            .sorted(
                                                    java.util.Comparator.comparing(
                                                            AccountId::value))
                                            .toList(),
                                    64);
            picks.forEach(pick -> {
                waiting.remove(pick.job());
                running.add(pick);
                served.put(List.of(pick.account(), pick.job().team()), pick.turn());
            });
            return picks;
        }

        void finishOldest(int count) {
            for (int i = 0; i < count && !running.isEmpty(); i++) {
                running.removeFirst();
            }
        }

        void finishOldestAt(AccountId account) {
            running.remove(
                    running.stream()
                            .filter(pick -> pick.account().equals(account))
                            .findFirst()
                            .orElseThrow());
        }
    }
}
