package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.catalog.Quote;
import io.framehouse.catalog.QuoteLine;
import io.framehouse.shared.Credits;
import io.framehouse.ui.BudgetBar;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.TimeFormat;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The live quote: its lines, the total that will be held, and what each level has left. */
final class QuoteCard extends Section {
    private final CurrentTeam team;
    private final Div lines = new Div();
    private final Div levels = new Div();
    private final Div message = new Div();
    private final Div request = new Div();

    /**
     * @param several asks how many videos to make of the form
     */
    QuoteCard(CurrentTeam team, SendButton send, Runnable several) {
        this.team = team;
        addClassNames("quote", "card");
        setId("quote");
        H2 heading = new H2("Quote");
        heading.addClassName("section-title");
        lines.addClassName("quote__lines");
        levels.addClassName("quote__levels");
        message.addClassName("quote__message");
        message.getElement().setAttribute("role", "alert");
        message.setVisible(false);
        Button more = new Button("Create several\u2026", click -> several.run());
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClassName("quote__several");
        add(heading, lines, levels, message, request, send, more);
    }

    void show(PriceView price) {
        lines.removeAll();
        Quote quote = price.quote();
        if (quote == null) {
            Paragraph none =
                    new Paragraph(
                            price.problem() == null
                                    ? "Price not available. Try again."
                                    : price.problem());
            none.addClassName("quote__none");
            lines.add(none);
        } else {
            lines.add(table(quote), settlement(quote));
        }
        levels.removeAll();
        price.remaining().forEach(level -> levels.add(level(level)));
    }

    /** Says why the last press was refused; null clears it. */
    void refuse(@Nullable String text) {
        message.removeAll();
        message.setVisible(text != null);
        if (text != null) {
            message.add(VaadinIcon.CLOSE_CIRCLE.create(), new Span(text));
        }
    }

    /** The person's own wish for more, and what became of it. */
    void showRequest(Optional<Component> note) {
        request.removeAll();
        note.ifPresent(request::add);
        request.setVisible(note.isPresent());
    }

    private static NativeTable table(Quote quote) {
        NativeTable table = new NativeTable();
        table.addClassName("quote__table");
        quote.lines().forEach(line -> table.getBody().add(row(line)));
        NativeTableHeaderCell label = new NativeTableHeaderCell("Held now");
        label.getElement().setAttribute("scope", "row");
        NativeTableCell amount = new NativeTableCell(MoneyText.exact(quote.total()));
        table.getFoot().add(new NativeTableRow(label, amount));
        return table;
    }

    private static NativeTableRow row(QuoteLine line) {
        NativeTableHeaderCell label = new NativeTableHeaderCell(label(line));
        label.getElement().setAttribute("scope", "row");
        String amount = line.amount().isZero() ? "included" : CreditsFormat.exact(line.amount());
        return new NativeTableRow(label, new NativeTableCell(amount));
    }

    private static String label(QuoteLine line) {
        boolean several = line.quantity().compareTo(BigDecimal.ONE) > 0;
        return several
                ? line.label() + " \u00d7 " + CreditsFormat.exactText(line.unitPrice())
                : line.label();
    }

    private static Paragraph settlement(Quote quote) {
        String total = CreditsFormat.exact(quote.total());
        Paragraph text =
                new Paragraph(
                        quote.settlement() == Quote.Settlement.QUOTED
                                ? "Fixed price: settled at %s credits. If it fails or is cancelled"
                                                .formatted(total)
                                        + " before it runs, all of them are released."
                                : ("You pay what the job really costs, as settled by the provider's"
                                                + " report. If it fails or is cancelled before it"
                                                + " runs, all %s credits are released.")
                                        .formatted(total));
        text.addClassName("create-hint");
        return text;
    }

    private Div level(Remaining level) {
        Span label = new Span(level.label());
        String after =
                level.after().isNegative()
                        ? CreditsFormat.exact(level.gap().isZero() ? Credits.ZERO : level.after())
                        : CreditsFormat.exact(level.after());
        Span numbers =
                new Span(
                        CreditsFormat.exact(level.before())
                                + " \u2192 "
                                + after
                                + " of "
                                + CreditsFormat.exact(level.figures().limit()));
        numbers.addClassName("num");
        Div words = new Div(label, numbers);
        words.addClassName("quote__level-words");
        Div row = new Div(words, new BudgetBar(level.figures()));
        row.addClassName("quote__level");
        if (level.resetsAt() != null) {
            row.setTitle("Resets " + TimeFormat.absolute(level.resetsAt(), team.zone()));
        }
        if (level.isShort()) {
            row.addClassName("quote__level--short");
            words.addComponentAsFirst(VaadinIcon.CLOSE_CIRCLE.create());
        }
        return row;
    }
}
