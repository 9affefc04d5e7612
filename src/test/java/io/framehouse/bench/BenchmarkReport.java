package io.framehouse.bench;

import io.framehouse.bench.SubmitBenchmarkIT.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The laps as Markdown tables, with the two ratios that have an aim. */
final class BenchmarkReport {
    private final Map<Cell, Lap> laps;

    BenchmarkReport(Map<Cell, Lap> laps) {
        this.laps = laps;
    }

    void write() throws IOException {
        String text = text();
        Files.writeString(Path.of("target", "benchmarks.md"), text);
        System.out.println(text);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        table(text, "submit");
        table(text, "settle");
        table(text, "batch");
        text.append(
                line(
                        "Submit over 200 teams, 32 callers, service / one statement: %.2f (aim 0.80)",
                        ratio("submit", "service", "one statement", "200 teams")));
        text.append(
                line(
                        "Submit over 200 teams, 32 callers, service / one statement in the team's role: %.2f",
                        ratio(
                                "submit",
                                "service",
                                "one statement in the team's role",
                                "200 teams")));
        text.append(
                line(
                        "Submit on one hot team, 32 callers, service / five statements: %.2f (aim 3.00)",
                        ratio("submit", "service", "five statements", "one hot team")));
        text.append(
                line(
                        "Settle over 200 teams, 32 callers, service / one statement: %.2f",
                        ratio("settle", "service", "one statement", "200 teams")));
        text.append(
                line(
                        "Settle on one hot team, 32 callers, service / five statements: %.2f",
                        ratio("settle", "service", "five statements", "one hot team")));
        return text.toString();
    }

    private void table(StringBuilder text, String work) {
        text.append("| ")
                .append(work)
                .append(
                        " | load | callers | transactions/s | p50 ms | p99 ms | / five | / one |\n");
        text.append("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        laps.forEach((cell, lap) -> {
            if (cell.work().equals(work)) {
                text.append(
                        line(
                                "| %s | %s | %d | %,.0f | %.2f | %.2f | %s | %s |",
                                cell.variant(),
                                cell.load(),
                                cell.callers(),
                                lap.perSecond(),
                                lap.millis(0.5),
                                lap.millis(0.99),
                                against(cell, "five statements"),
                                against(cell, "one statement")));
            }
        });
        text.append('\n');
    }

    private String against(Cell cell, String variant) {
        Lap other =
                laps.get(
                        new Cell(
                                "batch".equals(cell.work()) ? "submit" : cell.work(),
                                variant,
                                cell.load(),
                                cell.callers()));
        return other == null
                ? ""
                : line("%.2f", laps.get(cell).perSecond() / other.perSecond()).strip();
    }

    private double ratio(String work, String variant, String other, String load) {
        Lap one = laps.get(new Cell(work, variant, load, 32));
        Lap two = laps.get(new Cell(work, other, load, 32));
        return one == null || two == null ? 0 : one.perSecond() / two.perSecond();
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }
}
