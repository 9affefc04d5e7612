package io.framehouse.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.PriceEffect;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a new version changes: each setting before and after, last week's jobs, gaps. */
final class PriceReview extends Div {
    PriceReview(
            PricesModel prices,
            CatalogModel model,
            @Nullable RuleDraft now,
            RuleDraft then,
            PriceEffect effect) {
        addClassName("price-review");
        H3 title = new H3("What changes");
        title.addClassName("section-title");
        Paragraph words = new Paragraph(PriceWords.effect(effect));
        words.addClassNames("price-review__effect", "num");
        Paragraph kept = new Paragraph(PriceWords.ONCE_QUOTED);
        kept.addClassName("caption");
        add(title, table(prices, model, now, then), words, kept);
        prices.gaps(model, then).forEach(gap -> add(warning(PriceWords.gap(model, gap))));
    }

    /** A line with a sign that somebody must look. */
    static Component warning(String words) {
        Paragraph warning = new Paragraph(VaadinIcon.WARNING.create(), new Span(words));
        warning.addClassName("price-warning");
        return warning;
    }

    private static Component table(
            PricesModel prices, CatalogModel model, @Nullable RuleDraft now, RuleDraft then) {
        Object seconds = PricesModel.seconds(model);
        String length = seconds == null ? "" : ", " + seconds + " s";
        PlainTable table =
                new PlainTable(
                        "What changes",
                        List.of(
                                Column.text("Setting"),
                                Column.number("Now"),
                                Column.number("New"),
                                Column.number("Change")));
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        if (now != null) {
            PriceTable.of(model, now)
                    .rows()
                    .forEach(row -> settings.put(row.setting(), row.when()));
        }
        PriceTable.of(model, then).rows().forEach(row -> settings.put(row.setting(), row.when()));
        settings.forEach((words, when) -> {
            addRow(table, prices, model, now, then, words + length, when, false);
            if (PricesModel.offersOffPeak(model)) {
                addRow(table, prices, model, now, then, words + length + ", off-peak", when, true);
            }
        });
        return table;
    }

    private static void addRow(
            PlainTable table,
            PricesModel prices,
            CatalogModel model,
            @Nullable RuleDraft now,
            RuleDraft then,
            String words,
            Map<String, String> when,
            boolean offPeak) {
        Optional<Credits> before =
                now == null ? Optional.empty() : prices.example(model, now, when, offPeak);
        Optional<Credits> after = prices.example(model, then, when, offPeak);
        if (before.isPresent() || after.isPresent()) {
            table.row(
                    List.of(
                            PlainTable.text(words),
                            PlainTable.text(amount(before)),
                            PlainTable.text(amount(after)),
                            PlainTable.text(change(before, after))));
        }
    }

    private static String amount(Optional<Credits> credits) {
        return credits.map(CreditsFormat::exactText).orElse("No price");
    }

    private static String change(Optional<Credits> before, Optional<Credits> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return "\u2013";
        }
        Credits difference = after.get().minus(before.get());
        return difference.isZero()
                ? "None"
                : CreditsFormat.signed(difference) + PriceWords.change(before.get(), after.get());
    }
}
