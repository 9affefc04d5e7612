package io.framehouse.reconciliation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.reconciliation.Runs;
import io.framehouse.reconciliation.ui.RunsModel.Shown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunsModelTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:30Z");

    private final FakeRuns runs = new FakeRuns();
    private final RunsModel model = new RunsModel(runs, Clock.fixed(NOW, ZoneOffset.UTC));

    private static final class FakeRuns implements Runs {
        final List<Run> rows = new ArrayList<>();
        final List<Node> nodes = new ArrayList<>();

        @Override
        public List<Run> recent(int limit) {
            return rows;
        }

        @Override
        public List<Node> nodes() {
            return nodes;
        }

        void add(String node, String minute, long errors, long lagMillis) {
            Instant start = Instant.parse("2026-11-20T" + minute + ":00Z");
            rows.add(new Run(node, start, start, 10, 1_200, 3, 2, 1, 4, errors, lagMillis));
        }
    }

    @Test
    void nodesAreAddedUpByMinuteAndGapsAreShown() {
        runs.add("a", "10:00", 0, 700);
        runs.add("b", "10:00", 2, 900);
        runs.add("a", "09:58", 0, 100);
        runs.add("a", "09:00", 0, 100);
        runs.nodes.add(new Runs.Node("a", NOW.minusSeconds(10), true));
        Shown shown = model.read();
        assertThat(shown.minutes().stream().map(Minute::start))
                .containsExactly(
                        Instant.parse("2026-11-20T10:00:00Z"),
                        Instant.parse("2026-11-20T09:59:00Z"),
                        Instant.parse("2026-11-20T09:58:00Z"));
        Minute newest = shown.minutes().getFirst();
        assertThat(newest.sum(Runs.Run::polled)).isEqualTo(2_400);
        assertThat(newest.worstLagMillis()).isEqualTo(900);
        assertThat(shown.minutes().get(1).runs()).isEmpty();
        assertThat(RunsModel.explanation(shown))
                .contains("3,600 questions asked", "2 errors", "900 ms");
        assertThat(RunsModel.line(newest.runs().getFirst())).startsWith("a: claimed 10, asked 1,2");
    }

    @Test
    void twoMinutesOfSilenceAreAProblem() {
        runs.nodes.add(new Runs.Node("a", NOW.minusSeconds(119), false));
        assertThat(RunsModel.works(model.read())).isTrue();
        assertThat(RunsModel.headline(model.read())).isEqualTo("1 node is at work");
        runs.nodes.set(0, new Runs.Node("a", NOW.minusSeconds(121), false));
        assertThat(RunsModel.works(model.read())).isFalse();
        assertThat(RunsModel.headline(model.read())).isEqualTo("No node is at work");
        assertThat(RunsModel.explanation(model.read()))
                .startsWith("Last sign of life 2 min ago, 20 Nov 2026, 09:58 UTC.");
        runs.nodes.clear();
        assertThat(RunsModel.explanation(model.read())).startsWith("No node was seen");
    }

    @Test
    void anIdleHouseHasNoMinutes() {
        assertThat(model.read().minutes()).isEmpty();
    }

    @Test
    void waitsAreWrittenInTheLargestUnitThatTells() {
        assertThat(RunsModel.lag(0)).isEqualTo("0 ms");
        assertThat(RunsModel.lag(1_240)).isEqualTo("1.2 s");
        assertThat(RunsModel.lag(Duration.ofSeconds(125).toMillis())).isEqualTo("2 min 5 s");
    }
}
