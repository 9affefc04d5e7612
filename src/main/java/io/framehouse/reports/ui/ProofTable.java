package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.reports.Proof.Invariant;
import io.framehouse.reports.Proof.Offender;
import io.framehouse.reports.Proof.Run;
import io.framehouse.shared.Ids;
import io.framehouse.ui.IdText;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks of a run; where one failed, its count opens the items. */
final class ProofTable {
    private static final Map<String, String> KINDS =
            Map.of(
                    "job", "Job",
                    "transfer", "Transfer",
                    "budget_window", "Budget window",
                    "team", "Team",
                    "account", "Provider account");

    private static final Map<String, String> TRAIL =
            Map.of(
                    "changed", "Changed after it was sealed",
                    "missing", "Sealed and gone",
                    "foreign", "Not written by this house",
                    "twice", "There twice",
                    "unsealed", "Not sealed in time");

    private final Run run;
    private final ProofLinks links;

    ProofTable(Run run, ProofLinks links) {
        this.run = run;
        this.links = links;
    }

    PlainTable of(String caption, List<Invariant> checks) {
        PlainTable table =
                new PlainTable(
                        caption,
                        List.of(
                                Column.text("Check"),
                                Column.text("Result"),
                                Column.text("Found"),
                                Column.number("Took")));
        checks.forEach(check ->
                table.row(
                        List.of(
                                name(check),
                                result(check),
                                found(check),
                                PlainTable.text(ProofModel.took(check.millis())))));
        return table;
    }

    private static Component name(Invariant check) {
        Span title = new Span(check.title());
        Span code = new Span(check.code());
        code.addClassNames("mono", "secondary");
        Div name = new Div(title, code);
        name.addClassName("proof__check");
        return name;
    }

    private static Component result(Invariant check) {
        return check.count() == 0
                ? StatusBadge.of("Passed", VaadinIcon.CHECK_CIRCLE, Style.GOOD)
                : StatusBadge.of("Difference found", VaadinIcon.WARNING, Style.BAD);
    }

    private Component found(Invariant check) {
        if (check.count() == 0) {
            return new Span("0 items");
        }
        Map<String, Offender> known =
                Objects.requireNonNull(check.offenders()).stream()
                        .collect(
                                Collectors.toMap(
                                        Offender::item, Function.identity(), (one, same) -> one));
        UnorderedList items = new UnorderedList();
        items.addClassName("proof__items");
        check.items().forEach(item -> items.add(line(item, known.get(item))));
        if (check.count() > check.items().size()) {
            items.add(new ListItem("and %d more".formatted(check.count() - check.items().size())));
        }
        return new NativeDetails(ProofModel.items(check.count()), items);
    }

    private ListItem line(String item, @Nullable Offender known) {
        ListItem line = new ListItem();
        if (known == null) {
            addUnknown(line, item);
            return line;
        }
        String kind = KINDS.getOrDefault(known.kind(), known.kind());
        line.add(new Span(kind), new IdText(kind, item));
        if (known.team() != null) {
            line.add(links.team(known));
        }
        if (known.job() != null) {
            Anchor trail = new Anchor(ProofLinks.item(run, known), "Show money trail");
            trail.setAriaLabel("Show money trail of " + kind.toLowerCase(Locale.ROOT) + " " + item);
            line.add(trail);
        }
        if (known.kind().equals("account")) {
            links.account(item).ifPresent(line::add);
        }
        return line;
    }

    /** What the check of the audit trail finds is a word and an id: {@code changed 0199…}. */
    private void addUnknown(ListItem line, String item) {
        int space = item.lastIndexOf(' ');
        UUID entry = Ids.parse(item.substring(space + 1)).orElse(null);
        if (space < 0) {
            line.add(new IdText("item", item));
        } else if (entry == null) {
            line.add(new Span(item));
        } else {
            String word = item.substring(0, space);
            line.add(
                    new Span(TRAIL.getOrDefault(word, word)),
                    new IdText("audit entry", entry.toString()));
            if (!word.equals("missing")) {
                links.auditEntry(entry).ifPresent(line::add);
            }
        }
    }
}
