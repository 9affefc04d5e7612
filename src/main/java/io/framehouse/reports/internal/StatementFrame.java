package io.framehouse.reports.internal;

import java.awt.Color;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** What stands around each page of a statement: its number, the page's, and the mark of a draft. */
final class StatementFrame extends PdfPageEventHelper {
    private static final float SMALL = 8;
    private static final float FOOT = 36;
    private static final float MARK = 84;
    private static final float MARK_ANGLE = 54;
    private static final float TOTAL_WIDTH = 24;
    private static final float SPACE = 2.5f;
    private static final Color PALE = new Color(0xea, 0xec, 0xf0);

    private final PdfFont font;
    private final String label;
    private final boolean draft;
    private @org.jspecify.annotations.Nullable PdfTemplate total;

    StatementFrame(PdfFont font, String label, boolean draft) {
        this.font = font;
        this.label = label;
        this.draft = draft;
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        total = writer.getDirectContent().createTemplate(TOTAL_WIDTH, 2 * SMALL);
        StatementPdf.withoutClock(writer);
    }

    /** Below what the page says. */
    @Override
    public void onStartPage(PdfWriter writer, Document document) {
        if (!draft) {
            return;
        }
        PdfContentByte under = writer.getDirectContentUnder();
        under.saveState();
        under.setColorFill(PALE);
        under.beginText();
        under.setFontAndSize(font.base(), MARK);
        under.showTextAligned(
                Element.ALIGN_CENTER,
                "NOT CLOSED",
                document.getPageSize().getWidth() / 2,
                document.getPageSize().getHeight() / 2,
                MARK_ANGLE);
        under.endText();
        under.restoreState();
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        PdfContentByte over = writer.getDirectContent();
        ColumnText.showTextAligned(
                over,
                Element.ALIGN_LEFT,
                new Phrase(label + (draft ? " \u00b7 not closed" : ""), font.size(SMALL)),
                document.left(),
                FOOT,
                0);
        String page = "Page " + writer.getPageNumber() + " of";
        float end = document.right() - TOTAL_WIDTH / 2;
        ColumnText.showTextAligned(
                over, Element.ALIGN_RIGHT, new Phrase(page, font.size(SMALL)), end, FOOT, 0);
        if (total != null) {
            over.addTemplate(total, end + SPACE, FOOT);
        }
    }

    /** How many pages there are is known at the end only. */
    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        if (total != null) {
            total.beginText();
            total.setFontAndSize(font.base(), SMALL);
            total.showText(Integer.toString(writer.getPageNumber() - 1));
            total.endText();
        }
    }
}
