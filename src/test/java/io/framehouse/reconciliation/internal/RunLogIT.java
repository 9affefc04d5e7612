package io.framehouse.reconciliation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.Framehouse;
import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.jobs.JobBench;
import io.framehouse.reconciliation.Runs;
import io.framehouse.reconciliation.Runs.Node;
import io.framehouse.reconciliation.Runs.Run;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {JobBench.QUIET, "framehouse.copies.enabled=false"})
@PostgresTest
@Import(JobBench.Time.class)
class RunLogIT {
    @Autowired RunLog log;
    @Autowired Runs runs;
    @Autowired RunCounts counts;
    @Autowired MutableClock clock;

    @Test
    void eachMinuteIsARowAndAnIdleNodeShowsThatItLives() {
        clock.advance(Duration.ofHours(2));
        counts.claimed(3);
        counts.polled("Pending", false);
        counts.polled("Succeeded", true);
        counts.lag(Duration.ofMillis(700));
        write();
        counts.claimed(2);
        counts.woken();
        counts.lag(Duration.ofMillis(200));
        write();
        Run run = recent().getFirst();
        assertThat(run.node()).isEqualTo(log.node());
        assertThat(List.of(run.claimed(), run.polled(), run.changed(), run.woken()))
                .containsExactly(5L, 2L, 1L, 1L);
        assertThat(run.oldestLagMillis()).isEqualTo(700);
        assertThat(run.seenAt()).isEqualTo(clock.instant());
        clock.advance(Duration.ofMinutes(1));
        write();
        assertThat(recent().getFirst().claimed()).isZero();
        assertThat(recent().get(1)).isEqualTo(run);
    }

    @Test
    void aNodeThatIsNotSeenForAMinuteCountsAsDead() {
        clock.advance(Duration.ofHours(2));
        write();
        assertThat(nodes()).contains(new Node(log.node(), clock.instant(), true));
        clock.advance(Duration.ofSeconds(61));
        assertThat(nodes()).noneMatch(Node::alive);
    }

    @Test
    void rowsAreKeptForFourteenDays() {
        clock.advance(Duration.ofHours(2));
        write();
        Run old = recent().getFirst();
        clock.advance(Duration.ofDays(14).minusHours(2));
        write();
        assertThat(recent()).contains(old);
        clock.advance(Duration.ofHours(3));
        write();
        assertThat(recent()).doesNotContain(old);
    }

    @Test
    void onlyThePlatformsPeopleSeeThem() {
        assertThatThrownBy(() -> runs.recent(10)).isInstanceOf(DomainException.class);
        assertThatThrownBy(runs::nodes).isInstanceOf(DomainException.class);
    }

    private void write() {
        asSystem(() -> {
            log.write();
            return true;
        });
    }

    private List<Run> recent() {
        return asSystem(() -> runs.recent(100));
    }

    private List<Node> nodes() {
        return asSystem(runs::nodes);
    }

    private static <T> T asSystem(Supplier<T> work) {
        return CurrentActor.as(Actor.system("test"), work);
    }
}
