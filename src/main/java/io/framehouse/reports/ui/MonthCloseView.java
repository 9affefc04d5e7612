package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.framehouse.reports.ClosedMonth;
import io.framehouse.reports.MonthClose;
import io.framehouse.reports.MonthSheet;
import io.framehouse.reports.MonthSheet.State;
import io.framehouse.reports.Proof;
import io.framehouse.reports.Statements;
import io.framehouse.shared.Action;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import io.framehouse.ui.TeamDoor;
import jakarta.annotation.security.PermitAll;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;

/** Freezes a month, so that the same figures come out for ever. The month is in the address. */
@Route(MonthCloseView.PATH + "/:month?")
@PermitAll
final class MonthCloseView extends PlatformView {
    static final String PATH = "finance/close";
    private static final String FAILED = "Could not load the month. The books are untouched.";
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    private final transient TeamDoor door;
    private final transient MonthModel model;
    private final transient Statements statements;

    MonthCloseView(TeamDoor door, MonthClose months, Proof proof, Statements statements) {
        super(door, Action.VIEW_MONTHS, "Month close");
        this.door = door;
        this.statements = statements;
        this.model = new MonthModel(months, proof);
        addClassName("month");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        YearMonth month =
                event.getRouteParameters()
                        .get("month")
                        .map(MonthCloseView::parsed)
                        .orElseGet(model::next);
        show(month);
    }

    private static YearMonth parsed(String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            if (month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR) {
                return month;
            }
        } catch (DateTimeParseException other) {
            // Answered below: no such page.
        }
        throw new NotFoundException();
    }

    private void show(YearMonth month) {
        removeAll();
        add(
                new PageHeader(
                        "Month close",
                        "A closed month never changes and is never opened again. What comes later"
                                + " is a correction in the open month that points back."),
                new MonthNav(month, to -> PATH + "/" + to),
                new SafeBlock(FAILED, () -> content(model.sheet(month))),
                new SafeBlock(
                        "Could not load the closed months. Nothing is lost.",
                        () -> new MonthHistory(model.history())));
    }

    private Component content(MonthSheet sheet) {
        Div page = new Div(head(sheet));
        page.addClassName("month__page");
        ClosedMonth closed = sheet.closed();
        if (closed != null) {
            page.add(new MonthClosed(sheet, closed, statements), actions(sheet.month()));
        } else if (sheet.isClosed()) {
            page.add(
                    new EmptyState(
                            VaadinIcon.CALENDAR_O,
                            "Nothing to close",
                            "No job was settled in this month."));
        } else {
            open(page, sheet);
        }
        return page;
    }

    private Component actions(YearMonth month) {
        Anchor files = new Anchor("finance/usage?period=" + month, "Usage and exports");
        Anchor owed = new Anchor(AllocationView.PATH + "?month=" + month, "Cost centres");
        Div actions = new Div(files, owed);
        actions.addClassName("button-row");
        if (may(Action.CORRECT_CREDITS)) {
            actions.addComponentAsFirst(
                    new Button(
                            "Correct a line",
                            click -> new CorrectionDialog(month, model, () -> show(month)).open()));
        }
        return actions;
    }

    private void open(Div page, MonthSheet sheet) {
        Paragraph sums = new Paragraph(MonthModel.sums(sheet.totals()));
        sums.addClassNames("month__sums", "num");
        if (sheet.totals().lines() == 0) {
            sums.setText(
                    sheet.hasNothing()
                            ? "No job was settled or corrected in this month. It can be closed by itself, and is closed with the next month that has lines."
                            : "Nothing to close yet: no job was settled in this month.");
        }
        Div card = new Div(new MonthSteps(sheet), sums);
        card.addClassName("card");
        page.add(card);
        if (sheet.state() != State.RUNNING && may(Action.CLOSE_MONTHS)) {
            page.add(new MonthClosing(sheet, model, door.actor(), () -> show(sheet.month())));
        }
    }

    private static Component head(MonthSheet sheet) {
        Span zone = new Span(sheet.zone().getId());
        zone.addClassName("secondary");
        Div head = new Div(sheet.hasNothing() ? nothing(sheet) : badge(sheet.state()), zone);
        head.addClassName("month__head");
        return head;
    }

    private static StatusBadge nothing(MonthSheet sheet) {
        return sheet.isClosed()
                ? badge(sheet.state())
                : StatusBadge.of(MonthState.NOTHING, VaadinIcon.CALENDAR_O, Style.NEUTRAL);
    }

    private static StatusBadge badge(State state) {
        String word = MonthModel.stateWord(state);
        return switch (state) {
            case RUNNING -> StatusBadge.of(word, VaadinIcon.CLOCK, Style.NEUTRAL);
            case BLOCKED -> StatusBadge.of(word, VaadinIcon.WARNING, Style.CHECK);
            case READY -> StatusBadge.of(word, VaadinIcon.CLOCK, Style.ALIVE);
            case CLOSED -> StatusBadge.of(word, VaadinIcon.LOCK, Style.GOOD);
        };
    }
}
