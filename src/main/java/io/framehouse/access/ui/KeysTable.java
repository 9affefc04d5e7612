package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.framehouse.access.KeyBudgets.KeyBudget;
import io.framehouse.access.KeyModels.Choice;
import io.framehouse.ui.BudgetBar;
import io.framehouse.ui.BudgetFigures;
import io.framehouse.ui.CardTable;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.RowMenu;
import io.framehouse.ui.TimeFormat;
import io.framehouse.ui.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keys with their status; those that work have actions. */
final class KeysTable {
    private static final int NAMED_MODELS = 2;

    private final ZoneId zone;
    private final Instant now;
    private final KeyActions actions;
    private final Function<KeyRow, Component> name;

    private KeysTable(
            ZoneId zone, Instant now, KeyActions actions, Function<KeyRow, Component> name) {
        this.zone = zone;
        this.now = now;
        this.actions = actions;
        this.name = name;
    }

    /**
     * @param name what names a row, and opens it
     */
    static Component ofTeam(
            ZoneId zone,
            Instant now,
            List<KeyRow> rows,
            KeyActions actions,
            Function<KeyRow, Component> name) {
        KeysTable cells = new KeysTable(zone, now, actions, name);
        CardTable<KeyRow> table =
                cells.table("API keys")
                        .column("Owner", row -> new Span(row.owner()))
                        .column("May", row -> new Span(KeyWords.scopes(row.key().scopes())))
                        .column("Models", KeysTable::models)
                        .column("Budget", KeysTable::budget);
        return cells.ending(table).rows(rows);
    }

    static Component ofPlatform(ZoneId zone, Instant now, List<KeyRow> rows, KeyActions actions) {
        KeysTable cells = new KeysTable(zone, now, actions, row -> new Span(row.key().name()));
        CardTable<KeyRow> table =
                cells.table("Platform keys")
                        .column("May", row -> new Span(KeyWords.scopes(row.key().scopes())));
        return cells.ending(table).rows(rows);
    }

    private CardTable<KeyRow> table(String name) {
        CardTable<KeyRow> table =
                new CardTable<KeyRow>(name)
                        .title("Name", this.name)
                        .column("Key", row -> mono(row.prefix()));
        table.addClassName("keys-table");
        return table;
    }

    private CardTable<KeyRow> ending(CardTable<KeyRow> table) {
        return table.column("Last used", row -> used(row.key().lastUsedAt()))
                .column("Expires", row -> expires(row.key().expiresAt()))
                .column("Status", this::status)
                .actions(this::actions);
    }

    private Component actions(KeyRow row) {
        if (!row.status().works()) {
            return new Span();
        }
        RowMenu menu = new RowMenu(row.key().name());
        if (!row.isOfSettings()) {
            menu.entry("Edit key", () -> actions.edit(row))
                    .entry("Rotate key", () -> actions.rotate(row));
        }
        return menu.entry("Revoke key", () -> actions.revoke(row));
    }

    private static Component mono(String text) {
        Span span = new Span(text);
        span.addClassNames("mono", "keys-table__prefix");
        return span;
    }

    private Component status(KeyRow row) {
        Component badge = KeyWords.badge(row, now, zone);
        Instant oldUntil = row.key().oldSecretUntil();
        return row.status() == KeyStatus.TWO_SECRETS && oldUntil != null
                ? lines(badge, caption("until " + TimeFormat.nearDate(oldUntil, zone)))
                : badge;
    }

    /** A few models by name, more of them by number with the names at hand. */
    private static Component models(KeyRow row) {
        List<String> titles = row.limits().models().stream().map(Choice::title).sorted().toList();
        Span models =
                new Span(
                        titles.isEmpty()
                                ? "All of the team"
                                : titles.size() <= NAMED_MODELS
                                        ? String.join(", ", titles)
                                        : titles.size() + " models");
        if (titles.size() > NAMED_MODELS) {
            models.setTitle(String.join(", ", titles));
        }
        String caps = KeyWords.caps(row.limits());
        return caps.isEmpty() ? models : lines(models, caption(caps));
    }

    private static Component budget(KeyRow row) {
        KeyBudget budget = row.budget();
        if (budget == null) {
            return new Span("\u2013");
        }
        Div used =
                lines(
                        new BudgetBar(
                                new BudgetFigures(
                                        budget.amount(), budget.settled(), budget.held())),
                        caption(
                                CreditsFormat.number(budget.settled().plus(budget.held()))
                                        + " of "
                                        + CreditsFormat.shortText(budget.amount())
                                        + KeyWords.window(budget.own().reset())));
        used.addClassName("keys-table__budget");
        return used;
    }

    private Component used(@Nullable Instant at) {
        return at == null ? new Span("Never") : TimeText.relative(at, zone);
    }

    private Component expires(@Nullable Instant at) {
        if (at == null) {
            return new Span("Never");
        }
        Span date = new Span(TimeFormat.date(at, zone));
        date.addClassNames("num", "keys-table__prefix");
        date.setTitle(
                TimeFormat.absolute(at, zone)
                        + " "
                        + zone.getId()
                        + ", "
                        + TimeFormat.until(at, now));
        return date;
    }

    private static Div lines(Component... parts) {
        Div lines = new Div(parts);
        lines.addClassName("keys-table__lines");
        return lines;
    }

    private static Span caption(String text) {
        Span caption = new Span(text);
        caption.addClassNames("caption", "num");
        return caption;
    }
}
