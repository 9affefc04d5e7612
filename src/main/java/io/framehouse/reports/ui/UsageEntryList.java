package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.framehouse.reports.UsageEntry;
import io.framehouse.reports.UsageFigures;
import io.framehouse.shared.Page;
import io.framehouse.ui.CardTable;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.IdText;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.TimeText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a figure is made of: jobs and corrections with their ledger entries and provider tasks. */
final class UsageEntryList extends Div {
    private final transient UsageModel model;
    private final transient EntryChoice choice;
    private final CardTable<UsageEntry> table;
    private final int places;
    private final Button more = new Button("Show more");
    private @Nullable String cursor;

    /**
     * The list that the address asks for.
     *
     * @param back to the figures
     * @param jobLink the page of a job, for those who may open it
     */
    UsageEntryList(
            UsageModel model,
            EntryChoice choice,
            String back,
            Function<UsageEntry, Optional<String>> jobLink) {
        this.model = model;
        this.choice = choice;
        this.table = new CardTable<>(choice.label());
        addClassName("usage__entries");
        Page<UsageEntry> first = model.entries(choice, null);
        places = CreditsFormat.places(first.items().stream().map(UsageEntry::settled).toList());
        columns(jobLink);
        H2 title = new H2(choice.label() + " in " + model.ask().period().inSentence());
        title.addClassName("section-title");
        Paragraph sum = new Paragraph(sum());
        sum.addClassNames("usage__entries-sum", "num");
        Anchor link = new Anchor(back, "Back to the figures");
        link.addClassName("usage__back");
        add(link, title, sum);
        if (first.items().isEmpty()) {
            add(new Paragraph("Nothing here in this period for the chosen filters."));
            return;
        }
        table.rows(first.items());
        cursor = first.nextCursor();
        more.setVisible(cursor != null);
        more.addClickListener(click -> Outcomes.run(this::append));
        add(table, more);
    }

    private void append() {
        Page<UsageEntry> next = model.entries(choice, cursor);
        table.append(next.items());
        cursor = next.nextCursor();
        more.setVisible(cursor != null);
    }

    /** What the lines come to, so that the number that was clicked is found again. */
    private String sum() {
        UsageFigures total = model.sum().total();
        return switch (choice) {
            case BOOKS ->
                    "%s lines, %s"
                            .formatted(
                                    UsageNumbers.count(total.lines()),
                                    CreditsFormat.sentence(total.settled()));
            case SETTLED ->
                    "%s jobs, %s before corrections"
                            .formatted(
                                    UsageNumbers.count(total.jobs()),
                                    CreditsFormat.sentence(UsageNumbers.ofJobs(total)));
            case REFUNDED -> CreditsFormat.sentence(total.refunded()) + " given back";
            case FAILED -> UsageNumbers.count(total.failed()) + " jobs failed and cost nothing";
            case CANCELLED -> UsageNumbers.count(total.cancelled()) + " jobs were cancelled";
        };
    }

    private void columns(Function<UsageEntry, Optional<String>> jobLink) {
        table.title("Time", entry -> TimeText.absolute(entry.at(), model.zone()));
        table.column("What", entry -> new Span(kind(entry)));
        table.column("Job", entry -> job(entry, jobLink.apply(entry)));
        if (model.allTeams()) {
            table.column("Team", entry -> text(entry.teamName()));
        }
        table.column("Model", entry -> text(entry.model()));
        table.column("By", entry -> text(by(entry)));
        table.amount(
                "Settled cr",
                entry -> new Span(CreditsFormat.exactInColumn(entry.settled(), places)));
        table.column("Ledger entry", UsageEntryList::ledger);
        table.column("Provider task", UsageEntryList::task);
        if (model.allTeams()) {
            table.amount("Provider cost", entry -> new Span(cost(entry)));
        }
    }

    private static Component job(UsageEntry entry, Optional<String> link) {
        String id = entry.job().toString();
        Div job = new Div(new IdText("job id", id));
        link.ifPresent(address -> {
            Anchor open = new Anchor(address, "Open");
            open.getElement().setAttribute("aria-label", "Open job " + id);
            job.add(open);
        });
        job.addClassName("usage__job");
        return job;
    }

    private static Component ledger(UsageEntry entry) {
        return entry.transfer() == null
                ? new Span("\u2013")
                : new IdText("ledger entry", entry.transfer().toString());
    }

    private static Component task(UsageEntry entry) {
        return entry.providerTask() == null
                ? new Span("\u2013")
                : new IdText("provider task", entry.providerTask());
    }

    private static String cost(UsageEntry entry) {
        return entry.providerCost() == null || entry.providerUnit() == null
                ? "\u2013"
                : UsageNumbers.amount(entry.providerCost()) + " " + entry.providerUnit();
    }

    private static String by(UsageEntry entry) {
        List<String> names =
                Stream.of(entry.member(), entry.key())
                        .filter(Objects::nonNull)
                        .map(UsageEntry.Named::name)
                        .toList();
        return names.isEmpty() ? "\u2013" : String.join(", ", names);
    }

    private static String kind(UsageEntry entry) {
        String word = entry.kind().name().toLowerCase(Locale.ROOT);
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static Span text(String text) {
        Span span = new Span(text);
        span.getElement().setAttribute("dir", "auto");
        return span;
    }
}
