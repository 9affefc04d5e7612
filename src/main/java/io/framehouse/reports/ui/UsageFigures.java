package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.reports.ui.UsageModel.Figures;
import io.framehouse.reports.ui.UsageModel.Row;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.KpiCard;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import io.framehouse.ui.TimeFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The figures of a report: cards, columns a day, and the table with its totals. */
final class UsageFigures extends Div {
    /** So many rows are drawn; the export has all. */
    private static final int MOST_ROWS = 500;

    UsageFigures(Figures figures, UsageModel model, BiConsumer<UsagePeriod, UsageGroup> goTo) {
        addClassName("usage__figures");
        if (figures.isEmpty()) {
            add(nothing(model, goTo));
        } else {
            add(cards(figures), new DayChart(figures.days(), model.today()));
            add(table(figures, model));
        }
        add(asOf(figures, model));
    }

    private static Component nothing(UsageModel model, BiConsumer<UsagePeriod, UsageGroup> goTo) {
        String title = "Nothing spent in " + model.period().inSentence();
        UsagePeriod month = UsagePeriod.parse(UsagePeriod.LAST_30_DAYS, model.today());
        if (model.period().equals(month)) {
            return new EmptyState(
                    VaadinIcon.BAR_CHART_H,
                    title,
                    "No job settled in this period. Credits appear here when a video is done.");
        }
        return new EmptyState(
                VaadinIcon.BAR_CHART_H,
                title,
                "No job settled in this period. Credits appear here when a video is done.",
                new Button("Show last 30 days", click -> goTo.accept(month, model.group())));
    }

    private static Component cards(Figures figures) {
        Row total = figures.total();
        Div cards =
                new Div(
                        new KpiCard(
                                "Settled",
                                MoneyText.kpi(total.settled()),
                                "credits that left the budget"),
                        KpiCard.of("Jobs", count(total.jobs()), "settled in this period"),
                        KpiCard.of("Seconds", count(total.seconds()), "of video"),
                        new KpiCard(
                                "Per video", MoneyText.kpi(total.perJob()), "settled, on average"));
        cards.addClassName("usage__cards");
        return cards;
    }

    private static Component table(Figures figures, UsageModel model) {
        String by = model.group().label();
        H2 title = new H2("By " + by.toLowerCase(Locale.ENGLISH));
        title.addClassName("section-title");
        PlainTable table =
                new PlainTable(
                        "Usage by " + by.toLowerCase(Locale.ENGLISH),
                        List.of(
                                Column.text(by),
                                Column.number("Jobs"),
                                Column.number("Seconds"),
                                Column.number("Settled cr"),
                                Column.number("Per video cr"),
                                Column.number("Share")));
        boolean whole = CreditsFormat.isWhole(amounts(figures, Row::settled));
        boolean perWhole = CreditsFormat.isWhole(amounts(figures, Row::perJob));
        figures.rows().stream()
                .limit(MOST_ROWS)
                .forEach(row -> table.row(cells(row, whole, perWhole)));
        table.totals(cells(figures.total(), whole, perWhole));
        Section section = new Section(title, table);
        section.addClassName("usage__table");
        if (figures.rows().size() > MOST_ROWS) {
            section.add(
                    new Paragraph(
                            "The first %d of %s rows. The export has every job."
                                    .formatted(MOST_ROWS, count(figures.rows().size()))));
        }
        return section;
    }

    private static List<Credits> amounts(
            Figures figures, java.util.function.Function<Row, Credits> amount) {
        return Stream.concat(figures.rows().stream(), Stream.of(figures.total()))
                .map(amount)
                .toList();
    }

    private static List<Component> cells(Row row, boolean whole, boolean perWhole) {
        Span name = new Span(row.name());
        name.getElement().setAttribute("dir", "auto");
        return List.of(
                name,
                PlainTable.text(count(row.jobs())),
                PlainTable.text(count(row.seconds())),
                PlainTable.text(CreditsFormat.inColumn(row.settled(), whole)),
                PlainTable.text(CreditsFormat.inColumn(row.perJob(), perWhole)),
                PlainTable.text(row.share() / 10 + "." + row.share() % 10 + " %"));
    }

    private static Component asOf(Figures figures, UsageModel model) {
        Paragraph line =
                new Paragraph(
                        "Figures as of %s, %s %s. Jobs that are not settled yet are not included. Days begin at midnight, %s."
                                .formatted(
                                        TimeFormat.date(figures.asOf(), model.zone()),
                                        TimeFormat.timeWithSeconds(figures.asOf(), model.zone()),
                                        model.zone().getId(),
                                        model.zone().getId()));
        line.addClassName("caption");
        return line;
    }

    private static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
