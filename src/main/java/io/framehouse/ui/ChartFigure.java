package io.framehouse.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.framehouse.ui.ChartData.Mark;
import io.framehouse.ui.ChartData.Series;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A chart with its heading, its sentence and its table: one button away, and shown where the chart
 * cannot be drawn.
 *
 * @see "Decision 0045: charts"
 */
@Tag("figure")
public final class ChartFigure extends HtmlContainer {
    private static final String AS_TABLE = "chart--table";
    private static final String PRESSED = "aria-pressed";

    private final NativeButton chart = new NativeButton("Chart");
    private final NativeButton table = new NativeButton("Table");

    /**
     * A chart.
     *
     * @param open told the address of a point that somebody wants to look into
     */
    public ChartFigure(ChartData data, Consumer<String> open) {
        addClassNames("card", "chart");
        getElement().setAttribute("aria-label", data.title());
        H2 title = new H2(data.title());
        title.addClassName("section-title");
        Paragraph summary = new Paragraph(data.summary());
        summary.addClassName("caption");
        Div words = new Div(title, summary);
        words.addClassName("chart__words");
        Div head = new Div(words, viewSwitch(data.title()));
        head.addClassName("chart__head");
        Div drawing = new Div(legend(data), new ChartPlot(data, open));
        drawing.addClassName("chart__drawing");
        Div rows = new Div(ChartTable.of(data));
        rows.addClassName("chart__table");
        add(head, drawing, rows);
        showTable(false);
    }

    /** Shows the table in place of the drawing, or the drawing again. */
    public void showTable(boolean shown) {
        setClassName(AS_TABLE, shown);
        chart.getElement().setAttribute(PRESSED, String.valueOf(!shown));
        table.getElement().setAttribute(PRESSED, String.valueOf(shown));
    }

    public boolean isTableShown() {
        return hasClassName(AS_TABLE);
    }

    /** Called after somebody chose one of both, with true for the table. */
    public ChartFigure onSwitch(Consumer<Boolean> listener) {
        chart.addClickListener(click -> choose(false, listener));
        table.addClickListener(click -> choose(true, listener));
        return this;
    }

    private void choose(boolean shown, Consumer<Boolean> listener) {
        if (shown != isTableShown()) {
            showTable(shown);
            listener.accept(shown);
        }
    }

    private Div viewSwitch(String title) {
        Div both = new Div(chart, table);
        both.addClassName("chart__switch");
        both.getElement().setAttribute("role", "group").setAttribute("aria-label", title + " as");
        return both;
    }

    /** For eyes only: the table and what is spoken name everything. */
    private static Div legend(ChartData data) {
        Div legend = new Div();
        legend.addClassNames("chart__legend", "caption");
        legend.getElement().setAttribute("aria-hidden", "true");
        boolean needed =
                data.series().size() > 1
                        || data.series().stream().anyMatch(one -> one.mark() != Mark.SOLID);
        legend.setVisible(needed);
        data.series().forEach(one -> legend.add(entry(one)));
        return legend;
    }

    private static Span entry(Series series) {
        Span swatch = new Span();
        swatch.addClassNames(
                "chart__swatch",
                "chart__swatch--" + series.color(),
                "chart__swatch--pattern-" + series.pattern(),
                "chart__swatch--" + series.mark().name().toLowerCase(Locale.ROOT));
        Span name = new Span(series.name());
        name.getElement().setAttribute("dir", "auto");
        Span entry = new Span(swatch, name);
        entry.addClassName("chart__entry");
        return entry;
    }
}
