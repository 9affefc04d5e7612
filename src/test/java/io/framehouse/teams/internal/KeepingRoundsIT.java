package io.framehouse.teams.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.PostgresTest;
import io.framehouse.access.AccessApplication;
import io.framehouse.access.AccessFixtures;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.Retention;
import io.framehouse.teams.TeamKeeping;
import io.framehouse.teams.TeamRetention;
import io.framehouse.teams.Teams;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rounds that are long, or cut short. */
@SpringBootTest(classes = AccessApplication.class)
@PostgresTest
class KeepingRoundsIT {
    private static final Actor ROOT = AccessFixtures.platformAdmin();
    private static final Retention DAY = new Retention(1, null, null);

    @Autowired Teams teams;
    @Autowired TeamRetention retentions;
    @Autowired RetentionRows rows;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    private final Fake fake = new Fake();
    private TeamId made;

    /** Each time that it lets go, it leaves a mark in the team's row. */
    private final class Fake implements TeamKeeping {
        private final List<TeamId> asked = new ArrayList<>();
        private int left;
        private int breaksAfter = Integer.MAX_VALUE;

        @Override
        public int letGo(TeamId team, Retention retention, Instant now, int most) {
            asked.add(team);
            jdbc.sql(
                            "update team set cost_center = coalesce(cost_center, '') || 'x' where id = :id")
                    .param("id", team.value())
                    .update();
            if (asked.size() > breaksAfter) {
                throw new IllegalStateException("the node is killed");
            }
            int gone = Math.min(left, most);
            left -= gone;
            return gone;
        }
    }

    @AfterEach
    void keepAll() {
        if (made != null) {
            CurrentActor.as(ROOT, () -> retentions.change(made, Retention.FOR_EVER));
        }
    }

    @Test
    void itIsRepeatedUntilFewerGo() {
        TeamId team = keeping("Rounds");
        fake.left = 450;
        rounds().letGo();
        assertThat(fake.left).isZero();
        assertThat(marks(team)).isEqualTo("xxx");
    }

    @Test
    void aRoundIsBoundedWhereThereIsNoEnd() {
        TeamId team = keeping("Endless");
        fake.left = Integer.MAX_VALUE;
        rounds().letGo();
        assertThat(marks(team)).hasSize(50);
    }

    @Test
    void whatWasCommittedBeforeACrashStaysAndTheNextRoundGoesOn() {
        TeamId team = keeping("Cut short");
        fake.left = 450;
        fake.breaksAfter = 2;
        rounds().letGo();
        assertThat(marks(team)).isEqualTo("xx");
        fake.breaksAfter = Integer.MAX_VALUE;
        rounds().letGo();
        assertThat(fake.left).isZero();
        assertThat(marks(team)).isEqualTo("xxx");
    }

    @Test
    void teamsThatKeepEverythingAreNotAsked() {
        AccessFixtures.team(teams, "Keeps");
        rounds().letGo();
        assertThat(fake.asked).isEmpty();
    }

    private TeamId keeping(String name) {
        TeamId team = AccessFixtures.team(teams, name);
        CurrentActor.as(ROOT, () -> retentions.change(team, DAY));
        made = team;
        return team;
    }

    private KeepingRounds rounds() {
        return new KeepingRounds(
                rows,
                new StaticListableBeanFactory(Map.of("fake", fake))
                        .getBeanProvider(TeamKeeping.class),
                transactions,
                Clock.systemUTC());
    }

    private String marks(TeamId team) {
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql("select coalesce(cost_center, '') from team where id = :id")
                                .param("id", team.value())
                                .query(String.class)
                                .single());
    }
}
