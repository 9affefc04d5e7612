package io.framehouse.reports.ui;

import io.framehouse.reports.Proof;
import io.framehouse.reports.Proof.Invariant;
import io.framehouse.reports.Proof.Offender;
import io.framehouse.reports.Proof.Run;
import io.framehouse.reports.Proof.Turn;
import io.framehouse.reports.ProofFlow;
import io.framehouse.reports.ProofFlow.Flow;
import io.framehouse.reports.ProofFlow.Line;
import io.framehouse.reports.ProviderCheck;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.ui.TimeFormat;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the proof page says of a run. */
final class ProofModel {
    private static final Duration STALE_AFTER = Duration.ofHours(26);
    private static final int RUNS_SHOWN = 20;

    private final Proof proof;
    private final ProofFlow flow;
    private final Clock clock;

    ProofModel(Proof proof, ProofFlow flow, Clock clock) {
        this.proof = proof;
        this.flow = flow;
        this.clock = clock;
    }

    /** Where the books stand. */
    enum State {
        /** Every check passed, lately. */
        PASSED,
        /** A check found offenders. */
        DIFFERENCE,
        /** Every check passed, but too long ago. */
        STALE
    }

    Optional<Run> last() {
        return proof.last();
    }

    /** The run of an address; the last one where it names none. */
    Optional<Run> run(String id) {
        return id.isEmpty() ? last() : Ids.parse(id).flatMap(proof::find);
    }

    Run runNow() {
        return proof.run();
    }

    Optional<Turn> running() {
        return proof.running();
    }

    Page<Run> history(@Nullable String cursor) {
        return proof.runs(new PageRequest(RUNS_SHOWN, cursor));
    }

    void writeEvidence(Run run, OutputStream target) {
        proof.writeEvidence(Objects.requireNonNull(run.id()), target);
    }

    Flow flow() {
        return flow.now();
    }

    List<Line> trail(Offender offender) {
        UUID team = offender.team();
        UUID job = offender.job();
        return team == null || job == null
                ? List.of()
                : flow.trail(new TeamId(team), new JobId(job));
    }

    /** An offender of a run by its item. */
    static Optional<Offender> offender(Run run, String item) {
        return offenders(run).filter(one -> one.item().equals(item)).findFirst();
    }

    /** What is old for the newest run is history for an older one. */
    State state(Run run, boolean newest) {
        if (!run.ok()) {
            return State.DIFFERENCE;
        }
        return newest && age(run).compareTo(STALE_AFTER) > 0 ? State.STALE : State.PASSED;
    }

    String headline(Run run) {
        return run.ok() ? "Books balance" : "Books differ";
    }

    /** The sentences below the headline. */
    String explanation(Run run, boolean newest) {
        String checked = "Checked " + at(run.asOf()) + ".";
        return switch (state(run, newest)) {
            case PASSED -> checked + " Difference 0 credits in " + checks(run) + ".";
            case STALE ->
                    checked
                            + " Last check is %d h old; it should run every 24 h."
                                    .formatted(age(run).toHours());
            case DIFFERENCE ->
                    "%s %d of %s found %s%s. New jobs continue."
                            .formatted(
                                    checked,
                                    failed(run).size(),
                                    checks(run),
                                    items(run.offenders()),
                                    teams(run));
        };
    }

    /** Where a difference starts: the offender that began first. */
    static Optional<Offender> first(Run run) {
        return offenders(run)
                .filter(one -> one.at() != null)
                .min(Comparator.comparing(one -> Objects.requireNonNull(one.at())));
    }

    static List<Invariant> failed(Run run) {
        return run.invariants().stream()
                .filter(check -> check.count() > 0)
                .sorted(Comparator.comparingLong(Invariant::count).reversed())
                .toList();
    }

    static List<Invariant> passed(Run run) {
        return run.invariants().stream().filter(check -> check.count() == 0).toList();
    }

    /** {@code Next check 21 Nov 2026, 03:10 UTC}. */
    String next() {
        Instant next = proof.nextRun();
        return "Next check " + TimeFormat.until(next, clock.instant()) + " \u00b7 " + at(next);
    }

    /** What is to be done about an account that does not agree, or why it is not compared. */
    static String meaning(ProviderCheck check) {
        return switch (check.state()) {
            case AGREES -> "Within tolerance";
            case DIFFERENCE ->
                    Objects.requireNonNull(check.difference()).signum() > 0
                            ? "They took more than we settled: look for other users of this key"
                            : "They took less than we settled: look for credits given back late";
            case TELLS_NO_BALANCE -> "Nothing to compare";
            case NOT_ENOUGH_READINGS -> "Compared from the second reading on";
            case DOES_NOT_MOVE -> "The balance was the same at every reading";
            case STALE -> "No reading for more than 26 h";
        };
    }

    /** With a sign, in the provider's unit; a dash where not compared. */
    static String signed(@Nullable BigDecimal amount) {
        if (amount == null) {
            return "\u2013";
        }
        String text = amount.abs().toPlainString();
        return switch (amount.signum()) {
            case 1 -> "+" + text;
            case -1 -> "\u2212" + text;
            default -> text;
        };
    }

    static String plain(@Nullable BigDecimal amount) {
        return amount == null ? "\u2013" : amount.toPlainString().replace('-', '\u2212');
    }

    /** {@code 3 ms}, {@code 1.2 s}; a dash in runs of older versions. */
    static String took(long millis) {
        if (millis == 0) {
            return "under 1 ms";
        }
        return millis < 1_000
                ? millis + " ms"
                : "%d.%d s".formatted(millis / 1_000, millis % 1_000 / 100);
    }

    /** {@code 4 min}: how long something goes on already. */
    String since(@Nullable Instant start) {
        if (start == null) {
            return "\u2013";
        }
        Duration age = Duration.between(start, clock.instant());
        if (age.toMinutes() < 1) {
            return "under 1 min";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        return age.toDays() < 2
                ? "%d h %d min".formatted(age.toHours(), age.toMinutesPart())
                : age.toDays() + " days";
    }

    static String items(long count) {
        return count == 1 ? "1 item" : count + " items";
    }

    static String at(Instant time) {
        return TimeFormat.absolute(time, ZoneOffset.UTC) + " UTC";
    }

    private Duration age(Run run) {
        return Duration.between(run.asOf(), clock.instant());
    }

    private static Stream<Offender> offenders(Run run) {
        return run.invariants().stream()
                .flatMap(check -> Objects.requireNonNull(check.offenders()).stream());
    }

    private static String teams(Run run) {
        long teams = offenders(run).map(Offender::team).filter(Objects::nonNull).distinct().count();
        return switch ((int) Math.min(teams, 2)) {
            case 0 -> "";
            case 1 -> " in 1 team";
            default -> " in " + teams + " teams";
        };
    }

    private static String checks(Run run) {
        return run.invariants().size() + " checks";
    }
}
