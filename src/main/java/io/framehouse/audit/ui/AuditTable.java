package io.framehouse.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.framehouse.audit.AuditLog.Entry;
import io.framehouse.ui.CardTable;
import io.framehouse.ui.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;

/** Entries as a table, and as cards on phones; what was done opens its panel. */
final class AuditTable {
    private static final Duration SHOWN_AS_AGE = Duration.ofDays(7);

    private AuditTable() {}

    /**
     * A table without rows yet.
     *
     * @param path the address that opens an entry
     */
    static CardTable<Entry> make(AuditModel model, Function<Entry, String> path) {
        ZoneId zone = model.zone();
        Instant now = model.now();
        CardTable<Entry> table =
                new CardTable<Entry>("Audit log")
                        .column("Time (" + zone.getId() + ")", entry -> when(entry.at(), zone, now))
                        .column("Who", entry -> text(entry.actor()))
                        .title("What", entry -> what(entry, path.apply(entry)));
        if (model.allTeams()) {
            table.column("Team", AuditTable::team);
        }
        return table.column("From", AuditTable::from);
    }

    private static Component what(Entry entry, String path) {
        Anchor link = new Anchor(path, AuditWords.what(entry));
        link.addClassName("audit-table__what");
        return link;
    }

    private static Component team(Entry entry) {
        return text(entry.team() == null ? "Platform" : entry.team().name());
    }

    private static Component from(Entry entry) {
        Div cell = cell(text(AuditWords.source(entry.source())));
        if (entry.address() != null) {
            Span address = second(entry.address());
            address.addClassName("mono");
            cell.add(address);
        }
        return cell;
    }

    private static Component when(Instant at, ZoneId zone, Instant now) {
        Div cell = cell(TimeText.absolute(at, zone));
        // Older times are told as they are, so they would stand there twice.
        if (Duration.between(at, now).compareTo(SHOWN_AS_AGE) < 0) {
            Span age = new Span(TimeText.relative(at, zone));
            age.addClassName("audit-table__second");
            cell.add(age);
        }
        return cell;
    }

    private static Div cell(Component first) {
        Div cell = new Div(first);
        cell.addClassName("audit-table__cell");
        return cell;
    }

    private static Span second(String words) {
        Span span = text(words);
        span.addClassName("audit-table__second");
        return span;
    }

    private static Span text(String words) {
        Span span = new Span(words);
        span.addClassName("audit-table__text");
        return span;
    }
}
