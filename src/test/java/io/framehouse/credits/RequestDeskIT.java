package io.framehouse.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = CreditsContext.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
class RequestDeskIT {
    @Autowired CreditsFixtures fixtures;
    @Autowired RequestDesk desk;
    @Autowired MutableClock clock;

    @BeforeEach
    void setClock() {
        clock.set(CreditsContext.START);
    }

    @Test
    void onlyWhatThePersonsOwnJobsSettledLatelyIsCounted() {
        TeamId team = fixtures.teamWith(1_000);
        UserId mika = new UserId(Ids.next());
        fixtures.settle(team, fixtures.hold(team, 40, mika, null), 40);
        Instant since = clock.instant().plus(Duration.ofMinutes(1));
        clock.advance(Duration.ofDays(1));
        fixtures.settle(team, fixtures.hold(team, 30, mika, null), 25);
        fixtures.settle(team, fixtures.hold(team, 70, new UserId(Ids.next()), null), 70);
        fixtures.release(team, fixtures.hold(team, 90, mika, null));
        fixtures.hold(team, 11, mika, null);
        assertThat(CreditsFixtures.asSystem(() -> desk.settledBy(team, mika, since)))
                .isEqualTo(Credits.of(25));
    }

    @Test
    void membersAndOtherTeamsLearnNothing() {
        TeamId team = fixtures.teamWith(1_000);
        UserId mika = new UserId(Ids.next());
        Actor member = Actor.person(mika, "Mika", Set.of(), Map.of(team, TeamRole.MEMBER));
        assertThatThrownBy(() ->
                        CurrentActor.as(member, () -> desk.settledBy(team, mika, Instant.EPOCH)))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> CurrentActor.as(member, desk::waitingOfBalances))
                .isInstanceOf(DomainException.class);
    }
}
