package io.framehouse.reports.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.UsageExports;
import io.framehouse.reports.UsageExports.Extent;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.Facts;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.Toast;
import java.util.Locale;

/** Says what a file will have before it is fetched. */
final class ExportDialog extends Dialog {
    private final transient UsageModel model;
    private final ExportChoice choice;
    private final String fileName;

    /**
     * A dialog that is not open yet.
     *
     * @param start of the file's name, before the period
     */
    ExportDialog(UsageModel model, ExportChoice choice, String start) {
        super("Export: " + choice.label());
        this.model = model;
        this.choice = choice;
        this.fileName = choice.fileName(start, model.ask().period(), model.ask().filter());
        addClassName("export-dialog");
        Extent extent = model.extent(choice);
        add(facts(extent), note(extent));
        getFooter().add(new Button("Cancel", click -> close()));
        if (fits(extent)) {
            addWays(extent);
        }
    }

    private void addWays(Extent extent) {
        UsageFiles files = model.files();
        boolean large = isLarge(extent);
        if (files != null && !choice.isSummary()) {
            String downloads = files.downloads();
            Button prepare =
                    new Button(
                            "Prepare in background",
                            VaadinIcon.CLOCK.create(),
                            click -> prepare(extent, downloads));
            prepare.addThemeVariants(large ? ButtonVariant.PRIMARY : ButtonVariant.TERTIARY);
            getFooter().add(prepare);
        }
        if (!large) {
            getFooter().add(download());
        }
    }

    private boolean isLarge(Extent extent) {
        return model.files() != null
                && !choice.isSummary()
                && extent.lines() > ExportOrders.MOST_LINES_AT_ONCE;
    }

    private void prepare(Extent extent, String downloads) {
        if (Outcomes.run(() -> model.prepare(choice))) {
            close();
            UI ui = UI.getCurrent();
            Toast.successWith(
                    DownloadsModel.preparing(extent.lines()),
                    "Open Downloads",
                    () -> ui.navigate(downloads));
        }
    }

    private Facts facts(Extent extent) {
        UsagePeriod period = model.ask().period();
        Facts facts =
                new Facts()
                        .add("Period", period.from() + " to " + period.to())
                        .add("Time zone", extent.zone().getId())
                        .add("Rows", rows(extent))
                        .add("Settled", CreditsFormat.sentence(extent.settled()))
                        .add("Columns", choice.columns())
                        .add("File", fileName);
        if (choice.isSummary() && model.compares()) {
            facts.add("Compared with", period.before(model.today()).inSentence());
        }
        if (model.ask().filter().isAll()) {
            return facts;
        }
        String words = model.filterWords(choice);
        return facts.add(
                "Filters",
                words.isEmpty()
                        ? "Not applied: a cost tool puts the file in place of its whole period"
                        : words);
    }

    private String rows(Extent extent) {
        return choice.isSummary()
                ? "One for each " + model.ask().group().label().toLowerCase(Locale.ENGLISH)
                : String.format(Locale.ENGLISH, "%,d", extent.lines());
    }

    private Paragraph note(Extent extent) {
        Paragraph note = new Paragraph(noteText(extent));
        note.addClassName("caption");
        return note;
    }

    private String noteText(Extent extent) {
        if (!fits(extent)) {
            return "A sheet takes %,d rows. Choose a shorter period, or CSV."
                    .formatted(UsageExports.MOST_LINES_OF_A_SHEET);
        }
        if (isLarge(extent)) {
            return "So many rows are prepared in the background. You can leave; the file appears in Downloads for %d days."
                    .formatted(ExportOrders.LIFE.toDays());
        }
        if (model.isClosed()) {
            return "Same period exported twice gives the same file (month closed).";
        }
        return model.isOpen()
                ? "This period is open; the file can change."
                : "This period is over. Exported again, it gives the same file, unless something was renamed; later corrections are rows of the day they are booked on.";
    }

    private boolean fits(Extent extent) {
        return choice != ExportChoice.EXCEL || extent.lines() <= UsageExports.MOST_LINES_OF_A_SHEET;
    }

    private Anchor download() {
        DownloadHandler handler = this::write;
        Anchor download = new Anchor(handler, "Download");
        download.addComponentAsFirst(VaadinIcon.DOWNLOAD_ALT.create());
        download.addClassName("link-button");
        return download;
    }

    private void write(DownloadEvent event) {
        event.setFileName(fileName);
        event.setContentType(choice.contentType());
        model.export(choice, event.getOutputStream());
    }
}
