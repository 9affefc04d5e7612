package io.framehouse.reports.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.reports.Proof;
import io.framehouse.reports.Proof.Invariant;
import io.framehouse.reports.Proof.Run;
import io.framehouse.reports.ui.ProofModel.State;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProofModelTest {
    private static final Instant CHECKED = Instant.parse("2026-11-20T03:10:00Z");
    private static final Invariant PASSED = new Invariant("a", "A", 0, List.of());
    private static final Invariant BROKEN = new Invariant("b", "B", 2, List.of("x", "y"));

    @Test
    void cleanBooksBalance() {
        Run run = new Run(CHECKED, true, List.of(PASSED, PASSED));
        ProofModel model = model("2026-11-20T10:00:00Z", run);
        assertThat(model.state(run)).isEqualTo(State.PASSED);
        assertThat(model.headline(run)).isEqualTo("Books balance");
        assertThat(model.explanation(run))
                .isEqualTo("Checked 20 Nov 2026, 03:10 UTC. Difference 0 credits in 2 checks.");
    }

    @Test
    void anOldRunSaysHowOld() {
        Run run = new Run(CHECKED, true, List.of(PASSED));
        ProofModel model = model("2026-11-21T10:10:01Z", run);
        assertThat(model.state(run)).isEqualTo(State.STALE);
        assertThat(model.explanation(run)).contains("31 h old", "every 24 h");
        assertThat(model("2026-11-21T05:10:00Z", run).state(run)).isEqualTo(State.PASSED);
    }

    @Test
    void aDifferenceNamesHowMuchAndStandsFirst() {
        Run run = new Run(CHECKED, false, List.of(PASSED, BROKEN));
        ProofModel model = model("2026-11-30T10:00:00Z", run);
        assertThat(model.state(run)).isEqualTo(State.DIFFERENCE);
        assertThat(model.headline(run)).isEqualTo("Books differ");
        assertThat(model.explanation(run)).contains("1 of 2 checks found 2 items");
        assertThat(model.sorted(run)).containsExactly(BROKEN, PASSED);
    }

    private static ProofModel model(String now, Run last) {
        return new ProofModel(
                new Proof() {
                    @Override
                    public Run run() {
                        return last;
                    }

                    @Override
                    public Optional<Run> last() {
                        return Optional.of(last);
                    }
                },
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}
