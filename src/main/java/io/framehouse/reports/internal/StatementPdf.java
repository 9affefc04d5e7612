package io.framehouse.reports.internal;

import io.framehouse.reports.internal.StatementSheet.Correction;
import io.framehouse.reports.internal.StatementSheet.Group;
import io.framehouse.reports.internal.StatementSheet.Movement;
import io.framehouse.reports.internal.StatementSheet.Sums;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfWriter;

/** Lays a statement out on A4 pages. The same sheet gives the same bytes. */
final class StatementPdf {
    private static final float MARGIN = 48;
    private static final float FOOT = 64;
    private static final float TITLE = 20;
    private static final float HEADING = 12;
    private static final float TEXT = 9;
    private static final float GAP = 14;
    private static final float LEADING = 1.3f;
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private final StatementSheet sheet;
    private final PdfFont font = PdfFont.load();
    private final Document page = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, FOOT);

    private StatementPdf(StatementSheet sheet) {
        this.sheet = sheet;
    }

    static void write(StatementSheet sheet, OutputStream target) {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        new StatementPdf(sheet).layOut(made);
        try {
            target.write(SteadyPdf.of(made.toByteArray()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void layOut(OutputStream target) {
        PdfWriter writer = PdfWriter.getInstance(page, target);
        writer.setPageEvent(new StatementFrame(font, label(), sheet.isDraft()));
        page.addTitle(label());
        page.addSubject(font.shown(sheet.team()));
        page.addAuthor("Framehouse");
        page.open();
        head();
        usage();
        corrections();
        balance();
        page.close();
    }

    private String label() {
        return sheet.isDraft() ? "Draft statement " + sheet.month() : "Statement " + sheet.number();
    }

    private void head() {
        line(label(), TITLE, true, 0);
        line(sheet.team(), HEADING + 2, false, 2);
        PdfTable facts = new PdfTable(font, 3, 9).plain();
        facts.row(
                "Period",
                "%s, %s to %s"
                        .formatted(
                                sheet.month().format(MONTH),
                                sheet.month().atDay(1),
                                sheet.month().atEndOfMonth()));
        facts.row("Time zone", sheet.zone().getId());
        facts.row("Status", sheet.isDraft() ? "Not closed: figures can change" : "Closed");
        if (sheet.fingerprint() != null) {
            facts.row("Fingerprint", sheet.fingerprint());
        }
        facts.row("Due", CreditsFormat.exact(sheet.usage().due()) + " credits");
        page.add(facts.table());
    }

    private void usage() {
        groups("Models", "Model", sheet.byModel());
        groups("Cost centres", "Cost centre", sheet.byCostCenter());
        groups("Members", "Member", sheet.byMember());
    }

    private void groups(String title, String column, List<Group> groups) {
        PdfTable table = table(title, 6, 2, 2, 3, 3, 3).numbersFrom(1);
        table.head(column, "Jobs", "Seconds", "Settled", "Corrections", "Due");
        int places =
                places(
                        Stream.concat(groups.stream().map(Group::sums), Stream.of(sheet.usage()))
                                .flatMap(one ->
                                        Stream.of(one.settled(), one.corrections(), one.due())));
        groups.forEach(group ->
                row(table, group.name().isBlank() ? "\u2013" : group.name(), group.sums(), places));
        table.total();
        row(table, "Total", sheet.usage(), places);
        page.add(table.table());
    }

    private static void row(PdfTable table, String name, Sums sums, int places) {
        table.row(
                name,
                count(sums.jobs()),
                count(sums.seconds()),
                CreditsFormat.exactInColumn(sums.settled(), places),
                CreditsFormat.exactInColumn(sums.corrections(), places),
                CreditsFormat.exactInColumn(sums.due(), places));
    }

    private void corrections() {
        String title = "Corrections of earlier months";
        if (sheet.correctionCount() == 0) {
            heading(title);
            line("None.", TEXT, false, 2);
            return;
        }
        PdfTable table = table(title, 3, 3, 9, 3).numbersFrom(3);
        table.head("Booked", "Kind, of month", "Job, transfer, corrected transfer", "Amount");
        int places =
                places(
                        Stream.concat(
                                sheet.corrections().stream().map(Correction::amount),
                                Stream.of(sheet.correctionSum())));
        sheet.corrections().forEach(one -> table.row(cells(one, places)));
        long more = sheet.correctionCount() - sheet.corrections().size();
        if (more > 0) {
            table.row("", "", count(more) + " more, which the CSV of the month lists", "");
        }
        table.total();
        table.row(
                "Total",
                "",
                sheet.correctionCount() == 1 ? "1 line" : count(sheet.correctionCount()) + " lines",
                CreditsFormat.exactInColumn(sheet.correctionSum(), places));
        page.add(table.table());
    }

    private static String[] cells(Correction one, int places) {
        return new String[] {
            one.day().toString(),
            (one.kind().equals("refund") ? "Refund" : "Adjustment") + "\n" + one.month(),
            one.job()
                    + "\n"
                    + one.transfer()
                    + "\n"
                    + (one.corrects() == null ? "\u2013" : one.corrects()),
            CreditsFormat.exactInColumn(one.amount(), places)
        };
    }

    private void balance() {
        PdfTable table = table("Balance", 9, 3).numbersFrom(1);
        table.head("By the time of booking, held credits included", "Credits");
        int places =
                places(
                        Stream.concat(
                                sheet.movements().stream().map(Movement::amount),
                                Stream.of(sheet.opening(), sheet.closing())));
        table.row(
                "Opening, " + sheet.month().atDay(1) + " 00:00",
                CreditsFormat.exactInColumn(sheet.opening(), places));
        sheet.movements()
                .forEach(one ->
                        table.row(word(one), CreditsFormat.signedInColumn(one.amount(), places)));
        table.total();
        table.row(
                sheet.isDraft()
                        ? "Now"
                        : "Closing, " + sheet.month().plusMonths(1).atDay(1) + " 00:00",
                CreditsFormat.exactInColumn(sheet.closing(), places));
        page.add(table.table());
    }

    private static String word(Movement movement) {
        return switch (movement.kind()) {
            case "grant" -> "Granted";
            case "settle" -> "Settled jobs";
            case "refund" -> "Refunds";
            case "adjust" -> "Adjustments";
            case "expire" -> "Expired";
            default -> movement.kind();
        };
    }

    private PdfTable table(String title, float... widths) {
        return new PdfTable(font, widths).title(title, HEADING);
    }

    private void heading(String text) {
        line(text, HEADING, true, GAP);
    }

    private void line(String text, float points, boolean bold, float before) {
        Paragraph line =
                new Paragraph(font.shown(text), bold ? font.bold(points) : font.size(points));
        line.setLeading(points * LEADING);
        line.setSpacingBefore(before);
        line.setKeepTogether(true);
        page.add(line);
    }

    /** All amounts of a table have as many decimals, so that they stand under each other. */
    private static int places(Stream<Credits> amounts) {
        return CreditsFormat.places(amounts.toList());
    }

    private static String count(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    /** The date of making is no part of the document. */
    static void withoutClock(PdfWriter writer) {
        writer.getInfo().remove(PdfName.CREATIONDATE);
        writer.getInfo().remove(PdfName.MODDATE);
    }
}
