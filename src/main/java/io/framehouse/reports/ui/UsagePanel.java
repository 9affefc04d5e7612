package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import io.framehouse.reports.UsageEntry;
import io.framehouse.ui.ErrorIds;
import io.framehouse.ui.ErrorState;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;

/** A usage screen: what its address asks, above the figures or the lines behind one of them. */
final class UsagePanel extends Div {
    private static final String FAILED = "Could not load usage. Nothing is lost.";
    private static final String TOO_LONG =
            "The report took too long. Choose a shorter period, or export it.";

    private final transient UsageModel model;
    private final String path;
    private final transient Function<UsageEntry, Optional<String>> jobLink;
    private final UsagePeriodFields period;
    private final UsageFilterFields filter;
    private @Nullable SafeBlock figures;

    /**
     * A screen.
     *
     * @param path of the page, without query
     * @param fileName of exports, before the period
     * @param jobLink the page of a job, for those who may open it
     */
    UsagePanel(
            UsageModel model,
            String title,
            String help,
            String path,
            String fileName,
            Function<UsageEntry, Optional<String>> jobLink) {
        this.model = model;
        this.path = path;
        this.jobLink = jobLink;
        this.period = new UsagePeriodFields(model, path, this::goTo);
        this.filter = new UsageFilterFields(model, chosen -> goTo(model.ask().withFilter(chosen)));
        addClassName("usage");
        Div search = new Div(period, filter);
        search.addClassName("usage__search");
        search.getElement().setAttribute("role", "search").setAttribute("aria-label", "Report");
        add(new PageHeader(title, help).actions(new ExportMenu(model, fileName)), search);
    }

    /** Puts something between the title and what is asked. */
    UsagePanel under(Component tabs) {
        addComponentAtIndex(1, tabs);
        return this;
    }

    /** Shows what the address says. */
    void show(BeforeEnterEvent event) {
        model.show(event.getLocation().getQueryParameters());
        period.show(model.ask());
        filter.show(model.ask());
        SafeBlock block = figures;
        if (block == null) {
            block = new SafeBlock(FAILED, this::content);
            figures = block;
            add(block);
        } else {
            block.load();
        }
    }

    private Component content() {
        try {
            EntryChoice entries = model.ask().entries();
            return entries == null
                    ? new UsageBody(
                            model.load(), model, path, this::goTo, this::open, this::showTables)
                    : new UsageEntryList(
                            model,
                            entries,
                            UsageAddress.link(path, model.ask().withEntries(null)),
                            jobLink);
        } catch (QueryTimeoutException late) {
            return new ErrorState(TOO_LONG, ErrorIds.report(late), this::again);
        }
    }

    private void again() {
        if (figures != null) {
            figures.load();
        }
    }

    private void goTo(UsageAsk ask) {
        getUI().ifPresent(ui -> ui.navigate(path, UsageAddress.write(ask)));
    }

    private void open(String link) {
        Location location = new Location(link);
        getUI().ifPresent(ui -> ui.navigate(location.getPath(), location.getQueryParameters()));
    }

    /** Nothing is loaded anew for it; only the address has to say it. */
    private void showTables(Set<String> tables) {
        model.showTables(tables);
        getUI().ifPresent(ui ->
                ui.getPage()
                        .getHistory()
                        .replaceState(null, new Location(path, UsageAddress.write(model.ask()))));
    }
}
