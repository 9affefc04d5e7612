package io.framehouse.reports.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.framehouse.reports.ui.UsageModel.Day;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Settled credits a day as columns over a zero line; the same in a sentence and in the table. */
@Tag("figure")
final class DayChart extends HtmlContainer {
    private static final int HEIGHT = 1_000;
    private static final int STEP = 10;
    private static final int BAR = 8;
    private static final String RECT =
            """
            <rect class="%s" x="%d" y="%d" width="%d" height="%d"><title>%s: %s</title></rect>\
            """;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /**
     * A chart.
     *
     * @param days at least one
     * @param today its column is lighter, because the day is not over
     */
    DayChart(List<Day> days, LocalDate today) {
        addClassNames("card", "day-chart");
        H2 title = new H2("Credits settled per day");
        title.addClassName("section-title");
        Day top = days.stream().max((a, b) -> a.settled().compareTo(b.settled())).orElseThrow();
        Paragraph summary = new Paragraph(summary(days, top, today));
        summary.addClassName("caption");
        Div plot = new Div(scale(top.settled()), new Svg(picture(days, top.settled(), today)));
        plot.addClassName("day-chart__plot");
        plot.getElement().setAttribute("aria-hidden", "true");
        add(title, summary, plot, ends(days));
    }

    private static String summary(List<Day> days, Day top, LocalDate today) {
        if (top.settled().isZero()) {
            return "Nothing settled in this period.";
        }
        boolean open = days.getLast().day().equals(today);
        return "Most on %s: %s.%s Group by day for every figure."
                .formatted(
                        DAY.format(top.day()),
                        CreditsFormat.sentence(top.settled()),
                        open ? " The last column is today so far." : "");
    }

    private static Div scale(Credits top) {
        Credits half = Credits.ofMicros(top.micros() / 2);
        Div scale =
                new Div(
                        new Span(CreditsFormat.kpi(top)),
                        new Span(CreditsFormat.kpi(half)),
                        new Span(CreditsFormat.kpi(Credits.ZERO)));
        scale.addClassNames("day-chart__scale", "caption", "num");
        return scale;
    }

    private static Div ends(List<Day> days) {
        Div ends = new Div(new Span(DAY.format(days.getFirst().day())));
        if (days.size() > 2) {
            ends.add(new Span(DAY.format(days.get(days.size() / 2).day())));
        }
        if (days.size() > 1) {
            ends.add(new Span(DAY.format(days.getLast().day())));
        }
        ends.addClassNames("day-chart__ends", "caption");
        ends.getElement().setAttribute("aria-hidden", "true");
        return ends;
    }

    /* Numbers and dates only go into the markup, so nothing can be smuggled in. */
    private static String picture(List<Day> days, Credits top, LocalDate today) {
        StringBuilder bars = new StringBuilder();
        for (int i = 0; i < days.size(); i++) {
            Day day = days.get(i);
            int height = height(day.settled(), top);
            bars.append(
                    RECT.formatted(
                            day.day().equals(today) ? "day-chart__today" : "day-chart__bar",
                            i * STEP + (STEP - BAR) / 2,
                            HEIGHT - height,
                            BAR,
                            height,
                            DAY.format(day.day()),
                            CreditsFormat.sentence(day.settled())));
        }
        return """
        <svg class="day-chart__picture" width="100%%" height="100%%" viewBox="0 0 %d %d" \
        preserveAspectRatio="none" focusable="false">%s</svg>\
        """
                .formatted(days.size() * STEP, HEIGHT, bars);
    }

    private static int height(Credits amount, Credits top) {
        return amount.isPositive() && top.isPositive()
                ? BigDecimal.valueOf(amount.micros())
                        .multiply(BigDecimal.valueOf(HEIGHT))
                        .divide(BigDecimal.valueOf(top.micros()), 0, RoundingMode.UP)
                        .intValueExact()
                : 0;
    }
}
