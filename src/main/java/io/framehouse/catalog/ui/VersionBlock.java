package io.framehouse.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.PriceVersion;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.Facts;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The amounts of one version, what it rests on, and the surcharges. */
final class VersionBlock extends Section {
    private final PricesModel prices;
    private final CatalogModel model;
    private final RuleDraft rule;
    private final BigDecimal rate;

    VersionBlock(PricesModel prices, CatalogModel model, PriceVersion version) {
        this.prices = prices;
        this.model = model;
        this.rule = RuleDraft.of(version.rule());
        this.rate = prices.rate(rule.unit());
        addClassNames("version-block");
        getElement().setAttribute("aria-label", "Version " + version.id());
        add(table(), rateLine());
        if (!rule.surcharges().isEmpty()) {
            add(surcharges());
        }
        add(facts(version));
    }

    private Component table() {
        PriceTable table = PriceTable.of(model, rule);
        boolean offPeak = PricesModel.offersOffPeak(model);
        Object seconds = PricesModel.seconds(model);
        String example = seconds == null ? "A video" : seconds + " s";
        List<Column> columns = new ArrayList<>(List.of(Column.text("Setting")));
        table.columns().forEach(name -> columns.add(Column.number(name)));
        columns.add(Column.number(example));
        if (offPeak) {
            columns.add(Column.number(example + ", off-peak"));
        }
        PlainTable view = new PlainTable("Prices of " + model.title(), columns);
        for (PriceTable.Row row : table.rows()) {
            List<Component> cells = new ArrayList<>();
            cells.add(PlainTable.text(row.setting()));
            row.amounts().forEach(amount -> cells.add(cell(amount)));
            cells.add(example(row, false));
            if (offPeak) {
                cells.add(example(row, true));
            }
            view.row(cells);
        }
        return view;
    }

    private Component example(PriceTable.Row row, boolean offPeak) {
        Optional<Credits> total = prices.example(model, rule, row.when(), offPeak);
        Span text = new Span(total.map(CreditsFormat::exactText).orElse("No price"));
        text.addClassNames("num", "price-example");
        return text;
    }

    private Paragraph rateLine() {
        String one = "1 " + PriceWords.one(rule.unit());
        StringBuilder words =
                new StringBuilder(
                        "Large: our credits at today's rate, %s = %s. Small: what the rule says."
                                .formatted(
                                        one,
                                        PriceWords.number(rate, 0)
                                                + CreditsFormat.THIN_SPACE
                                                + "cr"));
        BigDecimal share = rule.share();
        if (share != null) {
            words.append(" Off-peak leaves ")
                    .append(PriceWords.number(share.movePointRight(2).stripTrailingZeros(), 0))
                    .append("\u00a0% of it");
            if (rule.roundUpTo() != null) {
                words.append(", rounded up to ")
                        .append(PriceWords.provider(rule.roundUpTo(), rule.unit()));
            }
            words.append('.');
        }
        Paragraph line = new Paragraph(words.toString());
        line.addClassName("caption");
        return line;
    }

    private Component surcharges() {
        PlainTable table =
                new PlainTable(
                        "Surcharges of " + model.title(),
                        List.of(
                                Column.text("Surcharge"),
                                Column.text("When"),
                                Column.number("Amount")));
        rule.surcharges()
                .forEach(more ->
                        table.row(
                                List.of(
                                        PlainTable.text(more.label()),
                                        PlainTable.text(PriceWords.settings(model, more.when())),
                                        cell(more.amount()))));
        H3 title = new H3("Surcharges");
        title.addClassName("section-title");
        Div block = new Div(title, table);
        block.addClassName("version-block__part");
        return block;
    }

    private static Component facts(PriceVersion version) {
        return new Facts()
                .add("Certainty", PriceBadge.certainty(version.certainty()))
                .add("Source", version.source())
                .add(
                        "Settlement",
                        PriceWords.settlement(version.rule().path("settlement").asString("")))
                .add("Made by", version.createdBy());
    }

    private Component cell(@Nullable BigDecimal amount) {
        return new AmountCell(amount, rule.unit(), rate);
    }
}
