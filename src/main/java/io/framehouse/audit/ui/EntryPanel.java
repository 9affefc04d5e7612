package io.framehouse.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.framehouse.audit.AuditLog.Entry;
import io.framehouse.audit.AuditLog.ObjectRef;
import io.framehouse.ui.Facts;
import io.framehouse.ui.IdText;
import io.framehouse.ui.TimeText;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** All that is known of one change: who, what, when, from where, and what it was before. */
final class EntryPanel extends Div {
    EntryPanel(Entry entry, AuditLinks links, String path, ZoneId zone, boolean allTeams) {
        addClassName("audit-entry");
        Paragraph sentence = new Paragraph(entry.actor() + " " + AuditWords.what(entry) + ".");
        sentence.addClassName("audit-entry__sentence");
        add(sentence, facts(entry, links, zone, allTeams));
        add(changes(entry, zone), others(entry, path));
    }

    private static Component facts(
            Entry entry, AuditLinks links, ZoneId zone, boolean allTeams) {
        Facts facts = new Facts();
        facts.add("When", TimeText.absolute(entry.at(), zone), new Span(" " + zone.getId()));
        facts.add("Who", who(entry));
        if (allTeams) {
            facts.add("Team", entry.team() == null ? "Platform" : entry.team().name());
        }
        facts.add("Action", mono(entry.action()));
        facts.add("Object", object(entry, links));
        if (entry.reason() != null) {
            facts.add("Reason", entry.reason());
        }
        facts.add("From", from(entry));
        if (entry.agent() != null) {
            facts.add("Program", entry.agent());
        }
        if (entry.requestId() != null) {
            facts.add("Request", new IdText("request id", entry.requestId()));
        }
        return facts;
    }

    private static Component who(Entry entry) {
        Div who = new Div(new Span(entry.actor()));
        who.addClassName("audit-entry__pair");
        if (entry.actorId() != null) {
            who.add(new IdText("id of who did it", entry.actorId().toString()));
        }
        return who;
    }

    private static Component object(Entry entry, AuditLinks links) {
        String type = AuditWords.type(entry.objectType());
        Optional<String> path = links.of(entry);
        Component name =
                path.<Component>map(address -> new Anchor(address, type))
                        .orElseGet(() -> new Span(type));
        Div object = new Div(name, new IdText("object id", entry.objectId()));
        object.addClassName("audit-entry__pair");
        return object;
    }

    private static String from(Entry entry) {
        String source = AuditWords.source(entry.source());
        return entry.address() == null ? source : source + " \u00b7 " + entry.address();
    }

    private static Component changes(Entry entry, ZoneId zone) {
        H3 heading = new H3("Before and after");
        heading.addClassName("section-title");
        List<AuditDifference.Line> lines = AuditDifference.of(entry, zone);
        Section section = new Section(heading);
        section.addClassName("audit-entry__changes");
        if (lines.isEmpty()) {
            section.add(new Paragraph("No values were kept of this change."));
            return section;
        }
        Facts facts = new Facts();
        lines.forEach(line -> facts.add(line.field(), change(line)));
        section.add(facts);
        return section;
    }

    private static Component change(AuditDifference.Line line) {
        Div change = new Div();
        change.addClassName("audit-change");
        String before = line.before();
        String after = line.after();
        if (before != null) {
            change.add(hidden("was "), value("del", before));
        }
        if (before != null && after != null) {
            Span arrow = new Span("\u2192");
            arrow.getElement().setAttribute("aria-hidden", "true");
            change.add(arrow, hidden(", is now "));
        }
        if (after != null) {
            change.add(value("ins", after));
        }
        return change;
    }

    private static Component value(String tag, String text) {
        HtmlContainer value = new HtmlContainer(tag);
        value.setText(text);
        value.addClassName("audit-change__value");
        return value;
    }

    private static Component others(Entry entry, String path) {
        ObjectRef object = new ObjectRef(entry.objectType(), entry.objectId());
        AuditFilter same =
                AuditFilter.none().withObject(object.toString()).withPeriod(AuditPeriod.ALL);
        Anchor link =
                new Anchor(
                        path + "?" + same.toQuery().getQueryString(),
                        "All entries about this object");
        Div line = new Div(link);
        line.addClassName("audit-entry__others");
        return line;
    }

    private static Span hidden(String words) {
        Span span = new Span(words);
        span.addClassName("visually-hidden");
        return span;
    }

    private static Span mono(String text) {
        Span span = new Span(text);
        span.addClassName("mono");
        return span;
    }
}
