package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.reports.ProviderCheck;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import io.framehouse.ui.TimeFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each account took by its own balance, beside what we settled there. */
final class ProviderTable {
    private ProviderTable() {}

    static PlainTable of(List<ProviderCheck> checks) {
        PlainTable table =
                new PlainTable(
                        "Providers' balances",
                        List.of(
                                Column.text("Account"),
                                Column.text("Result"),
                                Column.text("Compared (UTC)"),
                                Column.number("We settled"),
                                Column.number("They took"),
                                Column.number("Difference"),
                                Column.number("Tolerance"),
                                Column.number("Topped up")));
        checks.forEach(check ->
                table.row(
                        List.of(
                                name(check),
                                badge(check),
                                span(check),
                                amount(check.ours(), check),
                                amount(check.theirs(), check),
                                PlainTable.text(ProofModel.signed(check.difference())),
                                amount(check.tolerance(), check),
                                amount(check.toppedUp(), check))));
        return table;
    }

    private static Component name(ProviderCheck check) {
        Div name = new Div(new Span(check.account()));
        name.addClassName("proof__check");
        Span meaning = new Span(ProofModel.meaning(check));
        meaning.addClassName("secondary");
        name.add(meaning);
        if (check.note() != null && check.state() != ProviderCheck.State.TELLS_NO_BALANCE) {
            Span note = new Span("Last reading: " + check.note());
            note.addClassName("secondary");
            name.add(note);
        }
        return name;
    }

    private static StatusBadge badge(ProviderCheck check) {
        return switch (check.state()) {
            case AGREES -> StatusBadge.of("Agrees", VaadinIcon.CHECK_CIRCLE, Style.GOOD);
            case DIFFERENCE -> StatusBadge.of("Difference found", VaadinIcon.WARNING, Style.BAD);
            case TELLS_NO_BALANCE ->
                    StatusBadge.of("Tells no balance", VaadinIcon.MINUS_CIRCLE_O, Style.NEUTRAL);
            case NOT_ENOUGH_READINGS ->
                    StatusBadge.of("Not enough readings", VaadinIcon.CLOCK, Style.NEUTRAL);
            case DOES_NOT_MOVE ->
                    StatusBadge.of("Does not move", VaadinIcon.QUESTION_CIRCLE, Style.CHECK);
            case STALE -> StatusBadge.of("Stale", VaadinIcon.CLOCK, Style.CHECK);
        };
    }

    private static Component amount(@Nullable BigDecimal amount, ProviderCheck check) {
        String unit = amount == null || check.unit() == null ? "" : " " + check.unit();
        return PlainTable.text(ProofModel.plain(amount) + unit);
    }

    /** {@code 20 Nov, 03:10 –} and {@code 21 Nov, 03:10}, or the time of the only reading. */
    private static Component span(ProviderCheck check) {
        Instant from = check.from();
        Instant to = check.to();
        Div span = new Div();
        span.addClassName("proof__span");
        if (from != null && to != null) {
            span.add(new Span(near(from) + " \u2013"), new Span(near(to)));
            return span;
        }
        Instant readAt = check.readAt();
        span.add(new Span(readAt == null ? "\u2013" : "read " + near(readAt)));
        return span;
    }

    private static String near(Instant time) {
        return TimeFormat.nearDate(time, ZoneOffset.UTC);
    }
}
