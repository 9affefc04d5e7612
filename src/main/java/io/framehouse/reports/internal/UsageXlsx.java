package io.framehouse.reports.internal;

import io.framehouse.reports.UsageFilter;
import io.framehouse.shared.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Usage as a workbook: a sheet of lines, and one that says what it is. Rows leave the memory as
 * they come. A text stays a text whatever it begins with, because a cell says its type; so nothing
 * is put in front of it.
 */
final class UsageXlsx implements UsageWriter {
    private static final int ROWS_KEPT = 200;
    private static final String STAMPED = "docProps/core.xml";

    private final SteadyZip zip;
    private final Workbook book;
    private final Worksheet sheet;
    private final XlsxCells cells;
    private final Period period;
    private final XlsxAbout about;
    private int row;

    /**
     * Begins a workbook; {@code period} is told in it, and its zone names the days.
     *
     * @param filter told in it too, and {@code accounts} the names of those that it names
     */
    UsageXlsx(
            OutputStream target, Period period, UsageFilter filter, Map<String, String> accounts) {
        this.period = period;
        this.about = new XlsxAbout(period, filter, accounts);
        zip = zip(target);
        book = book(zip);
        sheet = book.newWorksheet("Usage");
        cells = new XlsxCells(sheet);
        header();
    }

    @Override
    public void write(UsageLine line) {
        row++;
        cells.row(row);
        times(line);
        what(line);
        who(line);
        money(line);
        about.count(line);
        if (row % ROWS_KEPT == 0) {
            unchecked(sheet::flush);
        }
    }

    @Override
    public void finish() {
        sheet.setAutoFilter(0, 0, row, heads(period.zone()).size() - 1);
        unchecked(sheet::finish);
        about.write(book.newWorksheet("About"));
        unchecked(book::finish);
        unchecked(zip::finish);
    }

    private void times(UsageLine line) {
        cells.time(line.settledAt().atOffset(ZoneOffset.UTC).toLocalDateTime());
        cells.day(line.settledAt().atZone(period.zone()).toLocalDate());
        cells.text(line.bookMonth().toString());
        cells.time(line.submittedAt().atOffset(ZoneOffset.UTC).toLocalDateTime());
    }

    private void what(UsageLine line) {
        cells.text(line.teamName());
        cells.text(line.model());
        cells.text(Wire.of(line.kind()));
        cells.decimal(line.settled());
        cells.decimal(line.quote());
        cells.number(line.seconds());
        cells.text(line.resolution());
        cells.text(line.offPeak() ? "yes" : "no");
    }

    private void who(UsageLine line) {
        cells.text(UsageLine.nameOf(line.member()));
        cells.text(UsageLine.nameOf(line.key()));
        cells.text(line.costCenter());
        cells.text(String.join(" ", line.labels()));
    }

    private void money(UsageLine line) {
        cells.decimal(line.providerCost());
        cells.text(line.providerCostUnit());
        cells.number(line.priceVersion());
        cells.text(line.job().toString());
        cells.text(line.transfer().toString());
        cells.text(line.corrects() == null ? null : line.corrects().toString());
        cells.text(line.providerTask());
    }

    private static List<Head> heads(ZoneId zone) {
        return List.of(
                new Head("Settled at (UTC)", 19),
                new Head("Day (" + zone.getId() + ")", 22),
                new Head("Book month", 12),
                new Head("Submitted at (UTC)", 19),
                new Head("Team", 22),
                new Head("Model", 24),
                new Head("Kind", 10),
                new Head("Settled credits", 16),
                new Head("Quoted credits", 16),
                new Head("Seconds", 10),
                new Head("Resolution", 12),
                new Head("Off-peak", 10),
                new Head("Member", 22),
                new Head("Key", 18),
                new Head("Cost centre", 18),
                new Head("Labels", 24),
                new Head("Provider cost", 14),
                new Head("Provider cost unit", 18),
                new Head("Price version", 14),
                new Head("Job", 38),
                new Head("Ledger transfer", 38),
                new Head("Corrects transfer", 38),
                new Head("Provider task", 38));
    }

    private void header() {
        List<Head> heads = heads(period.zone());
        for (int column = 0; column < heads.size(); column++) {
            sheet.inlineString(0, column, heads.get(column).title());
            sheet.width(column, heads.get(column).width());
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
    }

    /** A ZIP that says nothing of when it was made. */
    static SteadyZip zip(OutputStream target) {
        return new SteadyZip(target, STAMPED, UsageXlsx::withoutStamp);
    }

    static Workbook book(SteadyZip zip) {
        Workbook book = new Workbook(zip, "Framehouse", null);
        // Written anew by the outer ZIP, which compresses.
        book.setCompressionLevel(0);
        return book;
    }

    private static String withoutStamp(String core) {
        return core.replaceFirst("<dcterms:created [^>]*>[^<]*</dcterms:created>", "");
    }

    static void unchecked(Writing writing) {
        try {
            writing.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private record Head(String title, int width) {}

    interface Writing {
        void run() throws IOException;
    }
}
