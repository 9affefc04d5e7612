package io.framehouse.reports.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.reports.Proof;
import io.framehouse.reports.Proof.Invariant;
import io.framehouse.reports.Proof.Run;
import io.framehouse.reports.ui.ProofModel.State;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProofModelTest {
    private static final Instant CHECKED = Instant.parse("2026-11-20T03:10:00Z");
    private static final Invariant PASSED = new Invariant("a", "A", 0, List.of());
    private static final Invariant BROKEN = new Invariant("b", "B", 2, List.of("x", "y"));

    @Test
    void cleanBooksBalance() {
        Run run = new Run(CHECKED, true, List.of(PASSED, PASSED));
        ProofModel model = model("2026-11-20T10:00:00Z", run);
        assertThat(model.state(run, true)).isEqualTo(State.PASSED);
        assertThat(model.headline(run)).isEqualTo("Books balance");
        assertThat(model.explanation(run, true))
                .isEqualTo("Checked 20 Nov 2026, 03:10 UTC. Difference 0 credits in 2 checks.");
    }

    @Test
    void anOldRunSaysHowOld() {
        Run run = new Run(CHECKED, true, List.of(PASSED));
        ProofModel model = model("2026-11-21T10:10:01Z", run);
        assertThat(model.state(run, true)).isEqualTo(State.STALE);
        assertThat(model.explanation(run, true)).contains("31 h old", "every 24 h");
        assertThat(model("2026-11-21T05:10:00Z", run).state(run, true)).isEqualTo(State.PASSED);
    }

    @Test
    void aDifferenceNamesHowMuchAndStandsFirst() {
        Run run = new Run(CHECKED, false, List.of(PASSED, BROKEN));
        ProofModel model = model("2026-11-30T10:00:00Z", run);
        assertThat(model.state(run, true)).isEqualTo(State.DIFFERENCE);
        assertThat(model.headline(run)).isEqualTo("Books differ");
        assertThat(model.explanation(run, true)).contains("1 of 2 checks found 2 items");
        assertThat(ProofModel.failed(run)).containsExactly(BROKEN);
        assertThat(ProofModel.passed(run)).containsExactly(PASSED);
    }

    static ProofModel model(String now, Run last) {
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

                    @Override
                    public Optional<Run> find(UUID id) {
                        return Optional.empty();
                    }

                    @Override
                    public Page<Run> runs(PageRequest page) {
                        return new Page<>(List.of(last), null);
                    }

                    @Override
                    public Optional<Turn> running() {
                        return Optional.empty();
                    }

                    @Override
                    public Instant nextRun() {
                        return Instant.parse("2026-11-21T03:10:00Z");
                    }

                    @Override
                    public void writeEvidence(UUID id, OutputStream target) {
                        throw new UnsupportedOperationException();
                    }
                },
                new NoFlow(),
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}
