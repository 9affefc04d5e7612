package io.framehouse.reconciliation.ui;

import io.framehouse.reconciliation.Runs;
import io.framehouse.reconciliation.Runs.Node;
import io.framehouse.reconciliation.Runs.Run;
import io.framehouse.ui.DurationFormat;
import io.framehouse.ui.TimeFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the nodes did in the last hour, and whether any of them still works. */
final class RunsModel {
    private static final Duration SHOWN = Duration.ofHours(1);
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final int MOST_ROWS = 1_000;
    private static final int SECOND = 1_000;

    private final Runs runs;
    private final Clock clock;

    RunsModel(Runs runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /** The page at one moment. */
    record Shown(Instant at, List<Node> nodes, List<Minute> minutes) {
        Shown {
            nodes = List.copyOf(nodes);
            minutes = List.copyOf(minutes);
        }
    }

    Shown read() {
        Instant now = clock.instant();
        return new Shown(now, runs.nodes(), minutes(now));
    }

    /** Newest first; a minute in which no node was seen is there too, once there was any before. */
    private List<Minute> minutes(Instant now) {
        Instant from = now.minus(SHOWN).truncatedTo(ChronoUnit.MINUTES);
        Map<Instant, List<Run>> byMinute =
                runs.recent(MOST_ROWS).stream()
                        .filter(run -> run.minute().isAfter(from))
                        .collect(Collectors.groupingBy(Run::minute));
        Optional<Instant> first = byMinute.keySet().stream().min(Instant::compareTo);
        List<Minute> minutes = new ArrayList<>();
        if (first.isPresent()) {
            Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
            // Nodes write every quarter of a minute: nothing yet is no silence.
            if (!byMinute.containsKey(minute)) {
                minute = minute.minus(1, ChronoUnit.MINUTES);
            }
            while (!minute.isBefore(first.get())) {
                minutes.add(new Minute(minute, byMinute.getOrDefault(minute, List.of())));
                minute = minute.minus(1, ChronoUnit.MINUTES);
            }
        }
        return minutes;
    }

    /** Whether a node was seen within two minutes. */
    static boolean works(Shown shown) {
        return shown.nodes().stream().anyMatch(node -> isSeen(node, shown.at()));
    }

    static boolean isSeen(Node node, Instant now) {
        return node.seenAt().isAfter(now.minus(SILENCE));
    }

    static String headline(Shown shown) {
        long seen = shown.nodes().stream().filter(node -> isSeen(node, shown.at())).count();
        if (seen == 0) {
            return "No node is at work";
        }
        return seen == 1 ? "1 node is at work" : seen + " nodes are at work";
    }

    static String explanation(Shown shown) {
        if (!works(shown)) {
            return lastSeen(shown)
                    + " Nobody sends jobs or asks providers about them; credits stay held and"
                    + " nothing is lost.";
        }
        Minute hour =
                new Minute(
                        shown.at(),
                        shown.minutes().stream().flatMap(one -> one.runs().stream()).toList());
        return "Last hour: %s questions asked, %s jobs found changed, %s sent, %s errors. Longest wait of a due job: %s."
                .formatted(
                        number(hour.sum(Run::polled)),
                        number(hour.sum(Run::changed)),
                        number(hour.sum(Run::sent)),
                        number(hour.sum(Run::errors)),
                        lag(hour.worstLagMillis()));
    }

    private static String lastSeen(Shown shown) {
        return shown.nodes().stream()
                .map(Node::seenAt)
                .max(Instant::compareTo)
                .map(at ->
                        "Last sign of life "
                                + TimeFormat.relative(at, shown.at(), ZoneOffset.UTC)
                                + ", "
                                + TimeFormat.absolute(at, ZoneOffset.UTC)
                                + " UTC.")
                .orElse("No node was seen within the last day.");
    }

    static String number(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    /** {@code 700 ms}, {@code 1.2 s}, {@code 2 min 5 s}. */
    static String lag(long millis) {
        if (millis < SECOND) {
            return millis + " ms";
        }
        Duration lag = Duration.ofMillis(millis);
        return lag.toSeconds() < 10
                ? "%d.%d s".formatted(lag.toSeconds(), lag.toMillisPart() / 100)
                : DurationFormat.words(lag);
    }

    /** One node's minute on one line. */
    static String line(Run run) {
        return "%s: claimed %s, asked %s, changed %s, sent %s, found again %s, woken %s, errors %s, longest wait %s"
                .formatted(
                        run.node(),
                        number(run.claimed()),
                        number(run.polled()),
                        number(run.changed()),
                        number(run.sent()),
                        number(run.recovered()),
                        number(run.woken()),
                        number(run.errors()),
                        lag(run.oldestLagMillis()));
    }
}
