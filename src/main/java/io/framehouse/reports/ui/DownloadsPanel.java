package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.ExportOrders.Order;
import io.framehouse.reports.ExportOrders.State;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageFilterWords;
import io.framehouse.ui.CardTable;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import java.util.List;
import java.util.Set;

/** Exports that are being prepared or can be fetched, each with how far it is. */
final class DownloadsPanel extends Div {
    private final transient DownloadsModel model;
    private final String usage;

    /**
     * A page.
     *
     * @param usage the path of the screen that makes exports
     */
    DownloadsPanel(DownloadsModel model, LiveUpdates live, String help, String usage) {
        this.model = model;
        this.usage = usage;
        addClassName("downloads");
        SafeBlock list = new SafeBlock("Could not load the exports. Nothing is lost.", this::list);
        live.bind(list, model.place(), Set.of(ExportOrders.TOPIC), list::load);
        add(new PageHeader("Downloads", help), list);
    }

    private Component list() {
        List<Order> orders = model.load();
        if (orders.isEmpty()) {
            return new EmptyState(
                    VaadinIcon.DOWNLOAD_ALT,
                    "No exports",
                    "Exports that are prepared in the background appear here and stay for "
                            + ExportOrders.LIFE.toDays()
                            + " days.",
                    new Anchor(usage, "Open usage"));
        }
        return new CardTable<Order>("Exports")
                .title("File", this::file)
                .column("Asked for", order -> caption(model.asked(order)))
                .column("State", this::state)
                .actions(this::actions)
                .rows(orders);
    }

    private Component file(Order order) {
        Span name = new Span(order.fileName());
        name.addClassName("downloads__name");
        Div cell =
                new Div(
                        name,
                        caption(
                                DownloadsModel.format(order.format())
                                        + " \u00b7 "
                                        + DownloadsModel.period(order)));
        if (!order.filter().isAll()) {
            cell.add(caption(UsageFilterWords.inOneLine(order.filter())));
        }
        return cell;
    }

    private Component state(Order order) {
        Div cell = new Div(badge(order.state()), caption(model.words(order)));
        cell.addClassName("downloads__state");
        if (order.isOpen()) {
            ProgressBar bar = new ProgressBar(0, 1, DownloadsModel.percent(order) / 100.0);
            bar.setIndeterminate(order.state() == State.WAITING);
            bar.getElement().setAttribute("aria-label", "Progress of " + order.fileName());
            cell.add(bar);
        }
        return cell;
    }

    private static StatusBadge badge(State state) {
        return switch (state) {
            case WAITING -> StatusBadge.of("Waiting", VaadinIcon.CLOCK, Style.NEUTRAL);
            case RUNNING -> StatusBadge.of("Preparing", VaadinIcon.REFRESH, Style.ALIVE);
            case READY -> StatusBadge.of("Ready", VaadinIcon.CHECK, Style.GOOD);
            case FAILED -> StatusBadge.of("Failed", VaadinIcon.WARNING, Style.BAD);
            case EXPIRED -> StatusBadge.of("Expired", VaadinIcon.CLOCK, Style.NEUTRAL);
        };
    }

    private Component actions(Order order) {
        Button remove =
                new Button(
                        order.isOpen() ? "Stop" : "Remove",
                        VaadinIcon.TRASH.create(),
                        click -> askToRemove(order));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel((order.isOpen() ? "Stop " : "Remove ") + order.fileName());
        Div cell = new Div();
        cell.addClassNames("button-row", "downloads__actions");
        if (order.state() == State.READY) {
            cell.add(download(order));
        }
        cell.add(remove);
        return cell;
    }

    private Anchor download(Order order) {
        DownloadHandler handler =
                event -> {
                    event.setFileName(order.fileName());
                    event.setContentType(contentType(order.format()));
                    model.write(order, event.getOutputStream());
                };
        Anchor link = new Anchor(handler, "Download");
        link.addComponentAsFirst(VaadinIcon.DOWNLOAD_ALT.create());
        link.addClassName("link-button");
        link.getElement().setAttribute("aria-label", "Download " + order.fileName());
        return link;
    }

    private static String contentType(Format format) {
        return format == Format.XLSX
                ? ExportChoice.EXCEL.contentType()
                : ExportChoice.JOBS.contentType();
    }

    private void askToRemove(Order order) {
        if (order.state() != State.READY) {
            remove(order);
            return;
        }
        ConfirmDialogs.ask(
                "Remove " + ConfirmDialogs.cut(order.fileName()) + "?",
                "The file goes for everybody. The period can be exported again.",
                "Remove file",
                "Keep file",
                () -> remove(order));
    }

    /** The signal of the change makes the list anew. */
    private void remove(Order order) {
        Outcomes.run(() -> model.remove(order));
    }

    private static Span caption(String text) {
        Span caption = new Span(text);
        caption.addClassName("caption");
        return caption;
    }
}
