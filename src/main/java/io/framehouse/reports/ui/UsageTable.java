package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.framehouse.reports.UsageFigures;
import io.framehouse.reports.UsageReport.Usage;
import io.framehouse.reports.UsageReport.UsageRow;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The groups of a report with their totals; every number leads to the lines behind it. */
final class UsageTable extends Section {
    /** So many rows are drawn; the export has all. */
    private static final int MOST_ROWS = 500;

    private final UsageFacts facts;
    private final String path;
    private final boolean whole;
    private final boolean perWhole;
    private final boolean beforeWhole;
    private final Map<String, Integer> costPlaces;

    UsageTable(UsageFacts facts, String path) {
        this.facts = facts;
        this.path = path;
        Usage usage = facts.usage();
        whole = CreditsFormat.isWhole(amounts(usage, UsageFigures::settled));
        perWhole = CreditsFormat.isWhole(amounts(usage, UsageTable::perJob));
        Usage then = facts.before();
        beforeWhole = then == null || CreditsFormat.isWhole(amounts(then, UsageFigures::settled));
        costPlaces = UsageNumbers.places(figures(usage).map(UsageFigures::providerCost));
        addClassName("usage__table");
        String by = group().label().toLowerCase(Locale.ENGLISH);
        H2 title = new H2("By " + by);
        title.addClassName("section-title");
        PlainTable table = new PlainTable("Usage by " + by, columns());
        usage.rows().stream().limit(MOST_ROWS).forEach(row -> table.row(row(row)));
        table.totals(totals(usage));
        add(title, table);
        if (usage.rows().size() > MOST_ROWS) {
            add(
                    new Paragraph(
                            "The first %d of %s rows. The export has every job."
                                    .formatted(
                                            MOST_ROWS, UsageNumbers.count(usage.rows().size()))));
        }
        if (group() == UsageGroup.LABEL) {
            Paragraph note =
                    new Paragraph("A job counts under each of its labels, and once in the total.");
            note.addClassName("caption");
            add(note);
        }
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(group().label()));
        columns.add(Column.number("Jobs"));
        columns.add(Column.number("Failed"));
        columns.add(Column.number("Seconds"));
        columns.add(Column.number("Settled cr"));
        if (facts.accounts() != null) {
            columns.add(Column.number("Provider cost"));
        }
        columns.add(Column.number("Per video cr"));
        columns.add(Column.number("Share"));
        if (comparesRows()) {
            columns.add(Column.number("Before cr"));
            columns.add(Column.number("Change"));
        }
        return columns;
    }

    private List<Component> row(UsageRow row) {
        UsageAsk behind = facts.ask().narrowed(group(), group().id(row));
        List<Component> cells = new ArrayList<>();
        Anchor name =
                new Anchor(UsageAddress.link(path, behind.withEntries(null)), group().name(row));
        name.getElement().setAttribute("dir", "auto");
        cells.add(name);
        cells.addAll(figures(row.figures(), behind));
        if (comparesRows()) {
            cells.addAll(
                    before(
                            row.settled(),
                            facts.before(row).map(UsageRow::settled).orElse(Credits.ZERO)));
        }
        return cells;
    }

    private List<Component> totals(Usage usage) {
        List<Component> cells = new ArrayList<>();
        cells.add(PlainTable.text("Total"));
        cells.addAll(figures(usage.total(), facts.ask()));
        Usage then = facts.before();
        if (then != null && comparesRows()) {
            cells.addAll(before(usage.settled(), then.settled()));
        }
        return cells;
    }

    private List<Component> figures(UsageFigures figures, UsageAsk behind) {
        List<Component> cells = new ArrayList<>();
        cells.add(number(UsageNumbers.count(figures.jobs()), behind, EntryChoice.SETTLED));
        cells.add(
                figures.failed() == 0
                        ? PlainTable.text("0")
                        : number(UsageNumbers.count(figures.failed()), behind, EntryChoice.FAILED));
        cells.add(PlainTable.text(UsageNumbers.count(figures.seconds())));
        cells.add(
                number(
                        CreditsFormat.inColumn(figures.settled(), whole),
                        behind,
                        EntryChoice.BOOKS));
        if (facts.accounts() != null) {
            cells.add(
                    PlainTable.text(UsageNumbers.providerCost(figures.providerCost(), costPlaces)));
        }
        cells.add(PlainTable.text(CreditsFormat.inColumn(perJob(figures), perWhole)));
        cells.add(
                PlainTable.text(
                        UsageNumbers.percentText(
                                UsageNumbers.percent(figures.settled(), facts.usage().settled()))));
        return cells;
    }

    private List<Component> before(Credits now, Credits then) {
        return List.of(
                PlainTable.text(CreditsFormat.inColumn(then, beforeWhole)),
                PlainTable.text(UsageNumbers.change(now, then)));
    }

    private Component number(String text, UsageAsk behind, @Nullable EntryChoice entries) {
        return new Anchor(UsageAddress.link(path, behind.withEntries(entries)), text);
    }

    /** A day has no other day to stand beside. */
    private boolean comparesRows() {
        return facts.before() != null && !group().isTime();
    }

    private UsageGroup group() {
        return facts.ask().group();
    }

    private static Credits perJob(UsageFigures figures) {
        return UsageNumbers.per(figures.settled(), figures.jobs());
    }

    private static List<Credits> amounts(Usage usage, Function<UsageFigures, Credits> amount) {
        return figures(usage).map(amount).toList();
    }

    private static Stream<UsageFigures> figures(Usage usage) {
        return Stream.concat(
                usage.rows().stream().map(UsageRow::figures), Stream.of(usage.total()));
    }
}
