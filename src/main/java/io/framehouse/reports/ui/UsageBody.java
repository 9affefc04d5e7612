package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.reports.UsageFilter;
import io.framehouse.shared.Credits;
import io.framehouse.ui.ChartData;
import io.framehouse.ui.ChartFigure;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The figures of a report: cards, charts, and the table with its totals. */
final class UsageBody extends Div {
    private final Map<String, ChartFigure> charts = new LinkedHashMap<>();
    private final Consumer<Set<String>> tablesChanged;

    /**
     * A report.
     *
     * @param goTo shows another
     * @param open a link to the lines behind something
     * @param tablesChanged told which charts are tables now
     */
    UsageBody(
            UsageFacts facts,
            UsageModel model,
            String path,
            Consumer<UsageAsk> goTo,
            Consumer<String> open,
            Consumer<Set<String>> tablesChanged) {
        this.tablesChanged = tablesChanged;
        addClassName("usage__figures");
        if (facts.isEmpty()) {
            add(nothing(facts, goTo));
        } else {
            add(new UsageCards(facts), charts(facts, path, open), new UsageTable(facts, path));
        }
        add(asOf(facts, model));
        getElement().addEventListener("charts-switch", event -> switchAll());
    }

    private Div charts(UsageFacts facts, String path, Consumer<String> open) {
        Div all = new Div();
        all.addClassName("usage__charts");
        UsageCharts.of(facts, path).forEach((name, data) -> all.add(chart(name, data, open)));
        charts.forEach((name, chart) -> chart.showTable(facts.ask().tables().contains(name)));
        return all;
    }

    private ChartFigure chart(String name, ChartData data, Consumer<String> open) {
        ChartFigure chart = new ChartFigure(data, open);
        chart.addClassName("usage__chart--" + name);
        charts.put(name, chart.onSwitch(table -> tablesChanged.accept(tables())));
        return chart;
    }

    /** All tables, or where they are all tables, all charts. */
    private void switchAll() {
        boolean toTables = !charts.values().stream().allMatch(ChartFigure::isTableShown);
        charts.values().forEach(chart -> chart.showTable(toTables));
        tablesChanged.accept(tables());
    }

    private Set<String> tables() {
        if (charts.values().stream().allMatch(ChartFigure::isTableShown)) {
            return UsageCharts.NAMES;
        }
        Set<String> tables = new HashSet<>();
        charts.forEach((name, chart) -> {
            if (chart.isTableShown()) {
                tables.add(name);
            }
        });
        return tables;
    }

    private static Component nothing(UsageFacts facts, Consumer<UsageAsk> goTo) {
        UsageAsk ask = facts.ask();
        String title = "Nothing spent in " + ask.period().inSentence();
        UsagePeriod month = UsagePeriod.parse(UsagePeriod.LAST_30_DAYS, facts.today());
        boolean filtered = !ask.filter().isAll();
        String text =
                filtered
                        ? "No job settled in this period for the chosen filters."
                        : "No job settled in this period. Credits appear here when a video is done.";
        if (filtered) {
            return new EmptyState(
                    VaadinIcon.BAR_CHART_H,
                    title,
                    text,
                    new Button(
                            "Clear filters",
                            click -> goTo.accept(ask.withFilter(UsageFilter.ALL))));
        }
        return ask.period().equals(month)
                ? new EmptyState(VaadinIcon.BAR_CHART_H, title, text)
                : new EmptyState(
                        VaadinIcon.BAR_CHART_H,
                        title,
                        text,
                        new Button(
                                "Show last 30 days", click -> goTo.accept(ask.withPeriod(month))));
    }

    private static Component asOf(UsageFacts facts, UsageModel model) {
        Instant at = facts.usage().asOf();
        UsageMoney money = facts.money();
        Credits held = money == null ? Credits.ZERO : money.held();
        String open =
                held.isPositive()
                        ? CreditsFormat.shortText(held)
                                + " held by jobs that are not settled yet are not included"
                        : "jobs that are not settled yet are not included";
        Paragraph line =
                new Paragraph(
                        "Figures up to %s, %s \u00b7 %s \u00b7 days begin at midnight, %s"
                                .formatted(
                                        TimeFormat.date(at, model.zone()),
                                        TimeFormat.timeWithSeconds(at, model.zone()),
                                        open,
                                        model.zone().getId()));
        line.addClassNames("caption", "usage__as-of");
        return line;
    }
}
