package io.framehouse.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.framehouse.audit.AuditLog.Entry;
import io.framehouse.ui.CardTable;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.SidePanel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log with its filters, which the address keeps as it keeps the entry that is open. */
final class AuditScreen extends Div {
    private static final String HELP =
            "Who changed money, keys, models, members and settings. Nothing here can be changed.";

    private final transient AuditModel model;
    private final transient AuditLinks links;
    private final String path;
    private final AuditFilterBar filters;
    private final Div more = new Div();
    private final Div master;
    private final SidePanel layout;
    private @Nullable SafeBlock list;
    private transient AuditFilter shown = AuditFilter.none();

    /**
     * A screen.
     *
     * @param path of the page, without query
     * @param fileName of exports, before the day
     */
    AuditScreen(AuditModel model, AuditLinks links, String path, String fileName) {
        this.model = model;
        this.links = links;
        this.path = path;
        addClassName("audit");
        filters = new AuditFilterBar(model, this::goTo);
        more.addClassName("audit__more");
        master =
                new Div(new PageHeader("Audit log", HELP).actions(export(fileName)), filters);
        master.addClassName("master");
        layout = new SidePanel(master).onClose(() -> goTo(shown));
        add(layout);
    }

    /** Shows what the address says; the list is read again only where its filters changed. */
    void show(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        AuditFilter wanted = AuditFilter.of(query);
        SafeBlock block = list;
        if (block == null) {
            shown = wanted;
            block =
                    new SafeBlock(
                            "Could not load the log. Entries are still being written.",
                            this::load);
            list = block;
            master.add(block);
        } else if (!wanted.equals(shown)) {
            shown = wanted;
            block.load();
        }
        open(query.getSingleParameter(AuditNavigation.ENTRY).orElse(""));
    }

    private void open(String id) {
        if (id.isEmpty()) {
            layout.close();
            return;
        }
        Entry entry = model.find(id).orElseThrow(NotFoundException::new);
        layout.open(
                AuditWords.title(entry.action()),
                new EntryPanel(entry, links, path, model.zone(), model.allTeams()));
    }

    private Component load() {
        filters.show(shown);
        List<Entry> entries = model.load(shown);
        filters.setResult(entries.isEmpty() ? "" : model.summary());
        if (entries.isEmpty()) {
            return empty();
        }
        CardTable<Entry> table =
                AuditTable.make(model, entry -> path + query(entry)).append(entries);
        showMore(table);
        Div content = new Div(table, more);
        content.addClassName("audit__list");
        return content;
    }

    private void showMore(CardTable<Entry> table) {
        more.removeAll();
        if (model.hasMore()) {
            Button button = new Button("Show older entries");
            button.setDisableOnClick(true);
            button.addClickListener(click -> {
                Outcomes.run(() -> table.append(model.more()));
                filters.setResult(model.summary());
                showMore(table);
            });
            more.add(button);
        } else if (model.isCapped()) {
            more.add(new Paragraph("Narrow the period, or export it to see more."));
        }
    }

    private Component empty() {
        if (!model.hasAny()) {
            return new EmptyState(
                    VaadinIcon.BOOK,
                    "No entries yet",
                    "Every change to money, keys, models, members and prices is written here.");
        }
        if (!shown.isActive()) {
            Button all =
                    new Button(
                            "Show any time",
                            click -> goTo(shown.withPeriod(AuditPeriod.ALL)));
            return new EmptyState(
                    VaadinIcon.BOOK,
                    "Nothing was changed lately",
                    "The log has no entry of the last 30 days.",
                    all);
        }
        Button clear = new Button("Clear filters", click -> goTo(AuditFilter.none()));
        clear.addThemeVariants(ButtonVariant.PRIMARY);
        return new EmptyState(
                VaadinIcon.FILTER,
                "No entries match",
                "What was written does not fit these filters, or is older than the period.",
                clear);
    }

    private String query(Entry entry) {
        String filter = shown.toQuery().getQueryString();
        return "?"
                + (filter.isEmpty() ? "" : filter + "&")
                + AuditNavigation.ENTRY
                + "="
                + entry.id();
    }

    private void goTo(AuditFilter filter) {
        UI.getCurrent().navigate(path, filter.toQuery());
    }

    private Component export(String fileName) {
        DownloadHandler csv = event -> write(event, fileName);
        Anchor export = new Anchor(csv, "Export CSV");
        export.addComponentAsFirst(VaadinIcon.DOWNLOAD_ALT.create());
        export.addClassName("link-button");
        export.setTitle("All entries that these filters let through, newest first");
        return export;
    }

    private void write(DownloadEvent event, String fileName) {
        event.setFileName(fileName + "-" + model.today() + ".csv");
        event.setContentType("text/csv; charset=utf-8");
        model.export(event.getOutputStream());
    }
}
