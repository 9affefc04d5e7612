package io.framehouse.credits;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Grants that end, driven by the scheduled task itself and a clock that the tests move. */
@SpringBootTest(classes = CreditsContext.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
class GrantExpiryIT {
    @Autowired CreditsFixtures fixtures;
    @Autowired Ledger ledger;
    @Autowired MutableClock clock;
    @Autowired RecurringTask<Void> expireGrants;

    @BeforeEach
    void setClock() {
        clock.set(CreditsContext.START);
    }

    @AfterEach
    void theBooksBalance() {
        assertThat(fixtures.findings()).isEmpty();
    }

    @Test
    void whatIsUnusedExpiresAtTheInstantAndOnce() {
        TeamId team = fixtures.team();
        grant(team, 100, Duration.ofHours(1));
        clock.advance(Duration.ofHours(1).minusSeconds(1));
        expire();
        assertThat(available(team)).isEqualTo(Credits.of(100));
        clock.advance(Duration.ofSeconds(1));
        expire();
        expire();
        assertThat(available(team)).isEqualTo(Credits.ZERO);
        assertThat(fixtures.balance(team).granted()).isEqualTo(Credits.ZERO);
    }

    @Test
    void grantsWithoutEndNeverExpire() {
        TeamId team = fixtures.teamWith(100);
        clock.advance(Duration.ofDays(5_000));
        expire();
        assertThat(available(team)).isEqualTo(Credits.of(100));
    }

    @Test
    void consumptionCountsAgainstTheGrantThatEndsFirst() {
        TeamId team = fixtures.teamWith(50);
        grant(team, 100, Duration.ofHours(1));
        grant(team, 100, Duration.ofHours(2));
        fixtures.settle(team, fixtures.hold(team, 30), 30);
        clock.advance(Duration.ofHours(1));
        expire();
        assertThat(available(team)).isEqualTo(Credits.of(150));
        fixtures.settle(team, fixtures.hold(team, 120), 120);
        clock.advance(Duration.ofHours(1));
        expire();
        assertThat(available(team)).isEqualTo(Credits.of(30));
    }

    @Test
    void heldCreditsOutliveTheirGrantAndExpireWhenReleased() {
        TeamId team = fixtures.team();
        grant(team, 100, Duration.ofHours(1));
        JobId job = fixtures.hold(team, 60);
        clock.advance(Duration.ofHours(2));
        expire();
        assertThat(available(team)).isEqualTo(Credits.ZERO);
        assertThat(fixtures.balance(team).held()).isEqualTo(Credits.of(60));
        fixtures.release(team, job);
        assertThat(available(team)).isEqualTo(Credits.ZERO);
        assertThat(fixtures.balance(team).granted()).isEqualTo(Credits.ZERO);
    }

    @Test
    void whatASettlementGivesBackExpiresToo() {
        TeamId team = fixtures.team();
        grant(team, 100, Duration.ofHours(1));
        JobId job = fixtures.hold(team, 60);
        clock.advance(Duration.ofHours(2));
        expire();
        fixtures.settle(team, job, 45);
        assertThat(available(team)).isEqualTo(Credits.ZERO);
        assertThat(fixtures.balance(team).granted()).isEqualTo(Credits.of(45));
    }

    @Test
    void whatARefundGivesBackOfAnEndedGrantExpiresToo() {
        TeamId team = fixtures.teamWith(10);
        grant(team, 100, Duration.ofHours(1));
        JobId job = fixtures.hold(team, 60);
        clock.advance(Duration.ofHours(2));
        expire();
        fixtures.settle(team, job, 60);
        assertThat(available(team)).isEqualTo(Credits.of(10));
        fixtures.refund(team, job, 25);
        assertThat(available(team)).isEqualTo(Credits.of(10));
        assertThat(fixtures.balance(team).granted()).isEqualTo(Credits.of(45));
        fixtures.adjust(team, job, -35);
        assertThat(available(team)).isEqualTo(Credits.of(10));
    }

    @Test
    void aRefundBeforeTheEndStaysUntilTheEnd() {
        TeamId team = fixtures.team();
        grant(team, 100, Duration.ofHours(1));
        JobId job = fixtures.hold(team, 60);
        fixtures.settle(team, job, 60);
        fixtures.refund(team, job, 20);
        assertThat(available(team)).isEqualTo(Credits.of(60));
        clock.advance(Duration.ofHours(1));
        expire();
        assertThat(available(team)).isEqualTo(Credits.ZERO);
    }

    @Test
    void whatAnAdjustmentTookOffIsNotTakenFromTheNextGrant() {
        TeamId team = fixtures.team();
        grant(team, 100, Duration.ofHours(1));
        fixtures.adjust(team, null, -60);
        clock.advance(Duration.ofHours(1));
        expire();
        assertThat(available(team)).isEqualTo(Credits.ZERO);
        fixtures.grant(team, 50);
        expire();
        assertThat(available(team)).isEqualTo(Credits.of(50));
    }

    @Test
    void whatAnAdjustmentAddedNeverExpires() {
        TeamId team = fixtures.team();
        grant(team, 100, Duration.ofHours(1));
        fixtures.adjust(team, null, 30);
        fixtures.adjust(team, null, -10);
        clock.advance(Duration.ofHours(1));
        expire();
        assertThat(available(team)).isEqualTo(Credits.of(20));
    }

    @Test
    void aLateSuccessIsPaidAlthoughItsGrantHasExpired() {
        TeamId team = fixtures.team();
        grant(team, 100, Duration.ofHours(1));
        JobId job = fixtures.hold(team, 60);
        clock.advance(Duration.ofHours(2));
        fixtures.release(team, job);
        expire();
        fixtures.adjust(team, job, 60);
        assertThat(fixtures.balance(team).overdrawn()).isTrue();
        fixtures.refund(team, job, 60);
        assertThat(fixtures.balance(team).overdrawn()).isFalse();
        assertThat(available(team)).isEqualTo(Credits.ZERO);
    }

    @Test
    void aClockThatGoesBackGivesNothingBack() {
        TeamId team = fixtures.team();
        grant(team, 100, Duration.ofHours(1));
        clock.advance(Duration.ofHours(2));
        expire();
        clock.set(CreditsContext.START);
        expire();
        assertThat(available(team)).isEqualTo(Credits.ZERO);
        grant(team, 40, Duration.ofMinutes(30));
        assertThat(available(team)).isEqualTo(Credits.of(40));
        clock.advance(Duration.ofHours(2));
        expire();
        assertThat(available(team)).isEqualTo(Credits.ZERO);
        assertThat(fixtures.balance(team).granted()).isEqualTo(Credits.ZERO);
    }

    @Test
    void aReleaseBeforeTheEndKeepsTheGrant() {
        TeamId team = fixtures.team();
        grant(team, 100, Duration.ofHours(1));
        fixtures.release(team, fixtures.hold(team, 60));
        assertThat(available(team)).isEqualTo(Credits.of(100));
    }

    @Test
    void anOverdrawnTeamHasNothingToExpire() {
        TeamId team = fixtures.team();
        grant(team, 100, Duration.ofHours(1));
        fixtures.settle(team, fixtures.hold(team, 100), 130);
        clock.advance(Duration.ofHours(2));
        expire();
        assertThat(fixtures.balance(team).overdrawn()).isTrue();
        assertThat(fixtures.balance(team).granted()).isEqualTo(Credits.of(100));
    }

    @Test
    void aRepeatAfterTheEndAnswersTheSame() {
        TeamId team = fixtures.team();
        UUID id = Ids.next();
        var end = clock.instant().plusSeconds(60);
        CreditsFixtures.asSystem(() -> ledger.grant(team, id, Credits.of(9), "demo", end));
        clock.advance(Duration.ofHours(1));
        expire();
        assertThat(
                        CreditsFixtures.asSystem(
                                () -> ledger.grant(team, id, Credits.of(9), "demo", end)))
                .isEqualTo(id);
        assertThat(available(team)).isEqualTo(Credits.ZERO);
    }

    private void grant(TeamId team, long credits, Duration lasts) {
        CreditsFixtures.asSystem(() ->
                ledger.grant(
                        team,
                        Ids.next(),
                        Credits.of(credits),
                        "campaign",
                        clock.instant().plus(lasts)));
    }

    private void expire() {
        expireGrants.executeRecurringly(
                new TaskInstance<>(expireGrants.getName(), "recurring"),
                new ExecutionContext(null, null, null, null));
    }

    private Credits available(TeamId team) {
        return fixtures.balance(team).available();
    }
}
