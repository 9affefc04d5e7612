package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.framehouse.access.KeyBudgets.KeyBudget;
import io.framehouse.access.KeyCalls;
import io.framehouse.access.KeyWork;
import io.framehouse.ui.BudgetBar;
import io.framehouse.ui.BudgetFigures;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.Facts;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TimeFormat;
import io.framehouse.ui.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;

/** One key: what it is, what it spent against its limit, and its last calls. */
final class KeyPanel extends Div {
    private final transient TeamKeyDesk desk;
    private final transient KeyRow row;
    private final transient ZoneId zone;

    KeyPanel(TeamKeyDesk desk, KeyRow row, KeyActions actions) {
        this.desk = desk;
        this.row = row;
        this.zone = desk.team().zone();
        addClassName("key-panel");
        Div status = new Div(KeyWords.badge(row, desk.now(), zone));
        add(status);
        add(facts());
        if (row.status().works()) {
            add(buttons(actions));
        }
        add(new SafeBlock("Could not load what this key did. It keeps working.", this::use));
    }

    private Div buttons(KeyActions actions) {
        Div buttons =
                new Div(
                        new Button("Edit key", click -> actions.edit(row)),
                        new Button("Rotate key", click -> actions.rotate(row)));
        buttons.addClassName("button-row");
        return buttons;
    }

    private Facts facts() {
        Span prefix = new Span(row.prefix());
        prefix.addClassName("mono");
        Instant used = row.key().lastUsedAt();
        Instant expires = row.key().expiresAt();
        return new Facts()
                .add("Key", prefix)
                .add("Owner", row.owner())
                .add("May", KeyWords.scopes(row.key().scopes()))
                .add("Requests a minute", rate())
                .add("Cost centre", costCenter())
                .add("Created", TimeFormat.date(row.key().createdAt(), zone))
                .add("Expires", expires == null ? "Never" : TimeFormat.date(expires, zone))
                .add("Last used", used == null ? new Span("Never") : TimeText.relative(used, zone));
    }

    private String costCenter() {
        String own = row.key().costCenter();
        return own == null ? "The team's" : own;
    }

    private String rate() {
        Integer own = row.key().ratePerMinute();
        return own == null ? "The usual limit" : "At most %,d".formatted(own);
    }

    private Component use() {
        KeyReport report = desk.report(row);
        Div parts =
                new Div(
                        part("Usage", usage(report)),
                        part("Last %d calls".formatted(KeyCalls.MOST), calls(report)));
        parts.addClassName("key-panel__parts");
        return parts;
    }

    private static Section part(String title, Component content) {
        H3 heading = new H3(title);
        heading.addClassName("section-title");
        Section section = new Section(heading, content);
        section.addClassName("key-panel__part");
        return section;
    }

    private Component calls(KeyReport report) {
        return new CallList(report.calls(), zone);
    }

    private Div usage(KeyReport report) {
        Div usage = new Div();
        usage.addClassName("key-panel__usage");
        KeyBudget budget = row.budget();
        if (budget == null) {
            Paragraph none =
                    new Paragraph("No budget of its own: those of the team and the owner bind.");
            none.addClassName("secondary");
            usage.add(none);
        } else {
            usage.add(budget(budget));
        }
        Facts facts = new Facts();
        report.spent()
                .ifPresent(spent ->
                        facts.add(
                                "In "
                                        + report.month()
                                                .getMonth()
                                                .getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                spent.jobs() == 0 && spent.settled().isZero()
                                        ? "Nothing settled"
                                        : CreditsFormat.sentence(spent.settled())
                                                + " settled by "
                                                + jobs(spent.jobs())));
        report.week().ifPresent(week -> facts.add("Last 7 days", week(week)));
        usage.add(facts);
        return usage;
    }

    private Div budget(KeyBudget budget) {
        BudgetFigures figures = new BudgetFigures(budget.amount(), budget.settled(), budget.held());
        Span words =
                new Span(
                        "%s settled, %s held, %s available of %s%s"
                                .formatted(
                                        CreditsFormat.number(figures.settled()),
                                        CreditsFormat.number(figures.held()),
                                        CreditsFormat.number(figures.available()),
                                        CreditsFormat.sentence(figures.limit()),
                                        KeyWords.window(budget.own().reset())));
        words.addClassName("num");
        Instant resets = budget.resetsAt();
        Span when =
                new Span(
                        resets == null
                                ? "Never resets"
                                : upper(TimeFormat.resets(resets, desk.now(), zone)));
        when.addClassNames("caption", "num");
        Div lines = new Div(new BudgetBar(figures), words, when);
        lines.addClassName("key-panel__budget");
        return lines;
    }

    private static String upper(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String week(KeyWork.Work week) {
        return week.made() == 0 && week.open() == 0
                ? "No jobs"
                : (week.made() >= KeyWork.MOST ? week.made() + " or more jobs" : jobs(week.made()))
                        + (week.open() == 0 ? "" : ", " + week.open() + " running");
    }

    private static String jobs(long count) {
        return count == 1 ? "1 job" : "%,d jobs".formatted(count);
    }
}
