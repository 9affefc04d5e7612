package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.framehouse.ui.CardTable;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.RowMenu;
import io.framehouse.ui.TimeFormat;
import io.framehouse.ui.TimeText;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keys with their status; those that work have actions. */
final class KeysTable {
    private final CurrentTeam team;
    private final Instant now;

    private KeysTable(CurrentTeam team, Instant now) {
        this.team = team;
        this.now = now;
    }

    static Component of(
            CurrentTeam team,
            Instant now,
            List<KeyRow> rows,
            Consumer<KeyRow> rotate,
            Consumer<KeyRow> revoke) {
        KeysTable cells = new KeysTable(team, now);
        CardTable<KeyRow> table =
                new CardTable<KeyRow>("API keys")
                        .title("Name", row -> new Span(row.key().name()))
                        .column("Key", row -> mono(row.prefix()))
                        .column("Owner", row -> new Span(row.owner()))
                        .column("May", row -> new Span(KeyWords.scopes(row.key().scopes())))
                        .column("Models", KeysTable::models)
                        .column("Last used", row -> cells.used(row.key().lastUsedAt()))
                        .column("Expires", row -> cells.expires(row.key().expiresAt()))
                        .column("Status", row -> KeyWords.badge(row, now, team.zone()))
                        .actions(row -> actions(row, rotate, revoke));
        table.addClassName("keys-table");
        return table.rows(rows);
    }

    private static Component actions(KeyRow row, Consumer<KeyRow> rotate, Consumer<KeyRow> revoke) {
        if (!row.status().works()) {
            return new Span();
        }
        return new RowMenu(row.key().name())
                .entry("Rotate key", () -> rotate.accept(row))
                .entry("Revoke key", () -> revoke.accept(row));
    }

    private static Component mono(String text) {
        Span span = new Span(text);
        span.addClassNames("mono", "keys-table__prefix");
        return span;
    }

    private static Component models(KeyRow row) {
        return new Span(
                row.models().isEmpty() ? "All of the team" : String.join(", ", row.models()));
    }

    private Component used(@Nullable Instant at) {
        return at == null ? new Span("Never") : TimeText.relative(at, team.zone());
    }

    private Component expires(@Nullable Instant at) {
        if (at == null) {
            return new Span("Never");
        }
        Span date = new Span(TimeFormat.date(at, team.zone()));
        date.addClassName("num");
        date.setTitle(
                TimeFormat.absolute(at, team.zone())
                        + " "
                        + team.zone().getId()
                        + ", "
                        + TimeFormat.until(at, now));
        return date;
    }
}
