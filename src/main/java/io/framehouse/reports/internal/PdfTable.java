package io.framehouse.reports.internal;

import java.awt.Color;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** A table of a document: a head that each page repeats, thin rules, totals in bold. */
final class PdfTable {
    private static final float TEXT = 9;
    private static final float SMALL = 8;
    private static final float PADDING = 3;
    private static final float RULE = 0.5f;
    private static final float BEFORE = 14;
    private static final Color LINE = new Color(0xb8, 0xbc, 0xc4);
    private static final Color QUIET = new Color(0x4a, 0x50, 0x5c);

    private final PdfFont font;
    private final PdfPTable table;
    private int firstNumber = Integer.MAX_VALUE;
    private int heads;
    private boolean ruled = true;
    private boolean bold;

    PdfTable(PdfFont font, float... widths) {
        this.font = font;
        this.table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(BEFORE);
        table.setSplitLate(true);
    }

    /** Without rules: names in front of values. */
    PdfTable plain() {
        ruled = false;
        return this;
    }

    /** Columns from here on are aligned to the right. */
    PdfTable numbersFrom(int column) {
        firstNumber = column;
        return this;
    }

    /** What the table is called; stays with it on each page. */
    PdfTable title(String text, float points) {
        PdfPCell cell = new PdfPCell(new Phrase(font.shown(text), font.bold(points)));
        cell.setColspan(table.getNumberOfColumns());
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPaddingLeft(0);
        cell.setPaddingBottom(2 * PADDING);
        table.addCell(cell);
        heads++;
        return this;
    }

    void head(String... titles) {
        Font head = font.bold(SMALL);
        head.setColor(QUIET);
        for (int column = 0; column < titles.length; column++) {
            table.addCell(cell(titles[column], head, column));
        }
        heads++;
        table.setHeaderRows(heads);
    }

    void row(String... cells) {
        for (int column = 0; column < cells.length; column++) {
            boolean strong = bold || (!ruled && column == 0);
            table.addCell(cell(cells[column], strong ? font.bold(TEXT) : font.size(TEXT), column));
        }
    }

    /** What follows is the sum of what stands above. */
    void total() {
        bold = true;
    }

    PdfPTable table() {
        return table;
    }

    private PdfPCell cell(String text, Font how, int column) {
        PdfPCell cell = new PdfPCell(new Phrase(font.shown(text), how));
        cell.setBorder(ruled ? Rectangle.BOTTOM : Rectangle.NO_BORDER);
        cell.setBorderWidth(RULE);
        cell.setBorderColor(LINE);
        cell.setPadding(PADDING);
        cell.setPaddingBottom(PADDING + 2);
        if (!ruled) {
            cell.setPaddingLeft(0);
        }
        cell.setHorizontalAlignment(
                column >= firstNumber ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
        return cell;
    }
}
